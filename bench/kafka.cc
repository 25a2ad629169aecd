// On a real broker: how many decisions a second, how long a transaction takes, and
// how many events a second from the journal topic to finished projections? Beside
// each, in the same run, the same bytes moved by bare librdkafka.
//
//   tools/kafka run -- bench_kafka [--requests N] [--accounts N] [--runs N]

#include <CLI/CLI.hpp>
#include <atomic>
#include <fstream>

#include "bench/support/bare_loop.h"
#include "bench/support/machine.h"
#include "bench/support/workload.h"
#include "engine/log/kafka/request_client.h"
#include "engine/log/kafka/topics.h"
#include "engine/log/partitioner.h"
#include "engine/runtime/group_engine.h"
#include "projections/digest.h"
#include "projections/journal_follower.h"
#include "projections/rebuild.h"
#include "tools/input/files.h"

using namespace grandlivre;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint16_t partitions = 8;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

struct Options {
    std::uint64_t requests = 400'000, accounts = 200'000;
    int runs = 5;
};

KafkaSettings ledger_on_kafka() {
    const char* brokers = std::getenv("GRANDLIVRE_TEST_KAFKA");
    if (!brokers) throw std::runtime_error("GRANDLIVRE_TEST_KAFKA is not set: tools/kafka run -- bench_kafka");
    KafkaSettings settings;
    settings.brokers = brokers;
    settings.prefix = "bench";
    settings.instance = "bench";
    return settings;
}

void create(const KafkaSettings& settings) {
    Birth birth = tools::default_birth();
    birth.partitions = partitions;
    create_ledger(*KafkaLog::open(settings, KafkaLog::Access::write), birth);
}

/// As an upstream service would, in JSON.
void publish(const KafkaSettings& settings, const std::vector<std::string>& requests) {
    kafka::RequestClient client(settings, partitions);
    codec::RequestReader reader;
    for (const std::string& text : requests) {
        const StreamId stream = reader.read_json(text).value().stream;
        client.send({partition_of(stream, partitions), to_text(stream), text, Encoding::json, {}});
    }
    client.flush();
}

/// An engine of the group with its projections, until it has decided `requests` more.
double decide(const KafkaSettings& settings, const std::string& directory, std::uint64_t requests, std::size_t batch) {
    const auto log = KafkaLog::open(settings, KafkaLog::Access::read);
    const auto state = RocksStore::open(directory + "/state", state_table::specs);
    const auto projections = RocksStore::open(directory + "/projections", projection::tables);
    projection::Projector projector(*log, *projections, {});
    projection::JournalFollower follower(settings, projector);
    KafkaSettings member = settings;
    member.static_member = false;
    GroupEngine::Settings engine;
    engine.engine.now = tools::wall_clock;
    engine.most_requests = batch;
    std::optional<Clock::time_point> began;
    engine.note = [&](const std::string& text) {
        if (text != "partitions none") began = Clock::now();
    };
    GroupEngine group(member, *state, std::move(engine), &follower);
    std::atomic<bool> stop = false;
    std::optional<double> seconds;
    std::jthread watch([&] {
        while (group.decided() < requests) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        projector.sync();
        seconds = seconds_since(began.value());
        stop = true;
    });
    group.run(stop);
    watch.join();
    if (group.decided() != requests) throw std::runtime_error("decided more than was asked");
    return seconds.value();
}

struct Row {
    std::string name;
    std::vector<double> values;
};

void print(const std::string& head, const std::vector<Row>& rows) {
    fmt::print("\n| {} | median | min | max |\n|---|---|---|---|\n", head);
    for (const Row& row : rows)
        fmt::print("| {} | {:.2f} | {:.2f} | {:.2f} |\n", row.name, bench::median(row.values),
                   *std::min_element(row.values.begin(), row.values.end()),
                   *std::max_element(row.values.begin(), row.values.end()));
    std::fflush(stdout);
}

