#include "engine/decide/provider/provider_requests.h"

namespace grandlivre {

/// An accepted invoice is taken as it is: registered or not, it waits.
Decision decide(const Provider&, const request::OpenPayable& relay, const Situation& at) {
    event::PayableOpened event;
    event.payable = std::make_unique<wire::PayableT>(*relay.payable);
    const Cents cents = event.payable->cents;
    const Dimensions dimensions = of_payable(at, event.payable->dossier);
    return Events{fact(at, std::move(event), {at.rules.billing_invoice.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(LedgerAccount::relay_clearing, ResourceClass::none, cents)
                           .credit(LedgerAccount::provider_payable, ResourceClass::none, cents))};
}

}  // namespace grandlivre
