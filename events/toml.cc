#include "events/toml.h"

#include <algorithm>
#include <string>

namespace grandlivre {
namespace {

/// With the parser's 256 nested values, a few thousand tables deep at most.
constexpr int most_dots = 16;

/// The length of the comment or string that a text begins with, to its last
/// quote; a comment or a string of one line ends before the line's end at the latest.
std::size_t quoted_length(std::string_view text) {
    const char quote = text.front();
    if (quote == '#') return std::min(text.find('\n'), text.size());
    const bool multi_line = text.starts_with(std::string(3, quote));
    const std::string_view closing = text.substr(0, multi_line ? 3 : 1);
    for (std::size_t i = closing.size(); i < text.size(); ++i) {
        if (!multi_line && text[i] == '\n') return i;
        if (quote == '"' && text[i] == '\\') {
            ++i;  // an escaped quote closes nothing
        } else if (text.substr(i).starts_with(closing)) {
            // Of up to five quotes at the end of several lines, the last three close.
            const std::size_t end = i + closing.size();
            return multi_line ? std::min(text.find_first_not_of(quote, end), text.size()) : end;
        }
    }
    return text.size();
}

}  // namespace

int line_of_deep_key(std::string_view text) {
    constexpr std::string_view quoting = "\"'#";
    constexpr std::string_view ends_key = "=[]{},\n";
    int line = 1;
    int dots = 0;
    while (!text.empty()) {
        const bool quoted = quoting.find(text.front()) != quoting.npos;
        const std::string_view token = text.substr(0, quoted ? quoted_length(text) : 1);
        text.remove_prefix(token.size());
        line += static_cast<int>(std::count(token.begin(), token.end(), '\n'));
        if (ends_key.find(token.front()) != ends_key.npos) dots = 0;
        if (token == "." && ++dots > most_dots) return line;
    }
    return 0;
}

}  // namespace grandlivre
