#include "events/values/siret.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace grandlivre {
namespace {

constexpr std::uint64_t la_poste = 356'000'000;
constexpr std::uint64_t la_poste_head_office = 35'600'000'000'048;
constexpr std::uint64_t siren_limit = 1'000'000'000;
constexpr std::uint64_t siret_limit = 100'000'000'000'000;

/// ISO/IEC 7812-1 annex B.
bool luhn(std::uint64_t digits) {
    unsigned sum = 0;
    for (bool doubled = false; digits != 0; digits /= 10, doubled = !doubled) {
        const unsigned digit = static_cast<unsigned>(digits % 10) * (doubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

unsigned digit_sum(std::uint64_t digits) {
    unsigned sum = 0;
    for (; digits != 0; digits /= 10) sum += static_cast<unsigned>(digits % 10);
    return sum;
}

std::optional<std::uint64_t> digits_of(std::string_view text, std::size_t length) {
    if (text.size() != length) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    std::uint64_t digits{};
    std::from_chars(text.data(), text.data() + text.size(), digits);
    return digits;
}

}  // namespace

bool Siren::valid() const { return digits_ != 0 && digits_ < siren_limit && luhn(digits_); }

bool Siret::valid() const {
    if (digits_ >= siret_limit || !Siren(static_cast<std::uint32_t>(digits_ / 100'000)).valid()) return false;
    if (digits_ / 100'000 == la_poste && digits_ != la_poste_head_office) return digit_sum(digits_) % 5 == 0;
    return luhn(digits_);
}

std::optional<Siren> Siren::parse(std::string_view text) {
    const auto digits = digits_of(text, 9);
    if (!digits || !Siren(static_cast<std::uint32_t>(*digits)).valid()) return std::nullopt;
    return Siren(static_cast<std::uint32_t>(*digits));
}

std::optional<Siret> Siret::parse(std::string_view text) {
    const auto digits = digits_of(text, 14);
    if (!digits || !Siret(*digits).valid()) return std::nullopt;
    return Siret(*digits);
}

std::string to_text(Siren siren) { return fmt::format("{:09}", siren.digits()); }
std::string to_text(Siret siret) { return fmt::format("{:014}", siret.digits()); }

}  // namespace grandlivre
