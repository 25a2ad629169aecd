#include "tools/formats/ascii_text.h"

#include <algorithm>

#include "tools/formats/sepa_text.h"

namespace grandlivre::tools {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

std::string ascii_text(std::string_view utf8) {
    constexpr std::size_t longest_counterpart = 4;  // of a character, in bytes
    std::string text;
    while (!utf8.empty()) {
        const auto plain = std::find_if_not(utf8.begin(), utf8.end(), is_ascii) - utf8.begin();
        for (const char c : utf8.substr(0, static_cast<std::size_t>(plain))) text += is_control(c) ? ' ' : c;
        utf8.remove_prefix(static_cast<std::size_t>(plain));
        const auto other = static_cast<std::size_t>(std::find_if(utf8.begin(), utf8.end(), is_ascii) - utf8.begin());
        text += sepa_text(utf8.substr(0, other), other * longest_counterpart);
        utf8.remove_prefix(other);
    }
    return text;
}

}  // namespace grandlivre::tools
