#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/runtime/engine.h"

namespace grandlivre::tools {

/// A request that the person at the command line makes: source `operator`. Its id
/// is a UUIDv5 of its content, so the same command again is a duplicate.
Incoming operator_request(const std::string& kind, Date on,
                          const std::vector<std::pair<std::string, std::string>>& texts);

/// The outcome as a line of JSON on standard output; throws UserError with reason
/// and detail if it is a refusal.
void print_outcome(const Outcome& outcome);

}  // namespace grandlivre::tools
