#include "events/values/iban.h"

#include <algorithm>

namespace grandlivre {
namespace {

struct Country {
    std::string_view code;
    std::size_t length;  ///< of the whole IBAN
};

/// SWIFT's IBAN registry, release 101, by code. France's covers its overseas territories.
constexpr Country countries[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27},
    {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27},
    {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28},
    {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
    {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22},
    {"MK", 19}, {"MN", 20}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
    {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// 0 for a country that has no IBAN.
std::size_t length_in(std::string_view code) {
    const auto* found = std::lower_bound(std::begin(countries), std::end(countries), code,
                                         [](const Country& country, std::string_view c) { return country.code < c; });
    return found != std::end(countries) && found->code == code ? found->length : 0;
}

/// ISO/IEC 7064 mod 97-10: the number that the text spells from its fifth
/// character on, then the first four, letters as 10 to 35.
unsigned remainder_of_97(std::string_view text) {
    unsigned remainder = 0;
    const auto append = [&](std::string_view part) {
        for (const char c : part)
            remainder = is_digit(c) ? (remainder * 10 + static_cast<unsigned>(c - '0')) % 97
                                    : (remainder * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    };
    append(text.substr(4));
    append(text.substr(0, 4));
    return remainder;
}

/// 98 minus a remainder is 02 to 98: 00, 01 and 99 satisfy the sum as well, but
/// would give an account two numbers.
bool are_check_digits(std::string_view digits) {
    return is_digit(digits[0]) && is_digit(digits[1]) && digits != "00" && digits != "01" && digits != "99";
}

}  // namespace

std::optional<Iban> Iban::parse(std::string_view text) {
    if (text.size() < 5 || text.size() != length_in(text.substr(0, 2))) return std::nullopt;
    if (!are_check_digits(text.substr(2, 2))) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_capital(c); }))
        return std::nullopt;
    if (remainder_of_97(text) != 1) return std::nullopt;
    Iban iban;
    std::copy(text.begin(), text.end(), iban.characters_.begin());
    iban.size_ = static_cast<std::uint8_t>(text.size());
    return iban;
}

}  // namespace grandlivre
