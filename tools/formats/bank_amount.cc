#include "tools/formats/bank_amount.h"

#include <fmt/format.h>

#include <algorithm>

#include "tools/formats/bank_fact.h"
#include "tools/formats/shown_text.h"

namespace grandlivre::tools {
namespace {

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr const char* too_much = "at most 10000000000000.00";

[[noreturn]] void refuse(const BankAmount& amount, const char* expected) {
    throw BankFileError(amount.line, fmt::format("{} is {} {}, {} was expected", amount.path, in_quotes(amount.digits),
                                                 shown(amount.currency), expected));
}

}  // namespace

Cents cents_of(const BankAmount& amount) {
    if (amount.currency != "EUR") refuse(amount, "an amount in EUR");
    const std::string_view text = amount.digits;
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals = point == std::string_view::npos ? "0" : text.substr(point + 1);
    if (!are_digits(whole) || !are_digits(decimals) || decimals.size() > 2)
        refuse(amount, "euros with at most two decimals, 1234.56,");
    constexpr std::size_t most_digits = 14;  // of `largest_bank_amount` in euros: the sum below fits 64 bits
    const auto first = std::min(whole.find_first_not_of('0'), whole.size());
    if (whole.size() - first > most_digits) refuse(amount, too_much);
    std::int64_t cents = 0;
    for (const char digit : whole) cents = cents * 10 + (digit - '0');
    cents *= 100;
    cents += (decimals[0] - '0') * 10 + (decimals.size() == 2 ? decimals[1] - '0' : 0);
    if (cents <= 0) refuse(amount, "an amount above zero");
    if (Cents(cents) > largest_bank_amount) refuse(amount, too_much);
    return Cents(cents);
}

}  // namespace grandlivre::tools
