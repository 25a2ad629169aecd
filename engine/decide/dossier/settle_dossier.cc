#include "engine/decide/dossier/settle_dossier.h"

#include "engine/decide/account/available.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/split_accounts.h"
#include "engine/law/settlement.h"
#include "events/chart.h"
#include "events/values/optional_date.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

/// The lines of one settlement, one after another: what pays a debt is not there for
/// the next.
class SettlementPostings {
public:
    SettlementPostings(const Account& account, const DossierId& id, const Situation& at, RuleNames& rules)
        : account_(account), id_(id), provider_(account.dossiers.at(id).provider), at_(at), rules_(rules) {}

    /// What of the released part paid a debt.
    Cents line(const SplitPart& part, const SettledPart& settled) {
        const SplitAccounts of = accounts_of(part.source);
        postings_.of(dimensions_of(part, id_, provider_));
        Cents debt;
        if (of.rights())
            debt = rights(*of.bucket, of.resource_class, part, settled);
        else if (part.source == SplitSource::top_up)
            postings_.debit(top_up_reserved, of.resource_class, part.reserved)
                .credit(used, of.resource_class, settled.debited)
                .credit(source_top_up, of.resource_class, settled.released)
                .credit(forfeited, of.resource_class, settled.forfeited);
        else
            holder(part, settled);
        if (part.source != SplitSource::card && part.source != SplitSource::credit_note)
            postings_.debit(fund_commitments_contra, of.resource_class, part.reserved)
                .credit(fund_commitments, of.resource_class, part.reserved);
        expense(part.source, of.resource_class, settled.debited);
        return debt;
    }
    Postings take(Cents due) {
        postings_.of({.dossier = id_, .provider = provider_}).credit(provider_accrued, ResourceClass::none, due);
        return std::move(postings_);
    }

private:
    const Account& account_;
    const DossierId& id_;
    const Siret provider_;
    const Situation& at_;
    RuleNames& rules_;
    Postings postings_;
    Cents paid_;  ///< of the holder's debt, by lines before

    Cents rights(Bucket bucket, ResourceClass of, const SplitPart& part, const SettledPart& settled) {
        const EuroAccounts accounts = accounts_of(bucket);
        const auto& recovery = at_.rules.debt_recovery.nearest(at_.on);
        const Cents owed = account_.holdings.debt - paid_;
        PaidDebt paid{Cents(), settled.released};
        if (owed > Cents() && settled.released > Cents() && recovery.terms.pays(bucket)) {
            paid = pay_debt(settled.released, owed);
            if (paid_ == Cents()) rules_.push_back(recovery.name);
            paid_ += paid.to_debt;
        }
        postings_.debit(accounts.reserved, of, part.reserved)
            .credit(used, of, settled.debited)
            .credit(accounts.available, of, paid.available)
            .credit(holder_debt, of, paid.to_debt)
            .credit(forfeited, of, settled.forfeited);
        return paid.to_debt;
    }
    /// Card money goes back to the card, a credit note to the note; what is kept
    /// becomes a note.
    void holder(const SplitPart& part, const SettledPart& settled) {
        const bool card = part.source == SplitSource::card;
        postings_.debit(holder_payments, ResourceClass::holder, settled.refunded + settled.credit_note)
            .credit(card ? holder_refundable : holder_credit_note, ResourceClass::holder, settled.refunded)
            .credit(holder_credit_note, ResourceClass::holder, settled.credit_note);
    }
    /// Who the part that the provider is due comes from.
    void expense(SplitSource source, ResourceClass of, Cents debited) {
        const auto from = [&] {
            switch (source) {
                case SplitSource::annual:
                case SplitSource::dif:
                case SplitSource::cec: return fund_mutualised;
                case SplitSource::grant:
                case SplitSource::top_up: return relay_clearing;
                case SplitSource::credit_note:
                case SplitSource::card: break;
            }
            return holder_payments;
        }();
        postings_.debit(fund_expense, of, debited).debit(from, of, debited).credit(fund_resources, of, debited);
    }
};

}  // namespace

