#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/split_accounts.h"

namespace grandlivre {
namespace {

/// Who paid, in the order of the lines: mutualised rights together where the first of
/// them stands, each grant and top-up, the holder last.
std::vector<std::unique_ptr<wire::ShareT>> shares_of(const Dossier& dossier) {
    std::vector<std::unique_ptr<wire::ShareT>> shares;
    std::size_t mutualised = dossier.split.size();
    Cents holder;
    const auto add = [&](ResourceClass of, Cents cents) -> wire::ShareT& {
        auto& share = *shares.emplace_back(std::make_unique<wire::ShareT>());
        share.resource_class = of;
        share.cents = cents;
        return share;
    };
    for (const SplitPart& part : dossier.split) {
        if (part.debited == Cents()) continue;
        if (part.source == SplitSource::card || part.source == SplitSource::credit_note) {
            holder += part.debited;
        } else if (part.source == SplitSource::grant || part.source == SplitSource::top_up) {
            auto& share = add(accounts_of(part.source).resource_class, part.debited);
            auto line = wire_line(part);
            share.grant = std::move(line->grant);
            share.top_up = std::move(line->top_up);
        } else if (mutualised < shares.size()) {
            shares[mutualised]->cents += part.debited;
        } else {
            mutualised = shares.size();
            add(ResourceClass::mutualised, part.debited);
        }
    }
    if (holder > Cents()) add(ResourceClass::holder, holder);
    return shares;
}

event::TrainingRecap recap_of(const Account& account, const DossierId& id) {
    const Dossier& dossier = account.dossiers.at(id);
    event::TrainingRecap recap;
    recap.dossier = id;
    recap.price_cents = dossier.price;
    recap.rate = static_cast<std::uint8_t>(dossier.rate);
    recap.invoiced_cents = dossier.due;
    for (const SplitPart& part : dossier.split) {
        const SplitAccounts of = accounts_of(part.source);
        if (of.rights()) {
            auto& line = *recap.rights.emplace_back(std::make_unique<wire::RecapLineT>());
            line.source = part.source;
            line.cents = part.debited + part.forfeited;
        } else {
            (part.source == SplitSource::top_up ? recap.others_cents : recap.holder_cents) += part.debited;
        }
    }
    recap.remaining_cents = balance_of(account.holdings).available;
    return recap;
}

}  // namespace

/// Exactly what the dossier's settlement says is due, once; payable thirty days later.
Decision decide(const Account& account, const request::SubmitInvoice& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, request.dossier));
    const auto found = account.dossiers.find(request.dossier);
    if (found == account.dossiers.end()) {
        GL_REFUSE_IF(refuse_state(account, request.dossier, {DossierState::hours_ended}));
        return refuse(Reason::nothing_due, "a dossier in hours is invoiced elsewhere");
    }
    const Dossier& dossier = found->second;
    if (dossier.under_way())
        return refuse(Reason::wrong_state, "the dossier is in state {}", wire::EnumNameDossierState(dossier.state));
    if (dossier.due == Cents())
        return refuse(Reason::nothing_due, "nothing is due: the dossier is in state {}",
                      wire::EnumNameDossierState(dossier.state));
    if (dossier.payment != PaymentState::to_bill)
        return refuse(Reason::wrong_state, "the dossier is invoiced already, as {}", dossier.invoice);
    if (request.cents != dossier.due)
        return refuse(Reason::amount_mismatch, "{} cents are due, not {}", dossier.due.count(), request.cents.count());

    const auto& delay = at.rules.delay_payment.nearest(at.on);
    event::InvoiceAccepted event;
    event.payable = std::make_unique<wire::PayableT>();
    event.payable->provider = dossier.provider;
    event.payable->account = at.stream.account_id();
    event.payable->dossier = request.dossier;
    event.payable->invoice = request.number;
    event.payable->cents = request.cents;
    event.payable->due_on = delay.terms.last_day(at.on);
    event.payable->shares = shares_of(dossier);
    event.vat_cents = request.vat_cents;
    const RuleNames rules = named({&at.rules.billing_invoice.nearest(at.on), &delay});
    Draft draft(account);
    draft.add(fact(at, std::move(event), rules,
                   Postings({.dossier = request.dossier, .provider = dossier.provider, .funder = {}, .grant = {}})
                       .debit(LedgerAccount::provider_accrued, ResourceClass::none, request.cents)
                       .credit(LedgerAccount::relay_clearing, ResourceClass::none, request.cents)));
    draft.add(fact(at, recap_of(draft.account(), request.dossier), named({&at.rules.billing_invoice.nearest(at.on)})));
    return draft.take();
}

}  // namespace grandlivre
