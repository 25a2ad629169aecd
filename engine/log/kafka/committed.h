#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/log/kafka/client.h"

namespace grandlivre::kafka {

/// What the group's offsets say of one partition: where its queues go on, and its head.
struct CommittedOffsets {
    Partition partition{};
    std::optional<std::int64_t> requests, relays;
    std::string metadata;      ///< of the offset of the requests
    std::optional<Head> head;  ///< of the metadata, if it is one
    bool copying = false;      ///< by a copy that is not finished
};

/// Stable offsets only: a transaction that is open is waited for. `client` is in the
/// group, or has its name. Throws KafkaError.
std::vector<CommittedOffsets> committed_offsets(rd_kafka_t& client, const KafkaSettings& settings,
                                                std::span<const Partition> partitions);

}  // namespace grandlivre::kafka
