#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {

/// Somebody says what money in suspense is for: parts of one call add up.
Decision decide(const Funder& funder, const request::AllocateSuspense& request, const Situation& at) {
    const auto call = funder.calls.find(request.call);
    if (call == funder.calls.end()) return refuse(Reason::unknown_call, "the funder has no call {}", request.call);
    const auto receipt = funder.receipts.find(request.bank_reference);
    if (receipt == funder.receipts.end())
        return refuse(Reason::unknown_receipt, "no money came as {}", request.bank_reference);
    const Cents cents = receipt->second.in_suspense;
    if (cents == Cents()) return refuse(Reason::wrong_state, "{} is settled already", request.bank_reference);
    const Cents missing = call->second.missing();
    if (cents > missing)
        return refuse(Reason::amount_mismatch, "the call misses {} cents, {} are in suspense", missing.count(),
                      cents.count());
    if (cents == missing) return Events{fund_call(funder, request.call, cents, request.bank_reference, true, at)};
    event::SuspenseAllocated event;
    event.call = request.call;
    event.cents = cents;
    event.bank_reference = request.bank_reference;
    return Events{fact(at, std::move(event), {at.rules.funds_receipt.nearest(at.on).name},
                       Postings(of_funder(at))
                           .debit(LedgerAccount::funder_suspense, ResourceClass::none, cents)
                           .credit(LedgerAccount::funder_called_in_part, ResourceClass::grant, cents))};
}

}  // namespace grandlivre
