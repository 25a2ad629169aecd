#include "engine/decide/clock/clock_requests.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// Time passes by this request alone. It never goes back; the same day again is
/// accepted without consequence.
Decision decide(const ClockState& state, const request::AdvanceClock&, const Situation& at) {
    if (state.clock && at.on < *state.clock)
        return refuse(Reason::wrong_date, "{} lies before the ledger's clock, {}", to_text(at.on),
                      to_text(*state.clock));
    if (state.clock == at.on) return Events{};
    return Events{fact(at, event::ClockAdvanced{.clock = at.on}, {})};
}

Event settle_clock(const ClockState& state, const Situation& at) {
    return fact(at, event::ClockSettled{.clock = state.open.value().clock, .fired = state.open->fired}, {});
}

}  // namespace grandlivre
