#include "bench/support/bare_loop.h"

#include <chrono>
#include <map>

namespace grandlivre::bench {
namespace {

using namespace kafka;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

Client consumer_of(const KafkaSettings& settings, const std::string& name) {
    Client client = make_client(RD_KAFKA_CONSUMER, settings,
                                {{"group.id", name},
                                 {"enable.auto.commit", "false"},
                                 {"enable.auto.offset.store", "false"},
                                 {"auto.offset.reset", "earliest"},
                                 {"fetch.wait.max.ms", "20"},
                                 {"queued.max.messages.kbytes", "65536"}});
    rd_kafka_poll_set_consumer(client.get());
    const auto topics = make_list(1);
    rd_kafka_topic_partition_list_add(topics.get(), settings.requests().c_str(), RD_KAFKA_PARTITION_UA);
    check(rd_kafka_subscribe(client.get(), topics.get()), "subscribe");
    return client;
}

Client producer_of(const KafkaSettings& settings, const std::string& name) {
    Client client = make_client(RD_KAFKA_PRODUCER, settings,
                                {{"transactional.id", name},
                                 {"linger.ms", "0"},
                                 {"compression.codec", "lz4"},
                                 {"batch.num.messages", "10000"},
                                 {"batch.size", "1000000"},
                                 {"queue.buffering.max.messages", "1000000"}});
    check(rd_kafka_init_transactions(client.get(), answer_ms), "init");
    return client;
}

/// Text that lz4 shrinks about as much as records.
std::string filler(std::size_t size) {
    std::string text;
    std::uint64_t state = 1;
    while (text.size() < size) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        text += text.size() % 48 < 24 ? std::to_string(state) : std::string(20, '\0');
    }
    text.resize(size);
    return text;
}

}  // namespace

double bare_loop(const KafkaSettings& settings, const std::string& name, std::uint64_t requests, std::size_t batch,
                 const Sizes& sizes, std::vector<double>& latencies) {
    const Client consumer = consumer_of(settings, name), producer = producer_of(settings, name);
    const Owned<rd_kafka_topic_t> journal(rd_kafka_topic_new(producer.get(), (name + ".journal").c_str(), nullptr));
    const std::string record = filler(sizes.record), outcome = filler(sizes.outcome), outcomes = name + ".outcomes";
    const MessageHeaders headers{{"ce_specversion", "1.0"},
                                 {"ce_id", std::string(36, 'i')},
                                 {"ce_source", "/bench/0"},
                                 {"ce_type", "fr.grandlivre.accepted"},
                                 {"ce_subject", std::string(44, 's')},
                                 {"content-type", "application/json"}};
    std::optional<Clock::time_point> began;
    for (std::uint64_t done = 0; done < requests;) {
        std::vector<Message> taken;
        while (taken.size() < batch && done + taken.size() < requests) {
            Message message(rd_kafka_consumer_poll(consumer.get(), taken.empty() ? 1000 : 0));
            if (!message) break;
            check(message->err, "consume");
            taken.push_back(std::move(message));
        }
        if (taken.empty()) continue;
        if (!began) began = Clock::now();
        const auto start = Clock::now();
        check(rd_kafka_begin_transaction(producer.get()), "begin");
        std::map<std::int32_t, std::int64_t> offsets;
        for (const Message& message : taken) {
            for (std::size_t i = 0; i < sizes.records_a_request; ++i)
                while (rd_kafka_produce(journal.get(), message->partition, RD_KAFKA_MSG_F_COPY,
                                        const_cast<char*>(record.data()), record.size(), message->key, message->key_len,
                                        nullptr) != 0)
                    rd_kafka_poll(producer.get(), 10);
            produce(*producer, outcomes, Partition{static_cast<std::uint16_t>(message->partition)},
                    {key_of(*message), outcome}, headers);
            offsets[message->partition] = message->offset + 1;
        }
        const auto list = make_list(static_cast<int>(offsets.size()));
        for (const auto& [partition, offset] : offsets)
            rd_kafka_topic_partition_list_add(list.get(), settings.requests().c_str(), partition)->offset = offset;
        const Owned<rd_kafka_consumer_group_metadata_t> group(rd_kafka_consumer_group_metadata(consumer.get()));
        check(rd_kafka_send_offsets_to_transaction(producer.get(), list.get(), group.get(), -1), "offsets");
        check(rd_kafka_commit_transaction(producer.get(), -1), "commit");
        latencies.push_back(seconds_since(start));
        done += taken.size();
    }
    const double seconds = seconds_since(began.value());
    rd_kafka_consumer_close(consumer.get());
    return seconds;
}

}  // namespace grandlivre::bench
