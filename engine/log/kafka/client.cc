#include "engine/log/kafka/client.h"

#include <fmt/format.h>
#include <syslog.h>

#include <array>
#include <chrono>
#include <mutex>

namespace grandlivre::kafka {
namespace {

constexpr int first_with_scram = 0x020601ff;

/// What a line says, whichever connection says it and for how long.
std::string_view matter_of(std::string_view text) {
    for (const std::string_view begin : {"Connect to ", "Disconnected"})
        if (const auto at = text.find(begin); at != text.npos) text.remove_prefix(at);
    return text.substr(0, text.find(" (after "));
}

/// While a broker is away every connection of every client says so, many times a second.
bool said_just_now(std::string_view text) {
    using namespace std::chrono_literals;
    static std::mutex mutex;
    static std::string last;
    static std::chrono::steady_clock::time_point said;
    const std::lock_guard lock(mutex);
    const auto now = std::chrono::steady_clock::now();
    if (matter_of(text) == last && now - said < 10s) return true;
    last = matter_of(text);
    said = now;
    return false;
}

/// Warnings and worse, and what the property `debug` asks for. Properties of the other
/// kind of client are no matter.
void log_line(const rd_kafka_t*, int level, const char* facility, const char* text) {
    if ((level > LOG_WARNING && level != LOG_DEBUG) || std::string_view(facility) == "CONFWARN") return;
    if (std::string_view(text).ends_with(": retrying")) return;  // it passes, or the call says so
    if (level != LOG_DEBUG && said_just_now(text)) return;
    fmt::print(stderr, "grandlivre: kafka: {}\n", text);
}

/// What went wrong with connections last, for the message of a call that gives up:
/// librdkafka tries them again, and its calls know no reason.
std::mutex connection_mutex;
std::string connection_error;

void remember_error(rd_kafka_t*, int code, const char* reason, void*) {
    if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) return;  // true, and no reason
    const std::lock_guard lock(connection_mutex);
    connection_error = reason;
    if (code == RD_KAFKA_RESP_ERR__SSL) connection_error += " (or the broker's certificate is for another host name)";
    if (code == RD_KAFKA_RESP_ERR__AUTHENTICATION && connection_error.find("SCRAM") != std::string::npos &&
        rd_kafka_version() < first_with_scram)
        connection_error += fmt::format(
            " (the password is wrong, or the broker is Kafka 4 or later, with which the SCRAM of librdkafka {} does "
            "not "
            "work: use PLAIN over TLS, or client certificates)",
            rd_kafka_version_str());
}

/// The reason behind an error that has none of its own.
std::string with_reason(rd_kafka_resp_err_t code, const std::string& detail) {
    const std::string said = detail.empty() ? rd_kafka_err2str(code) : detail;
    const bool vague = code == RD_KAFKA_RESP_ERR__TRANSPORT || code == RD_KAFKA_RESP_ERR__TIMED_OUT ||
                       code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN;
    const std::lock_guard lock(connection_mutex);
    return vague && !connection_error.empty() ? said + ": " + connection_error : said;
}

void set(rd_kafka_conf_t& conf, const std::string& name, const std::string& value) {
    std::array<char, 512> error{};
    if (rd_kafka_conf_set(&conf, name.c_str(), value.c_str(), error.data(), error.size()) != RD_KAFKA_CONF_OK)
        throw KafkaError("property " + name, RD_KAFKA_RESP_ERR__INVALID_ARG, error.data());
}

}  // namespace

KafkaError::KafkaError(const std::string& what, rd_kafka_resp_err_t code, const std::string& detail)
    : LogError(fmt::format("kafka: {}: {}", what, with_reason(code, detail))), code_(code) {}

Properties with_group(Properties properties, const KafkaSettings& settings) {
    properties.emplace_back("group.id", settings.group());
    return properties;
}

bool is_refusal(rd_kafka_resp_err_t code) {
    switch (code) {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED: return true;
        default: return false;
    }
}

void check(rd_kafka_resp_err_t code, const std::string& what) {
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) throw KafkaError(what, code);
}

void check(rd_kafka_error_t* error, const std::string& what) {
    if (!error) return;
    const Owned<rd_kafka_error_t> owned(error);
    throw KafkaError(what, rd_kafka_error_code(error), rd_kafka_error_string(error));
}

