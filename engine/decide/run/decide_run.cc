#include "engine/decide/decide.h"
#include "engine/decide/run/run_requests.h"

namespace grandlivre {

Decision decide_run(const Run& run, const Request& request, const Situation& at) {
    GL_REFUSE_IF(refuse_before_clock(request, at));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(run, body, at); })
                return decide(run, body, at);
            else
                GL_INVARIANT(false, "a request of another stream reached a run");
        },
        request.body);
}

}  // namespace grandlivre
