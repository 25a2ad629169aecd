#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

/// A top-up that was used and is paid now: the dossier's UUID stands for the call.
std::optional<DossierId> receivable_for(const Funder& funder, const request::ReceiveFunds& request) {
    const auto dossier = DossierId::parse(request.call);
    const auto found = dossier ? funder.receivable.find(*dossier) : funder.receivable.end();
    if (found == funder.receivable.end() || found->second == Cents()) return std::nullopt;
    return dossier;
}

}  // namespace

Event fund_call(const Funder& funder, const std::string& label, Cents cents, const std::string& bank_reference,
                bool from_suspense, const Situation& at) {
    const Call& call = funder.calls.at(label);
    event::CallFunded event;
    event.call = label;
    event.cents = cents;
    event.bank_reference = bank_reference;
    event.from_suspense = from_suspense;
    for (const wire::CallLineT& line : call.lines) event.lines.push_back(std::make_unique<wire::CallLineT>(line));
    return fact(at, std::move(event), {at.rules.funds_receipt.nearest(at.on).name},
                Postings(of_funder(at))
                    .debit(from_suspense ? funder_suspense : bank,
                           from_suspense ? ResourceClass::none : ResourceClass::grant, cents)
                    .debit(funder_called_in_part, ResourceClass::grant, call.cents - cents)
                    .credit(funder_funds, ResourceClass::grant, call.cents));
}

/// Money whose amount is what its call still misses completes the call; any other is
/// kept apart, and nothing is guessed.
Decision decide(const Funder& funder, const request::ReceiveFunds& request, const Situation& at) {
    if (funder.receipts.contains(request.bank_reference)) return Events{};  // the bank says it again
    const auto call = funder.calls.find(request.call);
    if (call != funder.calls.end() && !call->second.funded && call->second.missing() == request.cents)
        return Events{fund_call(funder, request.call, request.cents, request.bank_reference, false, at)};
    const RuleNames rules{at.rules.funds_receipt.nearest(at.on).name};
    const auto dossier = call == funder.calls.end() ? receivable_for(funder, request) : std::nullopt;
    if (dossier && funder.receivable.at(*dossier) == request.cents) {
        event::TopUpReceived event;
        event.dossier = *dossier;
        event.cents = request.cents;
        event.bank_reference = request.bank_reference;
        Dimensions dimensions = of_funder(at);
        dimensions.dossier = *dossier;
        return Events{fact(at, std::move(event), rules,
                           Postings(dimensions)
                               .debit(bank, ResourceClass::top_up, request.cents)
                               .credit(funder_receivable, ResourceClass::top_up, request.cents))};
    }
    event::FundsInSuspense event;
    event.call = request.call;
    event.cents = request.cents;
    event.bank_reference = request.bank_reference;
    event.cause = call != funder.calls.end() || dossier ? Reason::amount_mismatch : Reason::unknown_call;
    return Events{fact(at, std::move(event), rules,
                       Postings(of_funder(at))
                           .debit(bank, ResourceClass::none, request.cents)
                           .credit(funder_suspense, ResourceClass::none, request.cents))};
}

}  // namespace grandlivre
