#pragma once

#include "events/values/quantity.h"

namespace grandlivre {

/// Integer hundredths of an hour.
using Centihours = Quantity<struct CentihoursTag>;

/// `hours(96)` is 9600 centihours.
constexpr Centihours hours(std::int64_t whole) { return Centihours(whole) * 100; }

}  // namespace grandlivre
