#pragma once

#include <flatbuffers/flatbuffers.h>

#include "engine/log/kafka/client.h"
#include "engine/log/kafka/offset_index.h"

namespace grandlivre::kafka {

/// Offsets that a transaction commits for one partition, with its head.
struct CommittedPlace {
    Partition partition{};
    std::int64_t requests = 0, relays = 0;
    Head head;
    bool copying = false;  ///< marks the head as one that nobody but a copy goes on from
};

/// Somebody else is the producer of this instance name now, or the coordinator gave
/// up waiting for this one: it may write nothing more.
class Fenced : public KafkaError {
public:
    using KafkaError::KafkaError;
};

/// The one who writes: batches with their offsets, as one transaction each. After
/// an error it must not be used again, for what became of the transaction is known
/// to the next one alone. One thread.
class Transactions {
public:
    /// Fences the process that has the same instance name, and ends what it left open.
    Transactions(const KafkaSettings& settings, OffsetIndex& index);

    /// Returns when the transaction is committed. `member`: the consumer as whose
    /// group member the offsets are committed; none: from outside, while the group
    /// has no members. Throws KafkaError.
    void commit(std::span<const Batch> batches, std::span<const CommittedPlace> places, rd_kafka_t* member);

    rd_kafka_t& client() { return *client_; }

private:
    const KafkaSettings settings_;
    OffsetIndex& index_;
    Client client_;
    Owned<rd_kafka_topic_t> journal_;
    flatbuffers::FlatBufferBuilder builder_;
    std::string text_;
    rd_kafka_resp_err_t delivery_error_ = RD_KAFKA_RESP_ERR_NO_ERROR;

    static void delivered(rd_kafka_t* client, const rd_kafka_message_t* message, void* self);
    void produce_batch(const Batch& batch);
    void produce_record(const Position& position, std::span<const std::uint8_t> bytes);
    void produce_answer(Partition partition, const Answer& answer);
    void produce_dead_letter(Partition partition, const DeadLetter& letter);
    void send_offsets(std::span<const CommittedPlace> places, rd_kafka_t* member);
    void succeed(rd_kafka_error_t* error, const char* step);
};

}  // namespace grandlivre::kafka
