#include "engine/log/kafka/request_client.h"

#include <fmt/format.h>

#include "engine/log/content_type.h"
#include "events/codec/record.h"

namespace grandlivre::kafka {
namespace {

const Properties sending{{"acks", "all"},
                         {"enable.idempotence", "true"},
                         {"partitioner", "murmur2_random"},
                         {"linger.ms", "2"},
                         {"compression.codec", "lz4"},
                         {"queue.buffering.max.messages", "1000000"},
                         {"queue.buffering.max.kbytes", "1048576"}};
const Properties listening{{"enable.auto.commit", "false"},
                           {"isolation.level", "read_committed"},
                           {"auto.offset.reset", "error"},
                           {"fetch.wait.max.ms", "20"},
                           {"fetch.error.backoff.ms", "20"}};

}  // namespace

RequestClient::RequestClient(const KafkaSettings& settings, std::uint16_t partitions)
    : settings_(settings),
      producer_(make_client(RD_KAFKA_PRODUCER, settings, sending,
                            [&](auto& conf) {
                                rd_kafka_conf_set_dr_msg_cb(&conf, &RequestClient::delivered);
                                rd_kafka_conf_set_opaque(&conf, this);
                            })),
      consumer_(make_client(RD_KAFKA_CONSUMER, settings, with_group(listening, settings))) {
    rd_kafka_poll_set_consumer(consumer_.get());
    const auto list = make_list(partitions);
    for (int p = 0; p < partitions; ++p)
        rd_kafka_topic_partition_list_add(list.get(), settings_.outcomes().c_str(), p)->offset =
            end_offset(*producer_, settings_.outcomes(), p);
    check(rd_kafka_assign(consumer_.get(), list.get()), "reading outcomes");
}

RequestClient::~RequestClient() { rd_kafka_consumer_close(consumer_.get()); }

void RequestClient::delivered(rd_kafka_t*, const rd_kafka_message_t* message, void* self) {
    if (message->err) static_cast<RequestClient*>(self)->delivery_error_ = message->err;
}

void RequestClient::send(const Request& request) {
    const bool json = request.encoding == Encoding::json;
    produce(*producer_, settings_.requests(), request.partition, {request.key, request.value, !request.key.empty()},
            {{"content-type", json ? json_type : flatbuffers_type},
             {"accept", flatbuffers_type},
             {"correlation-id", request.correlation}});
    rd_kafka_poll(producer_.get(), 0);
}

void RequestClient::flush() {
    check(rd_kafka_flush(producer_.get(), 2 * answer_ms), "storing requests");
    check(delivery_error_, "storing requests");
}

std::optional<RequestClient::Reply> RequestClient::next(int wait_ms) {
    const Message message(rd_kafka_consumer_poll(consumer_.get(), wait_ms));
    if (!message) return std::nullopt;
    if (message->err) throw KafkaError("reading outcomes", message->err, rd_kafka_message_errstr(message.get()));
    const auto headers = headers_of(*message);
    const std::string correlation = header(headers, "correlation-id");
    if (header(headers, "content-type") != flatbuffers_type) return Reply{};  // of a request in JSON
    const auto value = value_of(*message);
    auto outcome = codec::decode_outcome({reinterpret_cast<const std::uint8_t*>(value.data()), value.size()});
    if (!outcome)
        throw LogError(fmt::format("{}/{}/{} is no outcome that this program knows", settings_.outcomes(),
                                   message->partition, message->offset));
    return Reply{Partition{static_cast<std::uint16_t>(message->partition)}, correlation, std::move(*outcome)};
}

}  // namespace grandlivre::kafka
