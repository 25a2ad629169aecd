#pragma once

#include <vector>

#include "engine/log/log.h"
#include "engine/state/clock.h"
#include "engine/state/stream_state.h"
#include "events/values/position.h"

namespace grandlivre {

/// A request that a stream has seen: 8 bytes of its id, and where its decision is.
/// The record there says which request it was, so a chance likeness costs a read
/// and decides nothing.
struct SeenRequest {
    std::uint64_t fingerprint = 0;
    Sequence sequence{};
    bool operator==(const SeenRequest&) const = default;
};

std::uint64_t fingerprint(const RequestId& id);

/// What the engine keeps of a stream, beside its state.
struct StreamEntry {
    std::uint32_t version = 0;
    Sequence last = no_sequence;    ///< its latest record, refusals included
    std::vector<SeenRequest> seen;  ///< the latest; older ones are rows of their own if `spilled`
    bool spilled = false;
    StreamState state;              ///< by the stream's kind; of a clock, unused
    std::vector<Deadline> indexed;  ///< as the store's index has them

    bool exists() const { return last != no_sequence; }
};

/// More than this many seen requests are not carried along with the state.
constexpr std::size_t most_seen_inline = 64;
constexpr std::size_t kept_inline = 32;

std::string to_row(const StreamEntry& entry);
StreamEntry stream_from_row(std::string_view row);

/// A partition's own state in the store: where it stands, and its clock.
struct PartitionRow {
    Sequence next{};  ///< records applied
    Hash chain{};     ///< over them
    std::int64_t recorded_at = 0;
    StreamEntry clock_entry;
    ClockState clock;
    /// A new rule book moved deadlines, and the index of them is not yet rebuilt.
    bool reindex = false;
};
std::string to_row(const PartitionRow& row);
PartitionRow partition_from_row(std::string_view row);

}  // namespace grandlivre