Client make_client(rd_kafka_type_t type, const KafkaSettings& settings, const Properties& own,
                   const Customize& customize) {
    Owned<rd_kafka_conf_t> conf(rd_kafka_conf_new());
    rd_kafka_conf_set_log_cb(conf.get(), log_line);
    rd_kafka_conf_set_error_cb(conf.get(), remember_error);
    const Properties defaults{{"bootstrap.servers", settings.brokers},
                              {"client.id", settings.prefix + "." + settings.instance},
                              {"client.software.name", "grandlivre"},
                              {"client.software.version", "0.1.0"},
                              {"socket.nagle.disable", "true"},
                              {"retry.backoff.ms", "5"},
                              {"reconnect.backoff.ms", "20"},
                              {"reconnect.backoff.max.ms", "1000"},
                              {"message.max.bytes", std::to_string(largest_message_bytes)},
                              {"fetch.message.max.bytes", std::to_string(largest_message_bytes)},
                              {"receive.message.max.bytes", std::to_string(128 << 20)}};
    for (const auto* properties : {&defaults, &own, &settings.properties})
        for (const auto& [name, value] : *properties) set(*conf, name, value);
    if (customize) customize(*conf);
    std::array<char, 512> error{};
    rd_kafka_t* client = rd_kafka_new(type, conf.get(), error.data(), error.size());
    if (!client) throw KafkaError("client", rd_kafka_last_error(), error.data());
    (void)conf.release();  // the client's from now on
    return Client(client);
}

PartitionList make_list(int size) { return PartitionList(rd_kafka_topic_partition_list_new(size)); }

std::string_view key_of(const rd_kafka_message_t& message) {
    return {static_cast<const char*>(message.key), message.key ? message.key_len : 0};
}

std::string_view value_of(const rd_kafka_message_t& message) {
    return {static_cast<const char*>(message.payload), message.payload ? message.len : 0};
}

MessageHeaders headers_of(const rd_kafka_message_t& message) {
    MessageHeaders headers;
    rd_kafka_headers_t* list = nullptr;
    if (rd_kafka_message_headers(&message, &list) != RD_KAFKA_RESP_ERR_NO_ERROR) return headers;
    const char* name = nullptr;
    const void* value = nullptr;
    std::size_t size = 0;
    for (std::size_t i = 0; rd_kafka_header_get_all(list, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        headers.emplace_back(name, std::string(static_cast<const char*>(value), value ? size : 0));
    return headers;
}

std::string header(const MessageHeaders& headers, std::string_view name) {
    for (auto pair = headers.rbegin(); pair != headers.rend(); ++pair)
        if (pair->first == name) return pair->second;
    return {};
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"  // in librdkafka's macros
void produce(rd_kafka_t& producer, const std::string& topic, Partition partition, const Outgoing& message,
             const MessageHeaders& headers) {
    constexpr int wait_ms = 100;
    while (true) {
        rd_kafka_headers_t* list = headers.empty() ? nullptr : rd_kafka_headers_new(headers.size());
        for (const auto& [name, value] : headers)
            rd_kafka_header_add(list, name.data(), static_cast<ssize_t>(name.size()), value.data(),
                                static_cast<ssize_t>(value.size()));
        const auto code = rd_kafka_producev(
            &producer, RD_KAFKA_V_TOPIC(topic.c_str()),
            RD_KAFKA_V_PARTITION(static_cast<std::int32_t>(number(partition))),
            RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
            RD_KAFKA_V_KEY(message.has_key ? message.key.data() : nullptr, message.has_key ? message.key.size() : 0),
            RD_KAFKA_V_VALUE(const_cast<char*>(message.value.data()), message.value.size()), RD_KAFKA_V_HEADERS(list),
            RD_KAFKA_V_END);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return;
        if (list) rd_kafka_headers_destroy(list);  // the caller's again
        if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL) throw KafkaError("produce to " + topic, code);
        rd_kafka_poll(&producer, wait_ms);
    }
}
#pragma GCC diagnostic pop

int partitions_of(rd_kafka_t& client, const std::string& topic) {
    const Owned<rd_kafka_topic_t> handle(rd_kafka_topic_new(&client, topic.c_str(), nullptr));
    const rd_kafka_metadata_t* metadata = nullptr;
    const auto code = rd_kafka_metadata(&client, 0, handle.get(), &metadata, answer_ms);
    if (code) rd_kafka_poll(&client, 0);  // hears why
    check(code, "metadata of " + topic);
    const std::unique_ptr<const rd_kafka_metadata_t, decltype(&rd_kafka_metadata_destroy)> owned(
        metadata, &rd_kafka_metadata_destroy);
    if (metadata->topic_cnt != 1) return 0;
    const auto& found = metadata->topics[0];
    if (found.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) return 0;
    check(found.err, "metadata of " + topic);
    return found.partition_cnt;
}

OffsetRange offsets_of(rd_kafka_t& client, const std::string& topic, int partition) {
    OffsetRange range;
    check(rd_kafka_query_watermark_offsets(&client, topic.c_str(), partition, &range.low, &range.high, answer_ms),
          fmt::format("offsets of {}/{}", topic, partition));
    return range;
}

std::int64_t end_offset(rd_kafka_t& client, const std::string& topic, int partition) {
    return offsets_of(client, topic, partition).high;
}

}  // namespace grandlivre::kafka
