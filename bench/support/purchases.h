#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace grandlivre::bench {

/// Request lines that bring accounts, all opened, to a proposal whose price of 1000.00 €
/// six sources pay: 150.00 € of DIF, of yearly rights, 120.00 € of civic rights, a grant of
/// 100.00 €, a top-up of 200.00 €, 280.00 € by card (before 2025-12-05, so in this order).
/// In steps: each is decided before the next.
std::vector<std::vector<std::string>> up_to_proposals(std::uint64_t accounts);

/// The acceptances of these proposals.
std::vector<std::string> acceptances(std::uint64_t accounts);

}  // namespace grandlivre::bench
