#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/law/debt.h"

namespace grandlivre {

/// CT L6323-45: withheld at once from what is available, then from whatever comes.
Decision decide(const Account& account, const request::ClaimFromHolder& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const auto* rule = at.rules.debt_recovery.find_or_first(at.on);
    if (!rule) return refuse_no_rule("debt.recovery", at);
    const Withheld taken = withhold(request.cents, account.holdings.available(Bucket::annual),
                                    account.holdings.available(Bucket::dif), rule->terms.withheld_from);
    const ResourceClass of = ResourceClass::mutualised;
    return Events{fact(
        at, event::HolderClaimed{.cents = request.cents, .withheld = taken.annual + taken.dif, .cause = request.cause},
        {rule->name},
        Postings()
            .debit(LedgerAccount::holder_debt, of, taken.debt)
            .debit(LedgerAccount::annual_available, of, taken.annual)
            .debit(LedgerAccount::dif_available, of, taken.dif)
            .credit(LedgerAccount::reclaimed, of, request.cents))};
}

}  // namespace grandlivre
