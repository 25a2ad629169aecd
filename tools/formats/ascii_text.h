#pragma once

#include <string>
#include <string_view>

namespace grandlivre::tools {

/// The same text in one line of printable ASCII, which is a text of every charset that an
/// accountant's program may read: letters lose their accents, what has no counterpart
/// becomes a full stop, tabs and line ends become spaces. `utf8` may hold any bytes.
std::string ascii_text(std::string_view utf8);

}  // namespace grandlivre::tools
