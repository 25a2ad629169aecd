#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/runtime/engine.h"
#include "tools/commands.h"

namespace grandlivre::tools {

/// A request that the person at the command line makes: source `operator`, and an
/// id of its own, for the same words another day are another request.
Incoming operator_request(const std::string& kind, Date on,
                          const std::vector<std::pair<std::string, std::string>>& texts);

/// A request that a command makes out of something that can be there twice, such as a
/// run or a bank's file: its id is made of that, so that it is decided once.
Incoming derived_request(const RequestId& id, const std::string& source, const std::string& kind, Date on,
                         nlohmann::ordered_json fields);

/// The outcome as a line of JSON on standard output; throws UserError with reason
/// and detail if it is a refusal.
void print_outcome(const Outcome& outcome, const Common& common);

}  // namespace grandlivre::tools
