#include "engine/log/partitioner.h"

#include <librdkafka/rdkafka.h>

#include "events/values/invariant.h"

namespace grandlivre {

Partition partition_of_key(std::string_view key, std::uint16_t partitions) {
    GL_INVARIANT(partitions > 0, "no partitions to choose from");
    // The topic and the opaques are for partitioners that look at brokers.
    const auto partition =
        rd_kafka_msg_partitioner_murmur2(nullptr, key.data(), key.size(), partitions, nullptr, nullptr);
    return Partition{static_cast<std::uint16_t>(partition)};
}

Partition partition_of(const StreamId& stream, std::uint16_t partitions) {
    if (stream.kind == StreamKind::clock) return Partition{static_cast<std::uint16_t>(stream.number())};
    return partition_of_key(to_text(stream), partitions);
}

}  // namespace grandlivre
