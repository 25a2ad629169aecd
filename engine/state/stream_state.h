#pragma once

#include <variant>

#include "engine/state/account.h"
#include "engine/state/deadlines.h"
#include "engine/state/funder.h"
#include "engine/state/provider.h"
#include "engine/state/run.h"

/// The state of a stream by its kind. Clocks have theirs apart (clock.h).
namespace grandlivre {

using StreamState = std::variant<Account, Funder, Provider, Run>;

/// Of a stream without records.
StreamState fresh_state(StreamKind kind);
void apply(StreamState& state, const Event& event);
/// Whether anything but refusals has come to it.
bool exists(const StreamState& state);
/// What an outcome's `balance` says.
std::optional<Totals> totals(const StreamState& state);
std::vector<Deadline> deadlines(const StreamState& state, const StreamId& stream, const RuleBook& rules);

}  // namespace grandlivre
