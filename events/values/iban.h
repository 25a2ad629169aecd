#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace grandlivre {

/// An account number of ISO 13616 in its electronic form: country, two check
/// digits, the country's own number; capitals and digits, no spaces. One that was
/// parsed has its country's length and its check digits.
class Iban {
public:
    /// No account: an empty text.
    constexpr Iban() = default;
    static std::optional<Iban> parse(std::string_view text);

    /// Valid as long as this value lives.
    constexpr std::string_view text() const { return {characters_.data(), size_}; }
    constexpr auto operator<=>(const Iban&) const = default;

private:
    std::array<char, 34> characters_{};  ///< zeros after the text, so that comparing it compares the text
    std::uint8_t size_ = 0;
};

}  // namespace grandlivre
