#include "tools/formats/shown_text.h"

namespace grandlivre::tools {

std::string shown(std::string_view text) {
    std::string line;
    for (const char byte : text.substr(0, longest_shown)) {
        const auto code = static_cast<unsigned char>(byte);
        line += code < 0x20 || code == 0x7f ? ' ' : byte;
    }
    if (text.size() <= longest_shown) return line;
    // The next byte says whether the cut is inside of a character: 10xxxxxx continues one.
    std::size_t end = longest_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return line.substr(0, end) + "...";
}

std::string in_quotes(std::string_view text) { return "\"" + shown(text) + "\""; }

}  // namespace grandlivre::tools
