#pragma once

#include <librdkafka/rdkafka.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/log/batch.h"
#include "engine/log/kafka/settings.h"
#include "engine/log/log.h"

/// librdkafka's C handles with owners, and its errors as exceptions.
namespace grandlivre::kafka {

/// A call that failed: what was done, and what librdkafka says.
class KafkaError : public LogError {
public:
    KafkaError(const std::string& what, rd_kafka_resp_err_t code, const std::string& detail = {});
    rd_kafka_resp_err_t code() const { return code_; }

private:
    rd_kafka_resp_err_t code_;
};

struct Delete {
    void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
    void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
    void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
    void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
    void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
    void operator()(rd_kafka_topic_partition_list_t* list) const { rd_kafka_topic_partition_list_destroy(list); }
    void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
    void operator()(rd_kafka_consumer_group_metadata_t* data) const { rd_kafka_consumer_group_metadata_destroy(data); }
};
template <class Handle>
using Owned = std::unique_ptr<Handle, Delete>;

using Client = Owned<rd_kafka_t>;
using Message = Owned<rd_kafka_message_t>;
using PartitionList = Owned<rd_kafka_topic_partition_list_t>;

/// Properties of one client, over the defaults and under the user's.
using Properties = std::vector<std::pair<std::string, std::string>>;
/// Sets callbacks, before the client is made.
using Customize = std::function<void(rd_kafka_conf_t&)>;

/// Throws KafkaError for a property that librdkafka does not know or take.
Client make_client(rd_kafka_type_t type, const KafkaSettings& settings, const Properties& own,
                   const Customize& customize = {});

/// The properties of a consumer, which is none without a group: it reads the group's
/// offsets or only has its name, and does not join.
Properties with_group(Properties properties, const KafkaSettings& settings);

/// Whether a right is missing: trying again does not bring it.
bool is_refusal(rd_kafka_resp_err_t code);

/// Throws if `code` is an error.
void check(rd_kafka_resp_err_t code, const std::string& what);
/// Throws if there is an error, and frees it.
void check(rd_kafka_error_t* error, const std::string& what);

PartitionList make_list(int size = 8);
std::string_view key_of(const rd_kafka_message_t& message);
std::string_view value_of(const rd_kafka_message_t& message);
MessageHeaders headers_of(const rd_kafka_message_t& message);
/// The latest header of that name; empty: none.
std::string header(const MessageHeaders& headers, std::string_view name);

/// Produces with headers; the bytes are copied. Waits while the queue is full.
struct Outgoing {
    std::string_view key, value;
    bool has_key = true;
};
void produce(rd_kafka_t& producer, const std::string& topic, Partition partition, const Outgoing& message,
             const MessageHeaders& headers);

/// Number of a topic's partitions; 0 if there is no such topic.
int partitions_of(rd_kafka_t& client, const std::string& topic);

/// Offsets of what a client can see of a partition: the first that is kept, and the one
/// after the last.
struct OffsetRange {
    std::int64_t low = 0, high = 0;

    std::int64_t size() const { return high - low; }
};
OffsetRange offsets_of(rd_kafka_t& client, const std::string& topic, int partition);

/// The offset after the last message that a reader of committed messages can see.
std::int64_t end_offset(rd_kafka_t& client, const std::string& topic, int partition);

constexpr int answer_ms = 30'000;  ///< how long a broker may take

}  // namespace grandlivre::kafka
