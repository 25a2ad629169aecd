#include "engine/log/kafka/committed.h"

#include "engine/log/kafka/head_metadata.h"

namespace grandlivre::kafka {
namespace {

std::optional<std::int64_t> offset_of(const rd_kafka_topic_partition_t& row) {
    if (row.offset < 0) return std::nullopt;
    return row.offset;
}

}  // namespace

std::vector<CommittedOffsets> committed_offsets(rd_kafka_t& client, const KafkaSettings& settings,
                                                std::span<const Partition> partitions) {
    const std::string what = "offsets of group " + settings.group();
    const auto list = make_list(static_cast<int>(2 * partitions.size()));
    for (const Partition partition : partitions) {
        rd_kafka_topic_partition_list_add(list.get(), settings.requests().c_str(), number(partition));
        rd_kafka_topic_partition_list_add(list.get(), settings.relays().c_str(), number(partition));
    }
    check(rd_kafka_committed(&client, list.get(), 2 * answer_ms), what);
    std::vector<CommittedOffsets> offsets;
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        const auto& requests = list->elems[2 * i];
        const auto& relays = list->elems[2 * i + 1];
        check(requests.err, what);
        check(relays.err, what);
        CommittedOffsets one{partitions[i], offset_of(requests), offset_of(relays), {}, {}};
        if (one.requests) one.metadata.assign(static_cast<const char*>(requests.metadata), requests.metadata_size);
        if (const auto found = parse_head_metadata(one.metadata)) {
            one.head = found->head;
            one.copying = found->copying;
        }
        offsets.push_back(std::move(one));
    }
    return offsets;
}

}  // namespace grandlivre::kafka
