#include "engine/decide/provider/provider_requests.h"

namespace grandlivre {

/// A provider may be paid once it is registered; what came before waits.
Decision decide(const Provider&, const request::RegisterProvider& request, const Situation& at) {
    return Events{fact(at, event::ProviderRegistered{.nda = request.nda, .name = request.name},
                       {at.rules.provider_registration.nearest(at.on).name})};
}

}  // namespace grandlivre
