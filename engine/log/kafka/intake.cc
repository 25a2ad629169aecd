#include "engine/log/kafka/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace grandlivre::kafka {
namespace {

Properties consuming(const KafkaSettings& settings) {
    return {{"group.id", settings.group()},
            {"group.instance.id", settings.static_member ? settings.instance : ""},
            // The cooperative assignor of 2.0.2 hangs and loses assignments.
            {"partition.assignment.strategy", "range"},
            {"enable.auto.commit", "false"},
            {"enable.auto.offset.store", "false"},
            {"isolation.level", "read_committed"},
            // Offsets are always given: whoever falls out of the queue must be told.
            {"auto.offset.reset", "error"},
            {"session.timeout.ms", "10000"},
            {"heartbeat.interval.ms", "1000"},
            // A restore takes as long as it takes.
            {"max.poll.interval.ms", "86400000"},
            {"fetch.wait.max.ms", "20"},
            {"fetch.error.backoff.ms", "20"},
            {"queued.max.messages.kbytes", "65536"}};
}

}  // namespace

Intake::Intake(const KafkaSettings& settings)
    : settings_(settings), client_(make_client(RD_KAFKA_CONSUMER, settings, consuming(settings), [this](auto& conf) {
          rd_kafka_conf_set_rebalance_cb(&conf, &Intake::rebalanced);
          rd_kafka_conf_set_opaque(&conf, this);
      })) {
    rd_kafka_poll_set_consumer(client_.get());
    const auto topics = make_list(2);
    rd_kafka_topic_partition_list_add(topics.get(), settings_.requests().c_str(), RD_KAFKA_PARTITION_UA);
    rd_kafka_topic_partition_list_add(topics.get(), settings_.relays().c_str(), RD_KAFKA_PARTITION_UA);
    check(rd_kafka_subscribe(client_.get(), topics.get()), "joining group " + settings_.group());
}

std::chrono::milliseconds Intake::session() const {
    std::array<char, 32> text{};
    std::size_t size = text.size();
    rd_kafka_conf_get(rd_kafka_conf(client_.get()), "session.timeout.ms", text.data(), &size);
    return std::chrono::milliseconds(std::atoi(text.data()));
}

Intake::~Intake() { rd_kafka_consumer_close(client_.get()); }

/// Only notes what the group says: the owner restores the partitions first, outside
/// of this call, and then reads them from places that it knows.
void Intake::rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list,
                        void* self) {
    auto& intake = *static_cast<Intake*>(self);
    intake.changed_ = true;
    intake.assigned_.clear();
    intake.expected_.clear();
    rd_kafka_assign(client, nullptr);
    if (code != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) return;
    std::set<Partition> partitions;
    for (int i = 0; i < list->cnt; ++i)
        if (list->elems[i].topic == intake.settings_.requests())
            partitions.insert(Partition{static_cast<std::uint16_t>(list->elems[i].partition)});
    intake.assigned_.assign(partitions.begin(), partitions.end());
}

void Intake::start_from(const std::vector<CommittedPlace>& places) {
    changed_ = false;
    expected_.clear();
    const auto list = make_list(static_cast<int>(2 * places.size()));
    for (const CommittedPlace& place : places) {
        const int partition = number(place.partition);
        rd_kafka_topic_partition_list_add(list.get(), settings_.requests().c_str(), partition)->offset = place.requests;
        rd_kafka_topic_partition_list_add(list.get(), settings_.relays().c_str(), partition)->offset = place.relays;
        expected_[{InputMessage::Queue::requests, place.partition}] = place.requests;
        expected_[{InputMessage::Queue::relays, place.partition}] = place.relays;
    }
    check(rd_kafka_assign(client_.get(), nullptr), "reading requests");  // forgets what was fetched
    check(rd_kafka_assign(client_.get(), list.get()), "reading requests");
}

std::vector<InputMessage> Intake::poll(std::size_t most, int wait_ms) {
    std::vector<InputMessage> messages;
    while (messages.size() < most && !changed_) {
        const Message message(rd_kafka_consumer_poll(client_.get(), messages.empty() ? wait_ms : 0));
        if (changed_) messages.clear();  // perhaps of partitions that are another's now: they come again
        if (!message) break;
        if (message->err) fail(message);
        if (!changed_) take(messages, message);
    }
    return messages;
}

void Intake::fail(const Message& message) const {
    std::array<char, 512> detail{};
    const auto fatal = rd_kafka_fatal_error(client_.get(), detail.data(), detail.size());
    if (fatal) throw KafkaError("reading requests", fatal, detail.data());
    if (message->err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
        throw KafkaError(
            "reading requests", message->err,
            fmt::format("{}/{} does not have the next offset any more: what stood there was deleted before "
                        "it was decided; `grandlivre init --recover` goes on with what is left",
                        rd_kafka_topic_name(message->rkt), message->partition));
    throw KafkaError("reading requests", message->err, rd_kafka_message_errstr(message.get()));
}

void Intake::take(std::vector<InputMessage>& messages, const Message& message) {
    const char* topic = rd_kafka_topic_name(message->rkt);
    const auto queue = topic == settings_.requests() ? InputMessage::Queue::requests : InputMessage::Queue::relays;
    const Partition partition{static_cast<std::uint16_t>(message->partition)};
    const auto expected = expected_.find({queue, partition});
    if (expected == expected_.end() || message->offset < expected->second) return;  // fetched before a change
    expected->second = message->offset + 1;
    InputMessage input{queue, partition, message->offset, {}};
    if (message->key) input.message.key = key_of(*message);
    input.message.value = value_of(*message);
    input.message.headers = headers_of(*message);
    input.message.origin = fmt::format("{}/{}/{}", topic, message->partition, message->offset);
    messages.push_back(std::move(input));
}

}  // namespace grandlivre::kafka
