#pragma once

#include <optional>
#include <string_view>

#include "engine/law/ratio.h"
#include "events/values/centihours.h"
#include "events/values/cents.h"

namespace grandlivre {

/// How an exact quotient becomes an amount. The rule book says which.
enum class Rounding {
    cent_up,       // the next cent above, a whole cent stays (CT R6323-1 II)
    hour_half_up,  // the nearest whole hour, halves up (decree 2017-928 art. 3)
    cent_half_up,  // the nearest cent, halves up
};

/// The names above.
std::optional<Rounding> parse_rounding(std::string_view name);
std::string_view to_text(Rounding rounding);

/// `cent_up` or `cent_half_up`; "up" is towards more, below zero too.
Cents round_cents(const Ratio& cents, Rounding rounding);
/// `hour_half_up`; the result is a multiple of 100.
Centihours round_hours(const Ratio& centihours, Rounding rounding);

}  // namespace grandlivre
