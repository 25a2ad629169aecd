#pragma once

#include <chrono>
#include <string>

namespace grandlivre {

/// A moment in UTC, to the microsecond.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// RFC 3339: `2026-11-24T01:57:02.000123Z`.
std::string to_text(Instant instant);

}  // namespace grandlivre
