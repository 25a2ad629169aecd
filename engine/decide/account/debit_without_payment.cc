#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/law/debt.h"

namespace grandlivre {

/// Rights used outside the ledger (CT L6323-17-2, L6323-22): no payable.
Decision decide(const Account& account, const request::DebitWithoutPayment& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const auto* rule = at.rules.debit_without_payment.find_or_first(at.on);
    if (!rule) return refuse_no_rule("debit.without_payment", at);
    const Cents annual = account.holdings.available(Bucket::annual), dif = account.holdings.available(Bucket::dif);
    const Withheld taken = withhold(request.cents, annual, dif, rule->terms.order);
    if (taken.debt != Cents())
        return refuse(Reason::insufficient_rights, "{} cents asked, {} available", request.cents.count(),
                      (annual + dif).count());
    const ResourceClass of = ResourceClass::mutualised;
    return Events{fact(at, event::DebitedWithoutPayment{.cents = request.cents, .cause = request.cause}, {rule->name},
                       Postings()
                           .debit(LedgerAccount::dif_available, of, taken.dif)
                           .debit(LedgerAccount::annual_available, of, taken.annual)
                           .credit(LedgerAccount::used, of, request.cents))};
}

}  // namespace grandlivre
