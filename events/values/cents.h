#pragma once

#include "events/values/quantity.h"

namespace grandlivre {

/// Integer euro cents.
using Cents = Quantity<struct CentsTag>;

/// `euros(15)` is 1500 cents.
constexpr Cents euros(std::int64_t whole) { return Cents(whole) * 100; }

}  // namespace grandlivre
