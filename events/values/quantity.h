#pragma once

#include <compare>
#include <cstdint>

#include "events/values/invariant.h"

namespace grandlivre {

/// A whole number of one unit. Nothing converts into it or out of it by itself,
/// and arithmetic that leaves 64 bits stops the caller instead of wrapping.
template <class Tag>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t count) : count_(count) {}

    constexpr std::int64_t count() const { return count_; }

    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        std::int64_t sum{};
        GL_INVARIANT(!__builtin_add_overflow(a.count_, b.count_, &sum), "{} + {} overflows", a.count_, b.count_);
        return Quantity(sum);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        std::int64_t difference{};
        GL_INVARIANT(!__builtin_sub_overflow(a.count_, b.count_, &difference), "{} - {} overflows", a.count_, b.count_);
        return Quantity(difference);
    }
    friend constexpr Quantity operator*(Quantity a, std::int64_t times) {
        std::int64_t product{};
        GL_INVARIANT(!__builtin_mul_overflow(a.count_, times, &product), "{} x {} overflows", a.count_, times);
        return Quantity(product);
    }
    constexpr Quantity operator-() const { return Quantity() - *this; }
    constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
    constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }
    constexpr auto operator<=>(const Quantity&) const = default;

private:
    std::int64_t count_ = 0;
};

}  // namespace grandlivre
