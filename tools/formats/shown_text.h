#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace grandlivre::tools {

constexpr std::size_t longest_shown = 160;

/// A piece of a stranger's UTF-8 as a message may have it: on one line, cut at
/// `longest_shown` bytes between two characters.
std::string shown(std::string_view text);

/// The same in quotes.
std::string in_quotes(std::string_view text);

}  // namespace grandlivre::tools
