#include "tools/formats/sepa_text.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace grandlivre::tools {
namespace {

using namespace std::string_view_literals;

/// U+00C0 to U+00FF.
constexpr std::string_view latin_1[] = {
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",   // À to Ï
    "D", "N", "O", "O", "O", "O", "O",  ".", "O", "U", "U", "U", "U", "Y", "TH", "ss",  // Ð to ß
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // à to ï
    "d", "n", "o", "o", "o", "o", "o",  ".", "o", "u", "u", "u", "u", "y", "th", "y",   // ð to ÿ
};

/// U+0100 to U+017F.
constexpr std::string_view latin_extended_a[] = {
    "A", "a", "A",  "a",  "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",  // Ā to ď
    "D", "d", "E",  "e",  "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",  // Đ to ğ
    "G", "g", "G",  "g",  "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",  // Ġ to į
    "I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l", "L", "l", "L",  // İ to Ŀ
    "l", "L", "l",  "N",  "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",  // ŀ to ŏ
    "O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",  // Ő to ş
    "S", "s", "T",  "t",  "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",  // Š to ů
    "U", "u", "U",  "u",  "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s",  // Ű to ſ
};
static_assert(std::size(latin_1) == 64 && std::size(latin_extended_a) == 128);

struct Letter {
    char32_t code;
    std::string_view text;
};

/// What else French and its neighbours write, and what word processors make of it.
constexpr Letter others[] = {
    {U'&', "+"},   {U'_', "-"},    {0x00a0, " "}, {0x0218, "S"}, {0x0219, "s"}, {0x021a, "T"},
    {0x021b, "t"}, {0x1e9e, "SS"}, {0x2009, " "}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"},
    {0x2013, "-"}, {0x2014, "-"},  {0x2018, "'"}, {0x2019, "'"}, {0x202f, " "}, {0x20ac, "EUR"},
};

bool is_taken(char32_t code) {
    if ((code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') || (code >= U'0' && code <= U'9')) return true;
    return code < 0x80 && "/-?:().,'+ "sv.find(static_cast<char>(code)) != std::string_view::npos;
}

bool is_space(char32_t code) { return code == U'\t' || code == U'\n' || code == U'\r'; }

/// Accents that follow their letter (e, then U+0301).
bool is_combining(char32_t code) { return code >= 0x0300 && code <= 0x036f; }

std::string_view counterpart(char32_t code) {
    if (code >= 0x00c0 && code <= 0x00ff) return latin_1[code - 0x00c0];
    if (code >= 0x0100 && code <= 0x017f) return latin_extended_a[code - 0x0100];
    if (is_space(code)) return " ";
    if (is_combining(code)) return "";
    for (const Letter& letter : others)
        if (letter.code == code) return letter.text;
    return ".";
}

constexpr char32_t no_character = 0xfffd;

/// The next character, which is taken off `bytes`; a byte that belongs to none is `no_character`.
char32_t next_character(std::string_view& bytes) {
    const auto first = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    if (first < 0x80) return first;
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || bytes.size() < more) return no_character;
    char32_t code = first & (0x3fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        if ((byte & 0xc0) != 0x80) return no_character;
        code = (code << 6) | (byte & 0x3fu);
    }
    bytes.remove_prefix(more);
    return code;
}

/// Neither a space nor a slash stands at the beginning or twice.
void append(std::string& text, char character) {
    const bool single = character == ' ' || character == '/';
    if (single && (text.empty() || text.back() == character)) return;
    text += character;
}

}  // namespace

std::string sepa_text(std::string_view utf8, std::size_t longest) {
    std::string text;
    while (!utf8.empty() && text.size() < longest) {
        const char32_t code = next_character(utf8);
        if (is_taken(code))
            append(text, static_cast<char>(code));
        else
            for (const char character : counterpart(code)) append(text, character);
    }
    if (text.size() > longest) text.resize(longest);
    while (!text.empty() && (text.back() == ' ' || text.back() == '/')) text.pop_back();
    return text;
}

}  // namespace grandlivre::tools
