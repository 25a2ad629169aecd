#include "engine/decide/provider/provider_requests.h"

namespace grandlivre {

/// Payables wait, and keep their due dates (CT R6333-6).
Decision decide(const Provider& provider, const request::SuspendPayments& request, const Situation& at) {
    if (provider.suspended) return refuse(Reason::wrong_state, "the provider's payments are suspended already");
    return Events{
        fact(at, event::PaymentsSuspended{.cause = request.cause}, {at.rules.provider_suspension.nearest(at.on).name})};
}

}  // namespace grandlivre
