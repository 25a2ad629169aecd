#include "engine/decide/decide.h"

namespace grandlivre {

/// So far only payables come, by relay, and they are taken as they are: registered or
/// not, they wait.
Decision decide_provider(const Provider&, const Request& request, const Situation& at) {
    const auto* relay = std::get_if<request::OpenPayable>(&request.body);
    GL_INVARIANT(relay, "a request of another stream reached a provider");
    event::PayableOpened event;
    event.payable = std::make_unique<wire::PayableT>(*relay->payable);
    const Cents cents = event.payable->cents;
    const Dimensions dimensions{
        .dossier = event.payable->dossier, .provider = event.payable->provider, .funder = {}, .grant = {}};
    return Events{fact(at, std::move(event), {at.rules.billing_invoice.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(LedgerAccount::relay_clearing, ResourceClass::none, cents)
                           .credit(LedgerAccount::provider_payable, ResourceClass::none, cents))};
}

}  // namespace grandlivre
