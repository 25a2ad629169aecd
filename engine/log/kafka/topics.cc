#include "engine/log/kafka/topics.h"

#include <fmt/format.h>

#include <map>

namespace grandlivre::kafka {
namespace {

struct Topic {
    std::string name;
    int partitions;
    Properties must_be;  ///< verified at every start
    Properties at_first;
};

/// The journal alone must live for ever; it answers what the others forget. They
/// have to outlive the longest outage.
std::vector<Topic> topics_of(const KafkaSettings& settings, int partitions) {
    const std::string largest = std::to_string(largest_message_bytes);
    const std::string ninety_days = std::to_string(90LL * 24 * 3600 * 1000);
    const Properties for_ever{{"cleanup.policy", "delete"}, {"retention.ms", "-1"}, {"retention.bytes", "-1"}};
    const Properties not_compacted{{"cleanup.policy", "delete"}};
    const Properties size{{"max.message.bytes", largest}, {"message.timestamp.type", "CreateTime"}};
    Properties passing = size;
    passing.emplace_back("retention.ms", ninety_days);
    return {{settings.journal(), partitions, for_ever, size},
            {settings.requests(), partitions, not_compacted, passing},
            {settings.relays(), partitions, not_compacted, passing},
            {settings.outcomes(), partitions, not_compacted, passing},
            {settings.dead_letter(), partitions, not_compacted, size},
            {settings.checkpoints(), 1, for_ever, size}};
}

Owned<rd_kafka_queue_t> make_queue(rd_kafka_t& client) { return Owned<rd_kafka_queue_t>(rd_kafka_queue_new(&client)); }

struct DeleteEvent {
    void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
};
using Event = std::unique_ptr<rd_kafka_event_t, DeleteEvent>;

Event wait_for(rd_kafka_queue_t& queue, const std::string& what) {
    Event event(rd_kafka_queue_poll(&queue, 2 * answer_ms));
    if (!event) throw KafkaError(what, RD_KAFKA_RESP_ERR__TIMED_OUT);
    if (const auto code = rd_kafka_event_error(event.get()))
        throw KafkaError(what, code, rd_kafka_event_error_string(event.get()));
    return event;
}

struct DeleteNewTopic {
    void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
};
using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, DeleteNewTopic>;

NewTopic new_topic(const Topic& topic, int replication) {
    char error[256] = "";
    NewTopic made(rd_kafka_NewTopic_new(topic.name.c_str(), topic.partitions, replication, error, sizeof error));
    if (!made) throw KafkaError("topic " + topic.name, RD_KAFKA_RESP_ERR__INVALID_ARG, error);
    for (const auto* properties : {&topic.must_be, &topic.at_first})
        for (const auto& [name, value] : *properties)
            check(rd_kafka_NewTopic_set_config(made.get(), name.c_str(), value.c_str()), "topic " + topic.name);
    return made;
}

void wait_until_usable(rd_kafka_t& client, const Topic& topic) {
    constexpr int tries = 300, pause_ms = 50;
    for (int i = 0; i < tries; ++i) {
        try {
            if (partitions_of(client, topic.name) == topic.partitions) {
                end_offset(client, topic.name, topic.partitions - 1);  // its leader is known
                return;
            }
        } catch (const KafkaError&) {  // not yet everywhere
        }
        rd_kafka_poll(&client, pause_ms);
    }
    throw KafkaError("topic " + topic.name + " was created and does not appear", RD_KAFKA_RESP_ERR__TIMED_OUT);
}

std::map<std::string, std::string> settings_of(rd_kafka_t& client, const std::string& topic) {
    const std::unique_ptr<rd_kafka_ConfigResource_t, decltype(&rd_kafka_ConfigResource_destroy)> resource(
        rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str()), &rd_kafka_ConfigResource_destroy);
    const auto queue = make_queue(client);
    rd_kafka_ConfigResource_t* asked = resource.get();
    rd_kafka_DescribeConfigs(&client, &asked, 1, nullptr, queue.get());
    const Event event = wait_for(*queue, "settings of " + topic);
    std::size_t resources = 0, entries = 0;
    const auto** found =
        rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event.get()), &resources);
    if (resources != 1) throw KafkaError("settings of " + topic, RD_KAFKA_RESP_ERR__BAD_MSG);
    check(rd_kafka_ConfigResource_error(found[0]), "settings of " + topic);
    const auto** list = rd_kafka_ConfigResource_configs(found[0], &entries);
    std::map<std::string, std::string> settings;
    for (std::size_t i = 0; i < entries; ++i)
        if (const char* value = rd_kafka_ConfigEntry_value(list[i]))
            settings[rd_kafka_ConfigEntry_name(list[i])] = value;
    return settings;
}

std::string remedy(const Topic& topic, int found) {
    if (found == 0) return "`grandlivre init --recover` makes it again";
    if (found < topic.partitions)
        return fmt::format("`kafka-topics --alter --topic {} --partitions {}`", topic.name, topic.partitions);
    return "the number is fixed for ever: make a ledger under another prefix and copy";
}

}  // namespace

void create_topics(rd_kafka_t& client, const KafkaSettings& settings, int partitions) {
    const auto topics = topics_of(settings, partitions);
    std::vector<NewTopic> made;
    std::vector<rd_kafka_NewTopic_t*> asked;
    for (const Topic& topic : topics)
        if (partitions_of(client, topic.name) == 0) {
            made.push_back(new_topic(topic, settings.replication));
            asked.push_back(made.back().get());
        }
    if (!asked.empty()) {
        const auto queue = make_queue(client);
        rd_kafka_CreateTopics(&client, asked.data(), asked.size(), nullptr, queue.get());
        const Event event = wait_for(*queue, "creation of topics");
        std::size_t count = 0;
        const auto** results =
            rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.get()), &count);
        for (std::size_t i = 0; i < count; ++i)
            if (const auto code = rd_kafka_topic_result_error(results[i]);
                code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
                throw KafkaError(fmt::format("creation of topic {}", rd_kafka_topic_result_name(results[i])), code);
    }
    for (const Topic& topic : topics) wait_until_usable(client, topic);
}

int verify_topics(rd_kafka_t& client, const KafkaSettings& settings) {
    const int partitions = partitions_of(client, settings.journal());
    if (partitions == 0) return 0;
    for (const Topic& topic : topics_of(settings, partitions)) {
        const int found = partitions_of(client, topic.name);
        if (found != topic.partitions)
            throw LogError(fmt::format("topic {} has {} partitions and must have {}, as {}: {}", topic.name, found,
                                       topic.partitions, settings.journal(), remedy(topic, found)));
        const auto now = settings_of(client, topic.name);
        for (const auto& [name, value] : topic.must_be) {
            const auto set = now.find(name);
            if (set != now.end() && set->second == value) continue;
            throw LogError(fmt::format(
                "topic {}: {} is {} and must be {}: `kafka-configs --alter --entity-type topics "
                "--entity-name {} --add-config {}={}`",
                topic.name, name, set == now.end() ? "not set" : set->second, value, topic.name, name, value));
        }
    }
    return partitions;
}

}  // namespace grandlivre::kafka
