#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {

using enum LedgerAccount;

/// Mutualised money. What France compétences kept pays what it is owed of recoveries.
Decision decide(const Funder& funder, const request::ReceiveContribution& request, const Situation& at) {
    if (funder.contributions.contains(request.bank_reference)) return Events{};  // the bank says it again
    event::ContributionReceived event;
    event.cents = request.cents;
    event.period = request.period;
    event.bank_reference = request.bank_reference;
    event.deducted_cents = request.deducted_cents;
    return Events{
        fact(at, std::move(event), {at.rules.fund_contribution.nearest(at.on).name},
             Postings(of_funder(at))
                 .debit(bank, ResourceClass::mutualised, request.cents)
                 .debit(fund_owed, ResourceClass::mutualised, request.deducted_cents)
                 .credit(fund_mutualised, ResourceClass::mutualised, request.cents + request.deducted_cents))};
}

}  // namespace grandlivre
