#pragma once

#include <cstdint>
#include <string>

#include "events/values/cents.h"
#include "tools/formats/xml_reader.h"

namespace grandlivre::tools {

/// An amount as a file writes it, not read yet: an amount in dollars is no error
/// where nobody asks for it. Empty: none.
struct BankAmount {
    std::string path;
    std::string digits;
    std::string currency;
    std::uint64_t line = 0;

    bool empty() const { return path.empty(); }
};

/// 10^15 cents; above that is no amount but an error.
constexpr Cents largest_bank_amount{1'000'000'000'000'000};

/// Euros above zero with at most two decimals, digits and a full stop only.
/// Throws BankFileError.
Cents cents_of(const BankAmount& amount);

}  // namespace grandlivre::tools
