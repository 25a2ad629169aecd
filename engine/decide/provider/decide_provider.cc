#include "engine/decide/decide.h"
#include "engine/decide/provider/provider_requests.h"

namespace grandlivre {
namespace {

/// A provider is registered before anything else is said of it; payables come before,
/// and wait, so that a run may ask for its payment and finds that it cannot be paid.
std::optional<Refusal> refuse_existence(const Provider& provider, RequestKind kind, const Situation& at) {
    if (is_relay(kind)) return std::nullopt;
    if (kind == RequestKind::RegisterProvider) {
        if (!provider.registered) return std::nullopt;
        return Refusal{Reason::provider_exists,
                       fmt::format("provider {} is registered already", to_text(at.stream.siret()))};
    }
    if (provider.registered || (kind == RequestKind::IssuePayment && provider.known)) return std::nullopt;
    return Refusal{Reason::unknown_provider, fmt::format("provider {} is not registered", to_text(at.stream.siret()))};
}

}  // namespace

Decision decide_provider(const Provider& provider, const Request& request, const Situation& at) {
    GL_REFUSE_IF(refuse_existence(provider, request.kind, at));
    GL_REFUSE_IF(refuse_before_clock(request, at));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(provider, body, at); })
                return decide(provider, body, at);
            else
                GL_INVARIANT(false, "a request of another stream reached a provider");
        },
        request.body);
}

}  // namespace grandlivre
