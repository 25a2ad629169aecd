#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/financing_case.h"
#include "engine/decide/dossier/split_accounts.h"
#include "events/chart.h"

namespace grandlivre {
namespace {

/// One line a source in the order of use, then what the holder pays himself.
std::vector<SplitPart> split_of(const Financing& financing, const request::AcceptProposal& request) {
    std::vector<SplitPart> split;
    const auto add = [&](SplitSource source, Cents cents) -> SplitPart& {
        SplitPart& part = split.emplace_back();
        part.source = source;
        part.reserved = cents;
        return part;
    };
    for (const FinancingLine& line : financing.lines) {
        SplitPart& part = add(line.source, line.cents);
        part.grant = line.grant;
        part.funder = line.funder;
        part.kind = line.top_up;
    }
    if (request.credit_note_cents > Cents()) add(SplitSource::credit_note, request.credit_note_cents);
    if (request.card_cents > Cents()) add(SplitSource::card, request.card_cents);
    return split;
}

/// Rights from available to reserved, top-ups promised, the holder's money taken; the
/// fund commits itself to all but the holder's part.
Postings postings_of(const std::vector<SplitPart>& split, const DossierId& dossier, Siret provider) {
    using enum LedgerAccount;
    Postings postings;
    for (const SplitPart& part : split) {
        const SplitAccounts of = accounts_of(part.source);
        const Cents cents = part.reserved;
        postings.of(dimensions_of(part, dossier, provider));
        if (of.rights()) {
            const EuroAccounts bucket = accounts_of(*of.bucket);
            postings.debit(bucket.available, of.resource_class, cents)
                .credit(bucket.reserved, of.resource_class, cents);
        } else if (part.source == SplitSource::top_up) {
            postings.debit(source_top_up, of.resource_class, cents).credit(top_up_reserved, of.resource_class, cents);
        } else {
            const LedgerAccount from = part.source == SplitSource::card ? card_clearing : holder_credit_note;
            postings.debit(from, of.resource_class, cents).credit(holder_payments, of.resource_class, cents);
            continue;
        }
        postings.debit(fund_commitments, of.resource_class, cents)
            .credit(fund_commitments_contra, of.resource_class, cents);
    }
    return postings;
}

}  // namespace

/// The order is concluded: its price is split over what there is in the order in force
/// on the day (CT R6333-3), the holder pays the rest, at least the participation (CT
/// L6323-7). The split is kept, and every later movement follows it.
Decision decide(const Account& account, const request::AcceptProposal& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, request.dossier));
    const auto found = account.dossiers.find(request.dossier);
    const TrainingKind training = found == account.dossiers.end() ? TrainingKind{} : found->second.training;
    GL_REFUSE_IF(refuse_inactive_unless_volunteer(account, training));
    GL_REFUSE_IF(refuse_state(account, request.dossier, {DossierState::proposed}));
    const Dossier& dossier = found->second;
    GL_REFUSE_IF(refuse_late(dossier, at));

    const Financing financing = finance(financing_case(account, dossier, at.on), at.rules);
    if (!financing.not_eligible.empty()) return refuse(Reason::not_eligible, "{}", financing.not_eligible);
    if (request.card_cents + request.credit_note_cents != financing.holder)
        return refuse(Reason::payment_mismatch, "the holder pays {} cents, not {}", financing.holder.count(),
                      (request.card_cents + request.credit_note_cents).count());
    if (request.credit_note_cents > account.holdings.credit_note)
        return refuse(Reason::insufficient_rights, "{} cents of credit note asked, {} held",
                      request.credit_note_cents.count(), account.holdings.credit_note.count());

    const auto& terms = at.rules.cgu_version.nearest(at.on);
    const auto& withdrawal = at.rules.delay_withdrawal.nearest(at.on);
    RuleNames rules = named({&terms, &withdrawal});
    for (const RuleEntry* entry : financing.rules) rules.push_back(entry->name);
    const auto split = split_of(financing, request);
    event::RightsReserved event;
    event.dossier = request.dossier;
    event.price_cents = dossier.price;
    event.participation_cents = financing.participation;
    for (const SplitPart& part : split) event.lines.push_back(wire_line(part));
    event.payment_reference = request.payment_reference;
    event.cgu = terms.terms.version;
    event.withdraw_by = withdrawal.terms.last_day(at.on);
    return Events{fact(at, std::move(event), std::move(rules), postings_of(split, request.dossier, dossier.provider))};
}

}  // namespace grandlivre
