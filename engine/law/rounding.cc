#include "engine/law/rounding.h"

#include <array>
#include <limits>

namespace grandlivre {
namespace {

using boost::multiprecision::cpp_int;

constexpr std::array all{Rounding::cent_up, Rounding::hour_half_up, Rounding::cent_half_up};

std::int64_t narrow(const cpp_int& number) {
    using Limits = std::numeric_limits<std::int64_t>;
    GL_INVARIANT(number >= Limits::min() && number <= Limits::max(), "{} is no amount", number.str());
    return number.convert_to<std::int64_t>();
}

/// Division of integers drops towards zero: one less where that went up.
cpp_int floor(const Ratio& ratio) {
    const cpp_int numerator = boost::multiprecision::numerator(ratio);
    const cpp_int denominator = boost::multiprecision::denominator(ratio);
    cpp_int quotient = numerator / denominator;
    if (numerator < 0 && quotient * denominator != numerator) --quotient;
    return quotient;
}

cpp_int ceiling(const Ratio& ratio) { return -floor(-ratio); }
cpp_int nearest_half_up(const Ratio& ratio) { return floor(ratio + Ratio(1, 2)); }

}  // namespace

std::string_view to_text(Rounding rounding) {
    switch (rounding) {
        case Rounding::cent_up: return "cent_up";
        case Rounding::hour_half_up: return "hour_half_up";
        case Rounding::cent_half_up: return "cent_half_up";
    }
    return {};
}

std::optional<Rounding> parse_rounding(std::string_view name) {
    for (const Rounding rounding : all)
        if (to_text(rounding) == name) return rounding;
    return std::nullopt;
}

Cents round_cents(const Ratio& cents, Rounding rounding) {
    GL_INVARIANT(rounding != Rounding::hour_half_up, "{} rounds no cents", to_text(rounding));
    return Cents(narrow(rounding == Rounding::cent_up ? ceiling(cents) : nearest_half_up(cents)));
}

Centihours round_hours(const Ratio& centihours, Rounding rounding) {
    GL_INVARIANT(rounding == Rounding::hour_half_up, "{} rounds no hours", to_text(rounding));
    return hours(narrow(nearest_half_up(centihours / 100)));
}

}  // namespace grandlivre
