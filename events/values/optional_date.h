#pragma once

#include <cstdint>
#include <optional>

#include "events/values/date.h"

namespace grandlivre {

/// A day that may be absent crosses the wire as an optional number of days since
/// 1970-01-01, because a struct cannot tell that it is not there.
inline std::optional<Date> day(const std::optional<std::int32_t>& days) {
    return days ? std::optional(Date(Days(*days))) : std::nullopt;
}
inline std::optional<std::int32_t> wire_day(const std::optional<Date>& date) {
    return date ? std::optional(static_cast<std::int32_t>(date->time_since_epoch().count())) : std::nullopt;
}

}  // namespace grandlivre
