#include "engine/decide/clock/clock_requests.h"
#include "engine/decide/decide.h"

namespace grandlivre {

Decision decide_clock(const ClockState& state, const Request& request, const Situation& at) {
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(state, body, at); })
                return decide(state, body, at);
            else
                GL_INVARIANT(false, "a request of an account reached the clock");
        },
        request.body);
}

}  // namespace grandlivre
