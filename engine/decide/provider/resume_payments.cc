#include "engine/decide/provider/provider_requests.h"

namespace grandlivre {

/// Also what a bank's reason had suspended.
Decision decide(const Provider& provider, const request::ResumePayments& request, const Situation& at) {
    if (!provider.suspended) return refuse(Reason::wrong_state, "the provider's payments are not suspended");
    return Events{
        fact(at, event::PaymentsResumed{.cause = request.cause}, {at.rules.provider_suspension.nearest(at.on).name})};
}

}  // namespace grandlivre
