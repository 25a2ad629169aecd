#pragma once

#include <algorithm>

#include "events/values/centihours.h"
#include "events/values/cents.h"

namespace grandlivre {

/// What still fits under a ceiling (CT R6323-1 I). Never below 0: what a higher
/// ceiling let in stays, and nothing more comes in above the lower one.
constexpr Cents room(Cents ceiling, Cents inscribed) { return std::max(Cents(), ceiling - inscribed); }
constexpr Centihours room(Centihours ceiling, Centihours inscribed) {
    return std::max(Centihours(), ceiling - inscribed);
}

}  // namespace grandlivre
