#include "engine/log/kafka/kafka_log.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/engine/log/conformance.h"

/// The Kafka log against a real broker: its address is in GRANDLIVRE_TEST_KAFKA, as
/// `tools/kafka run` sets it.
namespace grandlivre::test {
namespace {

KafkaSettings new_ledger(const std::string& instance = "one") {
    static int ledgers = 0;
    const char* brokers = std::getenv("GRANDLIVRE_TEST_KAFKA");
    REQUIRE_MESSAGE(brokers, "GRANDLIVRE_TEST_KAFKA is not set: tools/kafka run -- this program");
    KafkaSettings settings;
    settings.brokers = brokers;
    settings.prefix = "log-" + std::to_string(::getpid()) + "-" + std::to_string(ledgers++);
    settings.instance = instance;
    return settings;
}

class KafkaUnderTest final : public LogUnderTest {
public:
    KafkaUnderTest() : settings_(new_ledger()), log_(KafkaLog::open(settings_, KafkaLog::Access::write)) {}
    Log& log() override { return *log_; }
    int many() const override { return 6; }                // every one of them is six topics' partition
    bool queues_relays() const override { return false; }  // the intake brings them
    bool reopen() override {
        log_.reset();
        log_ = KafkaLog::open(settings_, KafkaLog::Access::write);
        return true;
    }

private:
    KafkaSettings settings_;
    std::unique_ptr<KafkaLog> log_;
};

}  // namespace

TEST_CASE("the Kafka log is a log") {
    log_conformance([] { return std::make_unique<KafkaUnderTest>(); });
}

TEST_CASE("who takes over an instance's name fences its bearer, who writes nothing more") {
    const KafkaSettings settings = new_ledger();
    const auto first = KafkaLog::open(settings, KafkaLog::Access::write);
    create(*first, 2);
    append(*first, 0, {"by the first"});
    const auto second = KafkaLog::open(settings, KafkaLog::Access::write);
    CHECK_THROWS_AS(append(*first, 0, {"too late"}), kafka::Fenced);
    CHECK_THROWS_AS(append(*first, 0, {"again"}), LogError);
    append(*second, 0, {"by the second"});
    CHECK((read_all(*second, 0) == std::vector<std::string>{"created 0", "by the first", "by the second"}));
}

TEST_CASE("a reader sees what others append when it looks again, and cannot write") {
    const KafkaSettings settings = new_ledger();
    const auto writer = KafkaLog::open(settings, KafkaLog::Access::write);
    create(*writer, 2);
    const auto reader = KafkaLog::open(settings, KafkaLog::Access::read);
    append(*writer, 1, {"one"});
    CHECK((read_all(*reader, 1) == std::vector<std::string>{"created 1"}));
    reader->refresh();
    CHECK(reader->head(Partition{1}) == writer->head(Partition{1}));
    CHECK((read_all(*reader, 1) == std::vector<std::string>{"created 1", "one"}));
    CHECK_THROWS_AS(append(*reader, 1, {"two"}), LogError);
}

TEST_CASE("any sequence is found among the gaps that transactions leave") {
    const KafkaSettings settings = new_ledger();
    std::vector<std::string> all{"created 0"};
    {
        const auto writer = KafkaLog::open(settings, KafkaLog::Access::write);
        create(*writer, 1);
        for (int i = 0; i < 200; ++i) {  // 1, 2, 4, … records a transaction: gaps of every density
            std::vector<std::string> records;
            for (int j = 0; j < 1 << i % 8; ++j) records.push_back(std::to_string(i) + "." + std::to_string(j));
            append(*writer, 0, records);
            all.insert(all.end(), records.begin(), records.end());
        }
    }
    const auto reader = KafkaLog::open(settings, KafkaLog::Access::read);  // knows no offset
    REQUIRE(number(reader->head(Partition{0}).next) == all.size());
    for (std::size_t from : {all.size() - 1, std::size_t{3000}, std::size_t{1}, all.size() / 2, std::size_t{4097}}) {
        CAPTURE(from);
        const auto rest = reader->read(Partition{0}, Sequence{from});
        CHECK(text(rest->next()) == all[from]);
        for (std::size_t place : {from, from - 1, from > 600 ? from - 600 : from}) {
            const auto found = reader->look_up(Partition{0}, Sequence{place});
            CHECK(text(found->next()) == all[place]);
        }
    }
    CHECK((read_all(*reader, 0) == all));
}

}  // namespace grandlivre::test
