#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace grandlivre::tools {

/// A population of holders and their history as request lines, a pure function of
/// its settings. Amounts and shares follow the public figures: two thirds full
/// time, one in ten low-qualified, DIF brought in by one in six, 3.5 % of holders buy
/// a training a year at 1 560 € on average, and so on.
struct Population {
    std::uint64_t accounts = 1000;
    std::uint64_t seed = 1;
    int last_year = 2025;   ///< of declared work
    bool trainings = true;  ///< euro dossiers and funders, whose relays cross streams
};

/// Calls `line` for each request, without line end, in the order of business dates.
void generate(const Population& population, const std::function<void(const std::string&)>& line);

}  // namespace grandlivre::tools
