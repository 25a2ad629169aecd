#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grandlivre {

/// A company: 9 digits with a Luhn check digit.
class Siren {
public:
    constexpr Siren() = default;
    constexpr explicit Siren(std::uint32_t digits) : digits_(digits) {}
    constexpr std::uint32_t digits() const { return digits_; }
    constexpr auto operator<=>(const Siren&) const = default;
    /// Luhn over the 9 digits.
    bool valid() const;
    static std::optional<Siren> parse(std::string_view text);

private:
    std::uint32_t digits_ = 0;
};

/// A site of a company: its SIREN and 5 digits, Luhn-checked over all 14. La
/// Poste's sites (356 000 000), but for the head office, have a digit sum that
/// is a multiple of 5 instead.
class Siret {
public:
    constexpr Siret() = default;
    constexpr explicit Siret(std::uint64_t digits) : digits_(digits) {}
    constexpr std::uint64_t digits() const { return digits_; }
    constexpr auto operator<=>(const Siret&) const = default;
    bool valid() const;
    static std::optional<Siret> parse(std::string_view text);

private:
    std::uint64_t digits_ = 0;
};

std::string to_text(Siren siren);
std::string to_text(Siret siret);

}  // namespace grandlivre
