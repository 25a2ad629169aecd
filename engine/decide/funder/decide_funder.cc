#include "engine/decide/decide.h"
#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {

Decision decide_funder(const Funder& funder, const Request& request, const Situation& at) {
    const bool begins = request.kind == RequestKind::CallFunds || request.kind == RequestKind::ReceiveContribution ||
                        is_relay(request.kind);
    if (!begins && !funder.known)
        return refuse(Reason::unknown_funder, "nothing is known of funder {}", to_text(at.stream.siren()));
    GL_REFUSE_IF(refuse_before_clock(request, at));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(funder, body, at); })
                return decide(funder, body, at);
            else
                GL_INVARIANT(false, "a request of another stream reached a funder");
        },
        request.body);
}

}  // namespace grandlivre
