#include "tools/formats/call_label.h"

#include "events/values/siret.h"

namespace grandlivre::tools {
namespace {

constexpr std::string_view beginning = "CPF-";
constexpr std::string_view shape = "CPF-999999999-AAAA-999999";  ///< 9 a digit, A a capital
constexpr std::size_t siren_digits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Bytes of other alphabets are letters, too.
bool is_of_a_word(char c) { return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

bool has_shape(std::string_view text) {
    if (text.size() != shape.size() || !text.starts_with(beginning)) return false;
    for (std::size_t i = beginning.size(); i < text.size(); ++i) {
        const bool fits = shape[i] == '9'   ? is_digit(text[i])
                          : shape[i] == 'A' ? is_capital(text[i])
                                            : text[i] == shape[i];
        if (!fits) return false;
    }
    return Siren::parse(text.substr(beginning.size(), siren_digits)).has_value();
}

}  // namespace

std::vector<std::string_view> call_labels(std::string_view text) {
    std::vector<std::string_view> labels;
    for (auto place = text.find(beginning); place != std::string_view::npos; place = text.find(beginning, place + 1)) {
        const std::size_t end = place + shape.size();
        if (place > 0 && is_of_a_word(text[place - 1])) continue;
        if (end < text.size() && is_of_a_word(text[end])) continue;
        if (has_shape(text.substr(place, shape.size()))) labels.push_back(text.substr(place, shape.size()));
    }
    return labels;
}

}  // namespace grandlivre::tools
