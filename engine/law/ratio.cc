#include "engine/law/ratio.h"

#include <algorithm>
#include <charconv>

namespace grandlivre {
namespace {

std::optional<std::int64_t> parse_digits(std::string_view text) {
    constexpr std::size_t most_digits = 18;  // always fits in 64 bits
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    std::int64_t number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::optional<Ratio> parse_ratio(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto numerator = parse_digits(text.substr(0, slash));
    const auto denominator = slash == text.npos ? std::int64_t{1} : parse_digits(text.substr(slash + 1));
    if (!numerator || !denominator || *denominator == 0) return std::nullopt;
    return Ratio(*numerator, *denominator);
}

}  // namespace grandlivre
