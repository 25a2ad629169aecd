#include "engine/log/kafka/topics.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <map>

namespace grandlivre::kafka {
namespace {

/// A setting that a topic is made with, and what it must be at every start.
struct Setting {
    std::string name;
    std::int64_t made_with;
    std::int64_t at_least;  ///< -1 is without limit, and more than any number
};

struct Topic {
    std::string name;
    int partitions;
    Properties fixed;
    std::vector<Setting> settings;
};

constexpr std::int64_t a_day_ms = 24LL * 3600 * 1000, without_limit = -1;

/// The journal alone must live for ever; it answers what the others forget. They
/// have to outlive the longest outage, which is for the operator to say, but not less
/// than a day.
std::vector<Topic> topics_of(const KafkaSettings& settings, int partitions) {
    const Properties fixed{{"cleanup.policy", "delete"}, {"message.timestamp.type", "CreateTime"}};
    const Setting size{"max.message.bytes", largest_message_bytes, largest_message_bytes};
    const std::vector<Setting> for_ever{
        size, {"retention.ms", without_limit, without_limit}, {"retention.bytes", without_limit, without_limit}};
    const std::vector<Setting> passing{
        size, {"retention.ms", 90 * a_day_ms, a_day_ms}, {"retention.bytes", without_limit, without_limit}};
    return {{settings.journal(), partitions, fixed, for_ever},   {settings.requests(), partitions, fixed, passing},
            {settings.relays(), partitions, fixed, passing},     {settings.outcomes(), partitions, fixed, passing},
            {settings.dead_letter(), partitions, fixed, {size}}, {settings.checkpoints(), 1, fixed, for_ever}};
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
    const auto set = [&](const std::string& name, const std::string& value) {
        check(rd_kafka_NewTopic_set_config(made.get(), name.c_str(), value.c_str()), "topic " + topic.name);
    };
    for (const auto& [name, value] : topic.fixed) set(name, value);
    for (const Setting& setting : topic.settings) set(setting.name, std::to_string(setting.made_with));
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

std::string remedy(const KafkaSettings& settings, const Topic& topic, int found) {
    if (found == 0) return "`grandlivre init --recover` makes it again";
    if (found < topic.partitions)
        return fmt::format("`kafka-topics --bootstrap-server {} --alter --topic {} --partitions {}`", settings.brokers,
                           topic.name, topic.partitions);
    return "the number is fixed for ever: make a ledger under another prefix and copy";
}

std::string wrong_setting(const KafkaSettings& settings, const Topic& topic, const std::string& name,
                          const std::string& now, const std::string& value, bool or_more) {
    return fmt::format(
        "topic {}: {} is {} and must be {}{}: `kafka-configs --bootstrap-server {} --alter --entity-type "
        "topics --entity-name {} --add-config {}={}`",
        topic.name, name, now, value, or_more ? " or more" : "", settings.brokers, topic.name, name, value);
}

bool is_enough(const std::string& text, std::int64_t at_least) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return false;
    return value == without_limit || (at_least != without_limit && value >= at_least);
}

void add_wrong_settings(rd_kafka_t& client, const KafkaSettings& settings, const Topic& topic,
                        std::vector<std::string>& wrong) {
    const auto all = settings_of(client, topic.name);
    const auto now = [&](const std::string& name) {
        const auto found = all.find(name);
        return found == all.end() ? "not set" : found->second;
    };
    for (const auto& [name, value] : topic.fixed)
        if (now(name) != value) wrong.push_back(wrong_setting(settings, topic, name, now(name), value, false));
    for (const Setting& setting : topic.settings)
        if (!is_enough(now(setting.name), setting.at_least))
            wrong.push_back(wrong_setting(settings, topic, setting.name, now(setting.name),
                                          std::to_string(setting.at_least), setting.at_least != without_limit));
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
    std::vector<std::string> wrong;
    for (const Topic& topic : topics_of(settings, partitions)) {
        const int found = partitions_of(client, topic.name);
        if (found != topic.partitions)
            wrong.push_back(fmt::format("topic {} has {} partitions and must have {}, as {}: {}", topic.name, found,
                                        topic.partitions, settings.journal(), remedy(settings, topic, found)));
        if (found > 0) add_wrong_settings(client, settings, topic, wrong);
    }
    if (!wrong.empty()) throw LogError(fmt::format("{}", fmt::join(wrong, "\n")));
    return partitions;
}

}  // namespace grandlivre::kafka
