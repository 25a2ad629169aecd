#pragma once

#include "engine/decide/checks.h"
#include "engine/state/run.h"

/// One overload a request of a run's stream.
namespace grandlivre {

Decision decide(const Run&, const request::RunPayment&, const Situation&);
Decision decide(const Run&, const request::SealRun&, const Situation&);

}  // namespace grandlivre
