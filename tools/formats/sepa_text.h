#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace grandlivre::tools {

/// The same words in the characters that every bank in SEPA takes (EPC 217-08):
/// a-z A-Z 0-9 / - ? : ( ) . , ' + and space. Letters lose their accents, what has
/// no counterpart becomes a full stop. Spaces are single and inside; so are slashes,
/// since a field may neither begin nor end with one, nor have two in a row. At most
/// `longest` characters, which are bytes here.
///
/// `utf8` may hold any bytes, and the result depends on nothing else. A text that
/// has the form already stays as it is.
std::string sepa_text(std::string_view utf8, std::size_t longest);

}  // namespace grandlivre::tools
