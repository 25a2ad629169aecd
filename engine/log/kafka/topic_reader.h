#pragma once

#include <optional>
#include <vector>

#include "engine/log/kafka/client.h"
#include "engine/log/kafka/fetch_waker.h"

namespace grandlivre::kafka {

/// Reads one partition of a topic from an offset on, committed messages only. Not
/// part of any group. One thread at a time.
class TopicReader {
public:
    TopicReader(const KafkaSettings& settings, std::string topic, Partition partition);
    ~TopicReader();

    /// The next message will be the first one at `offset` or after it.
    void seek(std::int64_t offset);
    /// The next message, or nothing: at the end of what is committed now, or because
    /// none came in time (`at_end` tells). It is the caller's.
    Message next(int wait_ms);
    bool at_end() const { return at_end_; }
    /// Offset from which the next message comes.
    std::int64_t position() const { return position_; }
    Partition partition() const { return partition_; }

private:
    std::string topic_;
    Partition partition_;
    Client client_;
    Owned<rd_kafka_queue_t> queue_;
    std::vector<Message> fetched_;
    std::size_t taken_ = 0;  ///< of fetched_
    std::int64_t position_ = 0;
    bool at_end_ = false;
    std::optional<FetchWaker> waker_;  // before the client goes, this does

    void fetch(int wait_ms);
};

}  // namespace grandlivre::kafka
