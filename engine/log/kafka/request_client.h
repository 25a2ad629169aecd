#pragma once

#include <optional>

#include "engine/log/kafka/topic_reader.h"

namespace grandlivre::kafka {

/// What an upstream service does: publishes requests, and reads the outcomes that
/// come after it began. One thread.
class RequestClient {
public:
    RequestClient(const KafkaSettings& settings, std::uint16_t partitions);
    ~RequestClient();

    struct Request {
        Partition partition{};
        std::string_view key;  ///< empty: none
        std::string_view value;
        Encoding encoding{};
        std::string correlation;
    };
    void send(const Request& request);
    /// Returns when all that was sent is stored. Throws KafkaError.
    void flush();

    struct Reply {
        Partition partition{};
        std::string correlation;
        Outcome outcome;
    };
    /// The next outcome, of anybody's request; nothing after `wait_ms`.
    std::optional<Reply> next(int wait_ms);

    rd_kafka_t& client() { return *producer_; }

private:
    const KafkaSettings settings_;
    rd_kafka_resp_err_t delivery_error_ = RD_KAFKA_RESP_ERR_NO_ERROR;
    Client producer_, consumer_;

    static void delivered(rd_kafka_t* client, const rd_kafka_message_t* message, void* self);
};

}  // namespace grandlivre::kafka