/// What a request became, on average.
bench::Sizes sizes_of(const Log& log, const KafkaSettings& settings, std::uint64_t requests) {
    std::uint64_t bytes = 0, records = 0;
    for (std::uint16_t p = 0; p < partitions; ++p) {
        const auto reader = log.read(Partition{p}, Sequence{1});
        for (auto record = reader->next(); !record.empty(); record = reader->next(), ++records) bytes += record.size();
    }
    kafka::TopicReader outcomes(settings, settings.outcomes(), Partition{0});
    outcomes.seek(0);
    std::uint64_t outcome_bytes = 0, count = 0;
    while (count < 10'000 && !outcomes.at_end())
        if (const auto message = outcomes.next(1000)) outcome_bytes += message->len, ++count;
    return {bytes / records, (records + requests - 1) / requests, outcome_bytes / count};
}

void throughput(const KafkaSettings& settings, const std::string& directory, const Options& options) {
    auto requests = bench::openings(options.accounts);
    publish(settings, requests);
    decide(settings, directory, options.accounts, 4096);
    std::vector<double> ledger, bare, ratios;
    for (int run = 0; run < options.runs; ++run) {
        publish(settings, bench::declarations(options.accounts, static_cast<std::uint64_t>(run) * options.requests,
                                              options.requests, bench::Encoding::json));
        ledger.push_back(static_cast<double>(options.requests) / decide(settings, directory, options.requests, 4096));
        const auto sizes = sizes_of(*KafkaLog::open(settings, KafkaLog::Access::read), settings,
                                    options.accounts + static_cast<std::uint64_t>(run + 1) * options.requests);
        std::vector<double> latencies;
        KafkaSettings others = settings;
        others.prefix = fmt::format("bare-{}", run);
        kafka::create_topics(*kafka::make_client(RD_KAFKA_PRODUCER, settings, {}), others, partitions);
        bare.push_back(static_cast<double>(options.requests) / bench::bare_loop(settings, fmt::format("bare-{}", run),
                                                                                options.requests, 4096, sizes,
                                                                                latencies));
        ratios.push_back(ledger.back() / bare.back());
    }
    print(fmt::format("intake, batch 4096, {} requests over {} accounts a run: decisions/s", options.requests,
                      options.accounts),
          {{"grandlivre, projections following", ledger},
           {"bare consume-produce loop, same bytes", bare},
           {"ratio", ratios}});
}

void latency(const KafkaSettings& settings, const std::string& directory, const Options& options) {
    std::vector<Row> rows;
    std::uint64_t next = static_cast<std::uint64_t>(options.runs) * options.requests;
    const auto state = RocksStore::open(directory + "/latency-state", state_table::specs);
    const auto log = KafkaLog::open(settings, KafkaLog::Access::write);
    EngineSettings engine_settings;
    engine_settings.now = tools::wall_clock;
    Engine engine(*log, *state, engine_settings);
    codec::RequestReader reader;
    for (const std::size_t size : {1u, 100u, 1000u}) {
        std::vector<double> milliseconds;
        for (int i = 0; i < 101; ++i) {
            const auto texts = bench::declarations(options.accounts, next, size, bench::Encoding::json);
            next += size;
            std::vector<Incoming> lines;
            for (const std::string& text : texts) lines.push_back({reader.read_json(text), std::nullopt});
            const auto began = Clock::now();
            for (const Outcome& outcome : engine.submit(lines))
                if (!outcome.accepted) throw std::runtime_error(outcome.detail);
            if (i > 0) milliseconds.push_back(seconds_since(began) * 1000);
        }
        rows.push_back({fmt::format("{} a transaction", size), milliseconds});
    }
    print("decision to commit, one broker: milliseconds", rows);
}

/// Seconds to receive `events` messages of the journal and do nothing with them:
/// librdkafka's own batches, partitions shared among the consumers.
double drain(const KafkaSettings& settings, int consumers, std::uint64_t events) {
    std::atomic<std::uint64_t> received = 0;
    const auto began = Clock::now();
    std::vector<std::jthread> threads;
    for (int consumer = 0; consumer < consumers; ++consumer)
        threads.emplace_back([&, consumer] {
            const auto client = kafka::make_client(RD_KAFKA_CONSUMER, settings,
                                                   {{"group.id", "drain"},
                                                    {"enable.auto.commit", "false"},
                                                    {"queued.min.messages", "1000000"},
                                                    {"queued.max.messages.kbytes", "131072"},
                                                    {"fetch.wait.max.ms", "50"}});
            const auto list = kafka::make_list(partitions);
            for (int p = consumer; p < partitions; p += consumers)
                rd_kafka_topic_partition_list_add(list.get(), settings.journal().c_str(), p)->offset = 0;
            kafka::check(rd_kafka_assign(client.get(), list.get()), "drain");
            const kafka::Owned<rd_kafka_queue_t> queue(rd_kafka_queue_get_consumer(client.get()));
            std::array<rd_kafka_message_t*, 1000> batch{};
            while (received < events) {
                const auto count = rd_kafka_consume_batch_queue(queue.get(), 5, batch.data(), batch.size());
                for (std::size_t i = 0; count > 0 && i < static_cast<std::size_t>(count); ++i)
                    rd_kafka_message_destroy(batch[i]);
                if (count > 0) received += static_cast<std::uint64_t>(count);
            }
            rd_kafka_consumer_close(client.get());
        });
    threads.clear();
    if (received != events) throw std::runtime_error("the drain saw another number of records");
    return seconds_since(began);
}

void replay(const KafkaSettings& settings, const std::string& directory, const Options& options) {
    const auto log = KafkaLog::open(settings, KafkaLog::Access::read);
    std::vector<double> rates, drains, drains_of_two, ratios, ratios_of_two;
    std::optional<projection::ContentDigest> first;
    std::uint64_t events = 0;
    for (int run = 0; run < options.runs; ++run) {
        const std::string place = directory + "/rebuilt";
        {
            const auto store = RocksStore::open(place, projection::tables);
            const auto began = Clock::now();
            events = projection::rebuild(*log, *store, {});
            rates.push_back(static_cast<double>(events) / seconds_since(began));
            const auto digest = projection::digest(*store);
            if (first && !(digest == *first)) throw std::runtime_error("two replays differ");
            first = digest;
        }
        std::filesystem::remove_all(place);
        drains.push_back(static_cast<double>(events) / drain(settings, 1, events));
        drains_of_two.push_back(static_cast<double>(events) / drain(settings, 2, events));
        ratios.push_back(rates.back() / drains.back());
        ratios_of_two.push_back(rates.back() / drains_of_two.back());
    }
    print(fmt::format("replay of {} events: events/s", events),
          {{"journal topic to finished projections", rates},
           {"bare drain of the topic, one consumer", drains},
           {"ratio to it", ratios},
           {"bare drain, two consumers on two threads", drains_of_two},
           {"ratio to them", ratios_of_two}});
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("decisions a second, latency and replay on a real broker");
    Options options;
    std::string parent, published;
    app.add_option("--requests", options.requests);
    app.add_option("--accounts", options.accounts);
    app.add_option("--runs", options.runs)->check(CLI::Range(1, 7));
    app.add_option("--directory", parent);
    app.add_option("--published", published, "a file that gets the number of messages in the topic of requests");
    CLI11_PARSE(app, argc, argv);
    const bench::Directory directory(parent);
    fmt::print("{}", bench::machine(directory.path()));
    const KafkaSettings settings = ledger_on_kafka();
    create(settings);
    throughput(settings, directory.path(), options);
    if (!published.empty())
        std::ofstream(published) << options.accounts + static_cast<std::uint64_t>(options.runs) * options.requests
                                 << '\n';
    latency(settings, directory.path(), options);
    replay(settings, directory.path(), options);
    fmt::print("\nchecked: as many decisions as requests, all accepted; replays have one digest\n");
}
