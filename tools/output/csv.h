#pragma once

#include <string>
#include <string_view>

namespace grandlivre::tools {

/// A cell of a CSV file (RFC 4180): in quotes where it has to be.
inline std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

}  // namespace grandlivre::tools
