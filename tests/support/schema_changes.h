#pragma once

#include <flatbuffers/reflection.h>

#include <string>
#include <vector>

/// What a new schema may not do to a released one. `flatc --conform` sees only a
/// part: it misses members that are gone, `required`, structs, root and identifier.
namespace grandlivre::test {

/// One sentence for each change that old data, old readers or old senders would
/// not survive; none if the new schema has only grown.
std::vector<std::string> forbidden_changes(const reflection::Schema& released, const reflection::Schema& current);

}  // namespace grandlivre::test
