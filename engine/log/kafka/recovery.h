#pragma once

#include <functional>

#include "engine/log/copy.h"
#include "engine/log/kafka/committed.h"
#include "engine/log/kafka/transactions.h"

namespace grandlivre::kafka {

/// What the group's offsets said of a partition, and where it stands by its topics.
struct RecoveredPlace {
    CommittedOffsets before;
    CommittedPlace place;

    bool head_lost() const { return !before.head; }
    bool requests_lost() const { return before.requests != place.requests; }
    bool relays_lost() const { return before.relays != place.relays; }
    bool any_lost() const { return head_lost() || requests_lost() || relays_lost(); }
};

/// Walks the whole journal topic: each partition's records must be dense from 0, and a
/// head that the group still has must be theirs. An offset that the group does not have,
/// or that its topic does not (any more), becomes the first that is there: what comes
/// again was decided and gets its first outcome. `messages` sees each record.
///
/// Nobody may append meanwhile. `client` sees committed messages only; a transaction that is still open is waited for.
/// Throws LogError, and changes nothing.
std::vector<RecoveredPlace> find_places(rd_kafka_t& client, const KafkaSettings& settings,
                                        std::span<const Partition> partitions, WaitingMessages& messages,
                                        const std::function<void(double share, std::uint64_t records)>& progress);

}  // namespace grandlivre::kafka
