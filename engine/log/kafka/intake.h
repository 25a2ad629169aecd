#pragma once

#include <chrono>
#include <map>

#include "engine/log/kafka/transactions.h"

namespace grandlivre::kafka {

/// A message of the topics of requests and relays.
struct InputMessage {
    enum class Queue : std::uint8_t { requests, relays };
    Queue queue{};
    Partition partition{};
    std::int64_t offset = 0;
    DeadLetter message;  ///< as it came, and where from
};

/// The consumer of the engines' group: what upstream services and other streams
/// ask, on the partitions that the group gives this process. One thread.
class Intake {
public:
    /// Joins the group; partitions come with a later poll().
    explicit Intake(const KafkaSettings& settings);
    ~Intake();

    /// Messages in the order of their queues: waits for the first, then takes what
    /// is there, at most `most`. None also when the assignment has changed. Throws
    /// KafkaError when the group or a queue cannot be read any more.
    std::vector<InputMessage> poll(std::size_t most, int wait_ms);

    /// Whether the group gave or took partitions since start_from().
    bool changed() const { return changed_; }
    const std::vector<Partition>& assigned() const { return assigned_; }
    /// Goes on from these places: after the group gave the partitions, and after a
    /// transaction that failed.
    void start_from(const std::vector<CommittedPlace>& places);

    /// How long the group misses this member before it gives its partitions away.
    std::chrono::milliseconds session() const;
    /// For the transactions, as whose member they commit.
    rd_kafka_t* member() const { return client_.get(); }

private:
    const KafkaSettings settings_;
    Client client_;
    std::vector<Partition> assigned_;
    bool changed_ = false;
    /// Offsets that come next: nothing before them is given out.
    std::map<std::pair<InputMessage::Queue, Partition>, std::int64_t> expected_;

    static void rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list,
                           void* self);
    void take(std::vector<InputMessage>& messages, const Message& message);
    [[noreturn]] void fail(const Message& message) const;
};

}  // namespace grandlivre::kafka
