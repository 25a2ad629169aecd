#include "engine/state/funder.h"

#include "events/values/invariant.h"

namespace grandlivre {
namespace {

/// A credit is more for the funder, or of its money. What is refundable falls below zero
/// where a bank takes a provider's payment back whose shares were paid out already.
void post(FunderTotals& totals, const Posting& line) {
    const auto add = [&](Cents& total, std::int64_t amount) {
        total += Cents(amount);
        GL_INVARIANT(total >= Cents(), "{} falls to {}", wire::EnumNameLedgerAccount(line.account), total.count());
    };
    switch (line.account) {
        case LedgerAccount::funder_suspense: add(totals.suspense, -line.amount); return;
        case LedgerAccount::funder_receivable: add(totals.receivable, line.amount); return;
        case LedgerAccount::funder_refundable: totals.refundable -= Cents(line.amount); return;
        default: return;
    }
}

void fund(Funder& funder, const event::CallFunded& event) {
    Call& call = funder.calls[event.call];
    call.received = call.cents;
    call.funded = true;
    call.lines.clear();
    funder.totals.granted += call.cents;
    Receipt& receipt = funder.receipts[event.bank_reference];
    if (event.from_suspense) receipt.in_suspense -= event.cents;
}

}  // namespace

void apply(Funder& funder, const Event& event) {
    funder.known = funder.known || counts(kind_of(event.body));
    for (const Posting& line : event.postings) post(funder.totals, line);
    std::visit(Overloaded{
                   [&](const event::FundsCalled& e) {
                       Call& call = funder.calls[e.call];
                       call.cents = e.cents;
                       for (const auto& line : e.lines) {
                           call.lines.push_back(*line);
                           funder.refundable[line->grant];  // known from now on
                       }
                   },
                   [&](const event::CallFunded& e) { fund(funder, e); },
                   [&](const event::FundsInSuspense& e) {
                       funder.receipts[e.bank_reference] = {e.cents, e.call, e.cause};
                   },
                   [&](const event::SuspenseAllocated& e) {
                       funder.calls[e.call].received += e.cents;
                       funder.receipts[e.bank_reference].in_suspense -= e.cents;
                   },
                   [&](const event::TopUpReceived& e) {
                       funder.receivable[e.dossier] -= e.cents;
                       funder.receipts[e.bank_reference];
                   },
                   [&](const event::GrantRefused& e) {
                       Receipt& receipt = funder.receipts[to_text(e.grant)];
                       receipt.in_suspense += e.cents;
                       receipt.cause = e.reason;
                       funder.totals.granted -= e.cents;
                   },
                   [&](const event::GrantEnded& e) {
                       if (e.refundable) funder.refundable[e.grant] += e.cents;
                   },
                   [&](const event::GrantUsed& e) { funder.recovered[e.dossier]; },  // it has a part in it
                   [&](const event::TopUpUsed& e) {
                       funder.receivable[e.dossier] += e.cents;
                       funder.recovered[e.dossier];
                   },
                   [&](const event::ShareRecovered& e) { funder.recovered[e.dossier] += e.share->cents; },
                   [&](const event::FunderRefunded& e) {
                       if (e.grant) funder.refundable[e.grant->grant] -= e.cents;
                       if (e.recovered) funder.recovered[e.recovered->dossier] -= e.cents;
                   },
                   [&](const event::ContributionReceived& e) {
                       funder.contributions.insert(e.bank_reference);
                       funder.totals.contributed += e.cents;
                   },
                   [](const auto&) {},  // money alone, or no matter to a funder
               },
               event.body);
}

}  // namespace grandlivre
