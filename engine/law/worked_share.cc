#include "engine/law/worked_share.h"

#include <limits>

namespace grandlivre {
namespace {

__extension__ using Wide = __int128;

/// By halves: the library's own conversion from 128 bits depends on the compiler's mode.
Ratio ratio_of(Wide numerator, Wide denominator) {
    const auto whole = [](Wide number) {
        using boost::multiprecision::cpp_int;
        return (cpp_int(static_cast<std::uint64_t>(number >> 64)) << 64) + static_cast<std::uint64_t>(number);
    };
    return Ratio(whole(numerator), whole(denominator));
}

/// `left` / `left_below` >= `right` / `right_below`; nothing when the products do not fit.
std::optional<bool> quick_at_least(Wide left, Wide left_below, Wide right, Wide right_below) {
    Wide left_product{};
    Wide right_product{};
    if (__builtin_mul_overflow(left, right_below, &left_product)) return std::nullopt;
    if (__builtin_mul_overflow(right, left_below, &right_product)) return std::nullopt;
    return left_product >= right_product;
}

/// A part of the rule book: parse_ratio keeps both sides in 64 bits.
std::int64_t small(const boost::multiprecision::cpp_int& number) { return number.convert_to<std::int64_t>(); }

}  // namespace

void WorkedShare::add(std::int64_t worked, std::int64_t reference) {
    GL_INVARIANT(worked >= 0 && reference > 0, "{} worked out of {}", worked, reference);
    if (beyond_) {
        *beyond_ += Ratio(worked, reference);
        return;
    }
    if (numerator_ == 0) {
        numerator_ = worked;
        denominator_ = reference;
        return;
    }
    Wide mine = numerator_;
    Wide theirs = worked;
    Wide denominator = denominator_;
    if (denominator != reference && (__builtin_mul_overflow(numerator_, Wide{reference}, &mine) ||
                                     __builtin_mul_overflow(Wide{worked}, denominator_, &theirs) ||
                                     __builtin_mul_overflow(denominator_, Wide{reference}, &denominator))) {
        beyond_ = exact() + Ratio(worked, reference);
        return;
    }
    Wide sum{};
    if (__builtin_add_overflow(mine, theirs, &sum)) {
        beyond_ = exact() + Ratio(worked, reference);
        return;
    }
    numerator_ = sum;
    denominator_ = denominator;
}

bool WorkedShare::at_least(const Ratio& part) const {
    if (!beyond_) {
        const auto quick = quick_at_least(numerator_, denominator_, small(boost::multiprecision::numerator(part)),
                                          small(boost::multiprecision::denominator(part)));
        if (quick) return *quick;
    }
    return exact() >= part;
}

std::optional<Cents> WorkedShare::quick_cent_up(Cents amount) const {
    Wide dividend{};
    if (beyond_ || __builtin_mul_overflow(Wide{amount.count()}, numerator_, &dividend)) return std::nullopt;
    const Wide down = dividend / denominator_;
    const Wide up = down * denominator_ == dividend ? down : down + 1;
    if (up > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return Cents(static_cast<std::int64_t>(up));
}

Cents WorkedShare::of(Cents amount, Rounding rounding) const {
    if (rounding == Rounding::cent_up && amount >= Cents())
        if (const auto quick = quick_cent_up(amount)) return *quick;
    return round_cents(exact() * amount.count(), rounding);
}

Ratio WorkedShare::exact() const { return beyond_ ? *beyond_ : ratio_of(numerator_, denominator_); }

}  // namespace grandlivre
