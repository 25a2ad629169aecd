#pragma once

#include "engine/decide/decision.h"
#include "engine/state/clock.h"

/// One overload a request of the clock's stream.
namespace grandlivre {

Decision decide(const ClockState&, const request::AdvanceClock&, const Situation&);
Decision decide(const ClockState&, const request::AdoptRules&, const Situation&);
Decision decide(const ClockState&, const request::CloseYear&, const Situation&);

}  // namespace grandlivre