Event expire_grant(const Account& account, const GrantId& id, Cents cents, const Situation& at,
                   const DossierId* dossier) {
    const Grant& grant = account.grants.at(id);
    event::GrantExpired event;
    event.grant = std::make_unique<wire::GrantPartT>();
    event.grant->grant = id;
    event.grant->funder = grant.funder;
    event.cents = cents;
    event.refundable = grant.refund_unused;
    Dimensions dimensions{.dossier = {}, .provider = {}, .funder = grant.funder, .grant = id};
    if (dossier) {
        dimensions.dossier = *dossier;
        dimensions.provider = account.dossiers.at(*dossier).provider;
    }
    return fact(at, std::move(event), named({&at.rules.grant_expiry.nearest(at.on)}),
                Postings(dimensions)
                    .debit(grant_available, ResourceClass::grant, cents)
                    .credit(grant.refund_unused ? source_grant : forfeited, ResourceClass::grant, cents));
}

Events settle_dossier(const Account& account, const DossierId& id, SettlementCase row, DossierState to, RuleNames why,
                      const Situation& at) {
    const Dossier& dossier = account.dossiers.at(id);
    std::vector<PricedLine> lines;
    for (const SplitPart& part : dossier.split) lines.push_back({part.source, part.reserved});
    const SettlementAmounts amounts = settle(row, dossier.rate, lines, at.rules, dossier.accepted_on);

    RuleNames rules = std::move(why);
    rules.push_back(at.rules.cgu_version.nearest(dossier.accepted_on).name);
    for (const RuleEntry* entry : amounts.rules) rules.push_back(entry->name);
    auto settlement = std::make_unique<wire::SettlementT>();
    settlement->dossier = id;
    settlement->provider = dossier.provider;
    settlement->state = to;
    settlement->rate = static_cast<std::uint8_t>(dossier.rate);
    settlement->due_cents = amounts.due;
    SettlementPostings postings(account, id, at, rules);
    bool taken = false, refunded = false;
    for (std::size_t i = 0; i < dossier.split.size(); ++i) {
        const SettledPart& part = amounts.parts[i];
        auto line = std::make_unique<wire::SettledLineT>();
        line->line = wire_line(dossier.split[i]);
        line->debited_cents = part.debited;
        line->released_cents = part.released;
        line->forfeited_cents = part.forfeited;
        line->refunded_cents = part.refunded;
        line->credit_note_cents = part.credit_note;
        line->debt_cents = postings.line(dossier.split[i], part);
        settlement->lines.push_back(std::move(line));
        taken = taken || part.debited > Cents() || part.forfeited > Cents();
        refunded = refunded || (dossier.split[i].source == SplitSource::card && part.refunded > Cents());
    }
    if (refunded) {
        const auto& delay = at.rules.delay_holder_refund.nearest(at.on);
        settlement->refund_by = wire_day(delay.terms.last_day(at.on));
        rules.push_back(delay.name);
    }
    EventBody body;
    if (taken)
        body.emplace<event::RightsDebited>().settlement = std::move(settlement);
    else
        body.emplace<event::RightsReleased>().settlement = std::move(settlement);
    Events events{fact(at, std::move(body), std::move(rules), postings.take(amounts.due))};
    for (std::size_t i = 0; i < dossier.split.size(); ++i) {
        const auto& grant = dossier.split[i].grant;
        if (!grant || amounts.parts[i].released == Cents()) continue;
        const auto& use_by = account.grants.at(*grant).use_by;
        if (use_by && *use_by < at.on)
            events.push_back(expire_grant(account, *grant, amounts.parts[i].released, at, &id));
    }
    return events;
}

Events validate_service(const Account& account, const DossierId& id, const Situation& at) {
    const Dossier& dossier = account.dossiers.at(id);
    const auto& bands = at.rules.settlement_bands.nearest(dossier.accepted_on);
    const SettlementCase row = case_of_service(dossier.settles_as(), dossier.rate, dossier.force_majeure, bands.terms);
    RuleNames why;
    if (dossier.settles_as() == EndMotive::trainee) why.push_back(bands.name);
    return settle_dossier(account, id, row, DossierState::service_validated, std::move(why), at);
}

}  // namespace grandlivre
