#pragma once

#include <string_view>

/// toml++ 3.3 asserts on some malformed texts, such as `[[=` and `a = ,`, before
/// the checks that would tell them as errors (its issue 294). A book comes from
/// outside: without the assertions those checks answer in every build.
#ifndef TOML_ASSERT
#define TOML_ASSERT(condition) static_cast<void>(0)
#endif
#include <toml++/toml.h>

namespace grandlivre {

/// The line of a key with more dots than any book has, `a.a.a...`; 0 if there is
/// none. toml++ makes a table of each part and destroys them by recursion: a long
/// key would end the program, so it is told before the parser sees it.
int line_of_deep_key(std::string_view text);

}  // namespace grandlivre
