#pragma once

#include <string>
#include <string_view>

#include "events/request.h"

namespace grandlivre::codec {

/// Why the fast JSON parser would not read a text: where, what stands there, and
/// the request's id if the text is JSON all the same. Slower: for bad lines only.
Malformed explain_syntax(std::string_view text);

/// The beginning of a long text, cut between characters.
std::string shortened(std::string text);

}  // namespace grandlivre::codec
