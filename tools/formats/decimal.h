#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace grandlivre::tools {

/// Hundredths (cents, centihours) with two decimals: `-1234.05`. Exact for all of them.
inline std::string decimal(std::int64_t hundredths, char mark) {
    const auto bits = static_cast<std::uint64_t>(hundredths);
    const std::uint64_t size = hundredths < 0 ? 0 - bits : bits;
    return fmt::format("{}{}{}{:02}", hundredths < 0 ? "-" : "", size / 100, mark, size % 100);
}

}  // namespace grandlivre::tools
