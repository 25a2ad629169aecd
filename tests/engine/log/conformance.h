#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/log/log.h"
#include "engine/proof/chain.h"
#include "events/codec/record.h"

/// What every log must do, whatever it stores on. A log joins with one test case
/// that calls log_conformance() with its own LogUnderTest.
namespace grandlivre::test {

/// A new, empty log, and how its process ends and begins again.
class LogUnderTest {
public:
    virtual ~LogUnderTest() = default;
    virtual Log& log() = 0;
    /// Partitions that are many for it.
    virtual int many() const { return 300; }
    /// Whether what is forwarded waits in it, or where others bring it to the engine.
    virtual bool queues_relays() const { return true; }
    /// Closes and opens the same log. False: it cannot (memory), nothing is done.
    virtual bool reopen() = 0;
};

inline std::span<const std::uint8_t> bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A record that tells a text: logs may look into records, so they are real ones.
inline std::vector<std::uint8_t> record_of(Position position, const std::string& text) {
    flatbuffers::FlatBufferBuilder builder;
    const StreamId stream = StreamId::clock(position.partition);
    event::RequestRejected told;
    told.reason = Reason::wrong_state;
    told.detail = text;
    const codec::RecordHeader header{.position = position, .stream = stream, .version = 1};
    const auto bytes = codec::encode_record(builder, header, {stream, {}, std::move(told), {}, {}}, nullptr);
    return {bytes.begin(), bytes.end()};
}

inline std::string text(std::span<const std::uint8_t> bytes) {
    const wire::Record* record = codec::verify_record(bytes);
    REQUIRE(record);
    return record->event_as_RequestRejected()->detail()->str();
}

/// The batch that continues `head` with records of these texts.
inline Batch batch_after(const Head& head, int partition, const std::vector<std::string>& texts) {
    Batch batch;
    batch.partition = Partition{static_cast<std::uint16_t>(partition)};
    batch.after = head;
    for (const std::string& told : texts) {
        const auto record = record_of({batch.partition, batch.after.next}, told);
        batch.records.append(record);
        batch.after.chain = extend(batch.after.chain, record);
        batch.after.next = next(batch.after.next);
    }
    return batch;
}

/// The first append: each partition's first record is its number.
inline void create(Log& log, int partitions) {
    std::vector<Batch> batches;
    for (int p = 0; p < partitions; ++p) batches.push_back(batch_after({}, p, {"created " + std::to_string(p)}));
    log.append(batches);
}

inline void append(Log& log, int partition, const std::vector<std::string>& records) {
    const Batch batch = batch_after(log.head(Partition{static_cast<std::uint16_t>(partition)}), partition, records);
    log.append({&batch, 1});
}

inline std::vector<std::string> read_rest(JournalReader& reader) {
    std::vector<std::string> records;
    for (auto record = reader.next(); !record.empty(); record = reader.next()) records.push_back(text(record));
    return records;
}

inline std::vector<std::string> read_all(const Log& log, int partition, std::uint64_t from = 0) {
    return read_rest(*log.read(Partition{static_cast<std::uint16_t>(partition)}, Sequence{from}));
}

/// What waits in a partition's queue: offset, key and value of each, in order.
inline std::vector<std::string> waiting(const Log& log, int partition, std::size_t most = 100) {
    std::vector<std::string> texts;
    for (const QueuedRelay& relay : log.waiting_relays(Partition{static_cast<std::uint16_t>(partition)}, most)) {
        CHECK(relay.headers == MessageHeaders{{"content-type", "text"}, {"twice", ""}, {"twice", relay.value}});
        texts.push_back(std::to_string(relay.offset) + " " + relay.key + " " + relay.value);
    }
    return texts;
}

inline Forwarded message_to(int partition, const std::string& value) {
    return {.to = Partition{static_cast<std::uint16_t>(partition)},
            .key = "to:" + std::to_string(partition),
            .value = value,
            .headers = {{"content-type", "text"}, {"twice", ""}, {"twice", value}}};
}

/// Queues of relays: what batches forward and consume goes with their records.
inline void queue_conformance(LogUnderTest& under_test) {
    using Texts = std::vector<std::string>;
    create(under_test.log(), 3);
    const auto log = [&]() -> Log& { return under_test.log(); };
    const auto batch_of = [&](int partition, const Texts& records) {
        return batch_after(log().head(Partition{static_cast<std::uint16_t>(partition)}), partition, records);
    };
    const std::string binary("\0\xff", 2);
    std::vector<Batch> batches{batch_of(1, {"sends three"}), batch_of(0, {})};
    batches[0].forwarded = {message_to(2, "a"), message_to(0, binary), message_to(2, "c")};
    batches[1].forwarded = {message_to(2, "d")};
    log().append(batches);
    for (int times = 0; times < 2; ++times) {
        CHECK(waiting(log(), 2) == Texts{"0 to:2 a", "1 to:2 c", "2 to:2 d"});
        CHECK(waiting(log(), 2, 2) == Texts{"0 to:2 a", "1 to:2 c"});
        CHECK(waiting(log(), 0) == Texts{"0 to:0 " + binary});
        CHECK(waiting(log(), 1) == Texts{});
        if (!under_test.reopen()) break;
    }

    // what was not appended has taken nothing, and sent nothing
    const auto refused = [&](const std::function<void(Batch&)>& break_it) {
        std::vector<Batch> bad{batch_of(2, {"not seen"}), batch_of(0, {"not seen"})};
        bad[0].consumed.relays = 3;
        bad[0].forwarded = {message_to(1, "x")};
        break_it(bad[1]);
        CHECK_THROWS_AS(log().append(bad), LogError);
        CHECK(waiting(log(), 2).size() == 3);
        CHECK(waiting(log(), 1) == Texts{});
    };
    refused([](Batch& batch) { batch.after.next = next(batch.after.next); });
    refused([](Batch& batch) { batch.forwarded = {message_to(3, "to nobody")}; });

    Batch batch = batch_of(2, {"decides two, sends one on and one to itself"});
    batch.consumed.relays = 2;
    batch.forwarded = {message_to(1, "e"), message_to(2, "f")};
    log().append({&batch, 1});
    for (int times = 0; times < 2; ++times) {
        CHECK(waiting(log(), 2) == Texts{"2 to:2 d", "3 to:2 f"});
        CHECK(waiting(log(), 1) == Texts{"0 to:1 e"});
        CHECK(read_all(log(), 2, 1) == Texts{"decides two, sends one on and one to itself"});
        if (!under_test.reopen()) break;
    }

    // an empty queue knows how far it was
    batch = batch_of(2, {});
    batch.consumed.relays = 4;
    log().append({&batch, 1});
    CHECK(waiting(log(), 2) == Texts{});
    under_test.reopen();
    CHECK(waiting(log(), 2) == Texts{});
    batch = batch_of(0, {});
    batch.forwarded = {message_to(2, "g")};
    log().append({&batch, 1});
    batch = batch_of(2, {});
    batch.consumed.relays = 1;  // what is gone does not come back
    log().append({&batch, 1});
    CHECK(waiting(log(), 2) == Texts{"4 to:2 g"});
}

inline void log_conformance(const std::function<std::unique_ptr<LogUnderTest>()>& make) {
    const auto under_test = make();
    const auto log = [&]() -> Log& { return under_test->log(); };
    using Texts = std::vector<std::string>;

    SUBCASE("a new log has no partitions, and the first append creates them all") {
        CHECK(log().partitions() == 0);
        CHECK_THROWS_AS(log().head(Partition{0}), LogError);
        CHECK_THROWS_AS(log().read(Partition{0}, Sequence{0}), LogError);
        const Batch alone = batch_after({}, 1, {"x"});
        CHECK_THROWS_AS(log().append({&alone, 1}), LogError);  // partition 0 is missing
        CHECK(log().partitions() == 0);

        create(log(), 3);
        CHECK(log().partitions() == 3);
        CHECK(log().head(Partition{2}) == batch_after({}, 2, {"created 2"}).after);
        CHECK(read_all(log(), 2) == Texts{"created 2"});
        CHECK_THROWS_AS(log().head(Partition{3}), LogError);
        const Batch other = batch_after({}, 3, {"x"});
        CHECK_THROWS_AS(log().append({&other, 1}), LogError);
    }

    SUBCASE("records come back as they went, and the head says where they end") {
        create(log(), 2);
        append(log(), 1, {"one", "two"});
        append(log(), 1, {"three"});
        CHECK(read_all(log(), 1) == Texts{"created 1", "one", "two", "three"});
        CHECK(read_all(log(), 0) == Texts{"created 0"});
        CHECK(log().head(Partition{1}) == batch_after({}, 1, {"created 1", "one", "two", "three"}).after);
    }

    SUBCASE("a batch that does not continue its head changes nothing, in no partition") {
        create(log(), 2);
        append(log(), 0, {"kept"});
        const Batch good = batch_after(log().head(Partition{1}), 1, {"never seen"});
        const Head head = log().head(Partition{0});
        struct Row {
            const char* what;
            std::function<void(Batch&)> break_it;
        };
        const Row rows[] = {
            {"a gap", [](Batch& batch) { batch.after.next = next(batch.after.next); }},
            {"an overlap", [&](Batch& batch) { batch.after.next = head.next; }},
            {"the head before",
             [&](Batch& batch) {
                 batch = batch_after({}, 0, {"created 0", "other"});
             }},
            {"no bytes", [](Batch& batch) { batch.records.append({}), batch.after.next = next(batch.after.next); }},
            {"another chain without records",
             [](Batch& batch) { batch.records.clear(), batch.after.next = Sequence{2}; }},
            {"twice a partition", [](Batch& batch) { batch.partition = Partition{1}; }},
            {"a partition too many", [](Batch& batch) { batch.partition = Partition{2}; }},
        };
        for (const Row& row : rows) {
            CAPTURE(row.what);
            std::vector<Batch> batches{good, batch_after(head, 0, {"not continuing"})};
            row.break_it(batches[1]);
            CHECK_THROWS_AS(log().append(batches), LogError);
            CHECK(log().head(Partition{0}) == head);
            CHECK(read_all(log(), 0) == Texts{"created 0", "kept"});
            CHECK(read_all(log(), 1) == Texts{"created 1"});
        }
        append(log(), 0, {"a refusal costs nothing"});
        CHECK(read_all(log(), 0, 2) == Texts{"a refusal costs nothing"});
    }

    SUBCASE("reading begins anywhere, and after the end there is nothing") {
        create(log(), 1);
        append(log(), 0, {"1", "2", "3"});
        CHECK(read_all(log(), 0, 2) == Texts{"2", "3"});
        CHECK(read_all(log(), 0, 3) == Texts{"3"});
        CHECK(read_all(log(), 0, 4) == Texts{});
        CHECK(read_all(log(), 0, 99) == Texts{});
        const auto reader = log().read(Partition{0}, Sequence{3});
        CHECK(text(reader->next()) == "3");
        CHECK(reader->next().empty());
        CHECK(reader->next().empty());
    }

    SUBCASE("a reader ends where the log ended when it was made") {
        create(log(), 2);
        append(log(), 0, {"1"});
        const auto before = log().read(Partition{0}, Sequence{0});
        const auto at_end = log().read(Partition{0}, Sequence{2});
        CHECK(text(before->next()) == "created 0");
        append(log(), 0, {"2"});
        CHECK(read_rest(*before) == Texts{"1"});
        CHECK(read_rest(*at_end) == Texts{});
        CHECK(read_all(log(), 0) == Texts{"created 0", "1", "2"});
    }

    SUBCASE("a reader on another thread is not disturbed by appends") {
        create(log(), 2);
        Texts expected{"created 0"};
        for (int i = 0; i < 200; ++i) expected.push_back("record " + std::to_string(i));
        append(log(), 0, {expected.begin() + 1, expected.end()});
        const auto reader = log().read(Partition{0}, Sequence{0});
        Texts found;
        std::thread other([&] { found = read_rest(*reader); });
        for (int i = 0; i < 50; ++i) append(log(), i % 2, {"later " + std::to_string(i)});
        other.join();
        CHECK(found == expected);
        CHECK(read_all(log(), 1).size() == 26);
    }

    SUBCASE("batches without records, and no batch, are no append") {
        create(log(), 2);
        const Head head = log().head(Partition{0});
        log().append({});
        const Batch batch = batch_after(head, 0, {});
        log().append({&batch, 1});
        CHECK(log().head(Partition{0}) == head);
        CHECK(read_all(log(), 0) == Texts{"created 0"});
    }

    SUBCASE("dead letters are kept as they came, in their order") {
        create(log(), 3);
        const DeadLetter first{.key = "account:x",
                               .value = std::string("\0 {\"id\":", 8),
                               .headers = {{"content-type", "application/json"}, {"twice", ""}, {"twice", "b"}},
                               .detail = "line: found an end, expected a value",
                               .origin = "requests/1/7"};
        const DeadLetter second{.key = {}, .value = "two", .headers = {}, .detail = "no", .origin = "line 2"};
        const auto kept = [&] {
            std::vector<std::pair<Partition, DeadLetter>> letters;
            std::vector<std::pair<Partition, std::uint64_t>> places;
            log().each_dead_letter([&](Partition partition, std::uint64_t number, const DeadLetter& letter) {
                letters.emplace_back(partition, letter);
                places.emplace_back(partition, number);
                return true;
            });
            CHECK(std::is_sorted(places.begin(), places.end()));
            CHECK(std::adjacent_find(places.begin(), places.end()) == places.end());
            return letters;
        };
        CHECK(kept().empty());
        Batch batch = batch_after(log().head(Partition{1}), 1, {});
        batch.dead_letters = {first, second};
        log().append({&batch, 1});
        CHECK(log().head(Partition{1}) == batch.after);
        batch = batch_after(batch.after, 1, {"with a record"});
        batch.dead_letters = {second};
        log().append({&batch, 1});
        const std::vector<std::pair<Partition, DeadLetter>> all{
            {Partition{1}, first}, {Partition{1}, second}, {Partition{1}, second}};
        CHECK(kept() == all);
        if (under_test->reopen()) CHECK(kept() == all);
        int visited = 0;
        log().each_dead_letter([&](Partition, std::uint64_t, const DeadLetter&) { return ++visited < 2; });
        CHECK(visited == 2);
    }

    SUBCASE("what is forwarded waits in its partition's queue until it is consumed") {
        if (under_test->queues_relays()) queue_conformance(*under_test);
    }

    SUBCASE("records of all sizes, aligned for FlatBuffers") {
        create(log(), 1);
        Texts records;
        for (const std::size_t size :
             {std::size_t{1}, std::size_t{7}, std::size_t{8}, std::size_t{9}, std::size_t{32768}, std::size_t{1} << 20})
            records.push_back(std::string(size, static_cast<char>('a' + size % 26)));
        append(log(), 0, records);
        CHECK((read_all(log(), 0, 1) == records));
        const auto reader = log().read(Partition{0}, Sequence{0});
        for (auto record = reader->next(); !record.empty(); record = reader->next())
            CHECK(reinterpret_cast<std::uintptr_t>(record.data()) % 8 == 0);
    }

    SUBCASE("many partitions keep to themselves") {
        const int many = under_test->many();
        create(log(), many);
        std::vector<Batch> batches;  // backwards, and every second one
        for (int p = many - 2; p >= 0; p -= 2) {
            const Head head = log().head(Partition{static_cast<std::uint16_t>(p)});
            batches.push_back(batch_after(head, p, {"a" + std::to_string(p), "b" + std::to_string(p)}));
        }
        log().append(batches);
        CHECK(log().partitions() == many);
        for (int p = 0; p < many; ++p) {
            const std::string name = std::to_string(p);
            const Texts expected =
                p % 2 == 0 ? Texts{"created " + name, "a" + name, "b" + name} : Texts{"created " + name};
            CHECK(read_all(log(), p) == expected);
        }
    }

    SUBCASE("opened again, all is there and goes on") {
        create(log(), 3);
        append(log(), 1, {"one", "two"});
        const Head head = log().head(Partition{1});
        for (int times = 0; times < 2; ++times) {
            if (!under_test->reopen()) return;
            CHECK(log().partitions() == 3);
            CHECK(log().head(Partition{1}) == head);
            CHECK(read_all(log(), 1) == Texts{"created 1", "one", "two"});
            CHECK(read_all(log(), 2) == Texts{"created 2"});
        }
        append(log(), 1, {"three"});
        append(log(), 2, {"four"});
        REQUIRE(under_test->reopen());
        CHECK(read_all(log(), 1, 2) == Texts{"two", "three"});
        CHECK(read_all(log(), 2, 1) == Texts{"four"});
    }
}

}  // namespace grandlivre::test
