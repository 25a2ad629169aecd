#include "engine/runtime/engine.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "engine/log/partitioner.h"
#include "engine/proof/chain.h"
#include "tests/engine/runtime/engine_lines.h"
#include "tests/support/histories.h"

namespace grandlivre::test {

// --- Outcomes ----------------------------------------------------------------------

TEST_CASE("an outcome says what became of a request, and where it stands") {
    Ledger ledger({.partitions = 1});
    CHECK(
        to_json(ledger.submit(open(1, 1))) ==
        R"({"id":"eeeeeeee-0000-4000-8000-000000000001","outcome":"accepted","position":"0:1",)"
        R"("events":[{"type":"AccountOpened","stream":"account:aaaaaaaa-0000-4000-8000-000000000001","version":1,"position":"0:1"}],)"
        R"("balance":{"rights":{"available_cents":0,"reserved_cents":0,"debited_cents":0,"forfeited_cents":0,"debt_cents":0},"hours":[]}})");
    CHECK(
        to_json(ledger.submit(full_time(2, 1, 2019, "2020-03-01"))) ==
        R"({"id":"eeeeeeee-0000-4000-8000-000000000002","outcome":"accepted","position":"0:2",)"
        R"("events":[{"type":"ActivityDeclared","stream":"account:aaaaaaaa-0000-4000-8000-000000000001","version":2,"position":"0:2"},)"
        R"({"type":"RightsCredited","stream":"account:aaaaaaaa-0000-4000-8000-000000000001","version":3,"position":"0:3"}],)"
        R"("balance":{"rights":{"available_cents":50000,"reserved_cents":0,"debited_cents":0,"forfeited_cents":0,"debt_cents":0},"hours":[]}})");
    const Outcome no = ledger.submit(open(3, 1));
    CHECK(refused(no, Reason::account_exists));
    CHECK(no.position == Position{Partition{0}, Sequence{4}});
    CHECK(no.events.empty());
    CHECK_FALSE(no.detail.empty());
    REQUIRE(no.balance);  // on a refusal too, if the stream exists
    CHECK(holdings_of(no).available == euros(500));
    const Outcome nobody = ledger.submit(credit(4, 2, 1));
    CHECK(refused(nobody, Reason::unknown_account));
    CHECK(nobody.position == Position{Partition{0}, Sequence{5}});
    CHECK_FALSE(nobody.balance);
    const Outcome hours = ledger.submit(credit(5, 1, 12'34));
    REQUIRE(holdings_of(hours).hours.size() == 1);
    CHECK(holdings_of(hours).hours[0] == Balance::Hours{HourKind::cpf, Centihours(12'34), Centihours()});
}

TEST_CASE("outcomes come in the order of the lines, each on its stream's partition") {
    Ledger ledger({.partitions = 5});
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) lines.push_back(open(i, i));
    const auto outcomes = ledger.submit(lines);
    for (int i = 0; i < 40; ++i) {
        const auto& outcome = outcomes[static_cast<std::size_t>(i)];
        CHECK(to_text(outcome.id.value()) == request_id(i));
        CHECK(outcome.position->partition ==
              partition_of(StreamId::account(AccountId::parse(account_id(i)).value()), 5));
    }
}

TEST_CASE("what is no request has no position, and is not in the journal") {
    Ledger ledger({.partitions = 2});
    ledger.submit(open(1, 1));
    const std::uint64_t records = ledger.records();
    const std::vector<std::string> lines{"no JSON",
                                         R"({"type":"OpenAccount"})",
                                         line(7, "OpenAccount", "2019-02-30", {{"account", account_id(1)}}),
                                         credit(8, 1, 0),
                                         line(9, "CreditCivic", "2019-03-01",
                                              {{"account", account_id(1)},
                                               {"activity", account_id(2)},
                                               {"category", "maire"},
                                               {"year", 2018},
                                               {"cents", 99}}),
                                         clock_to(10, "yesterday")};
    const auto outcomes = ledger.submit(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(lines[i]);
        CHECK(refused(outcomes[i], Reason::malformed));
        CHECK_FALSE(outcomes[i].position);
        CHECK_FALSE(outcomes[i].balance);
        CHECK(outcomes[i].line == i + 1);
        CHECK(outcomes[i].detail.find("expected") != std::string::npos);
        CHECK(outcomes[i].id.has_value() == (i >= 2));  // where one could be read
    }
    CHECK(to_json(outcomes[0]).starts_with(R"({"id":null,"outcome":"rejected","line":1,"reason":"malformed")"));
    CHECK(ledger.records() == records);
    // their ids are free
    CHECK(ledger.submit(credit(8, 1, 100)).accepted);
}

// --- An end in the middle -----------------------------------------------------------

namespace {

/// A log that fails at its n-th append from now, before it writes.
class FailingLog final : public Log {
public:
    FailingLog(Log& log, std::size_t appends) : log_(log), left_(appends) {}

    std::uint16_t partitions() const override { return log_.partitions(); }
    Head head(Partition partition) const override { return log_.head(partition); }
    void append(std::span<const Batch> batches) override {
        if (left_-- == 0) throw LogError("the disk is gone");
        log_.append(batches);
    }
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override {
        return log_.read(partition, from);
    }
    void each_dead_letter(
        const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override {
        log_.each_dead_letter(visit);
    }

private:
    Log& log_;
    std::size_t left_;
};

std::vector<Incoming> incoming(const std::vector<std::string>& lines) {
    codec::RequestReader reader;
    std::vector<Incoming> all;
    for (const std::string& text : lines) all.push_back(test::incoming(reader, text, all.size() + 1));
    return all;
}

std::string journal_of(const Log& log) {
    std::string bytes;
    for (std::uint16_t i = 0; i < log.partitions(); ++i) {
        const auto reader = log.read(Partition{i}, Sequence{0});
        for (auto record = reader->next(); !record.empty(); record = reader->next())
            bytes.append(reinterpret_cast<const char*>(record.data()), record.size());
    }
    return bytes;
}

}  // namespace

TEST_CASE("an AdvanceClock that was cut short is ended before anything else") {
    const auto lines = accounts_of_the_hours_era(12);
    Ledger through({.partitions = 2, .engine = {.deadlines_a_slice = 2}});
    through.submit(lines);
    const Outcome expected = through.submit(clock_to(1, "2020-06-01"));
    through.submit(open(2, 99, "2020-06-01"));

    bool ended = false;
    for (std::size_t appends = 0; !ended; ++appends) {
        for (const bool state_survives : {true, false}) {
            CAPTURE(appends);
            CAPTURE(state_survives);
            MemoryLog log;
            MemoryStore state(state_table::specs), none(state_table::specs);
            EngineSettings settings{.deadlines_a_slice = 2, .now = [] { return new_year; }};
            create_ledger(log, {.partitions = 2, .rules = std::string(default_rule_book_text()), .now = new_year});
            Engine(log, state, settings).submit(incoming(lines));
            FailingLog failing(log, appends);
            Engine dying(failing, state, settings);
            const auto clock = incoming({clock_to(1, "2020-06-01")});
            try {
                dying.submit(clock);
                ended = true;
                continue;
            } catch (const LogError&) {
            }
            CHECK_THROWS_AS(dying.submit(clock), LogError);  // it takes no more

            Engine engine(log, state_survives ? state : none, settings);
            for (std::uint16_t i = 0; i < 2; ++i) CHECK_FALSE(engine.partition(Partition{i}).clock_open());
            if (appends == 0) CHECK_FALSE(engine.partition(Partition{0}).clock().clock);  // nothing had happened
            const auto again = engine.submit(clock).front();
            CHECK(again == (appends == 0 ? expected : as_duplicate(expected)));
            engine.submit(incoming({open(2, 99, "2020-06-01")}));
            CHECK(journal_of(log) == journal_of(through.log()));
        }
    }
}

TEST_CASE("what was not appended did not happen") {
    MemoryLog log;
    MemoryStore state(state_table::specs);
    const EngineSettings settings{.now = [] { return new_year; }};
    create_ledger(log, {.partitions = 3, .rules = std::string(default_rule_book_text()), .now = new_year});
    const std::string before = journal_of(log);
    {
        FailingLog failing(log, 0);
        Engine engine(failing, state, settings);
        CHECK_THROWS_AS(engine.submit(incoming({open(1, 1), open(2, 2)})), LogError);
        CHECK_THROWS_AS(engine.submit(incoming({open(3, 3)})), LogError);
    }
    CHECK(journal_of(log) == before);
    Engine engine(log, state, settings);
    for (const Outcome& outcome : engine.submit(incoming({open(1, 1), open(2, 2)}))) {
        CHECK(outcome.accepted);
        CHECK_FALSE(outcome.duplicate);
    }
}

// --- Records ------------------------------------------------------------------------

TEST_CASE("a ledger is born once, with the same first record everywhere") {
    MemoryLog log;
    const Birth birth{
        .name = "essai", .partitions = 3, .rules = std::string(default_rule_book_text()), .now = new_year};
    CHECK_THROWS_AS(create_ledger(log, {.partitions = 0, .rules = birth.rules}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.partitions = 1025, .rules = birth.rules}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.rules = "no TOML"}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.name = "", .rules = birth.rules}), std::invalid_argument);
    {
        MemoryStore state(state_table::specs);
        CHECK_THROWS_AS(Engine(log, state, {.now = [] { return new_year; }}), LogError);
    }
    create_ledger(log, birth);
    CHECK_THROWS_AS(create_ledger(log, birth), LogError);
    REQUIRE(log.partitions() == 3);
    for (std::uint16_t i = 0; i < 3; ++i) {
        const auto reader = log.read(Partition{i}, Sequence{0});
        const wire::Record& record = codec::record(reader->next());
        const auto header = codec::header_of(record);
        CHECK(header.position == Position{Partition{i}, Sequence{0}});
        CHECK(header.stream == StreamId::clock(Partition{i}));
        CHECK(header.version == 1);
        CHECK(header.previous == no_sequence);
        CHECK_FALSE(header.on);
        CHECK_FALSE(record.decision());
        const auto created = std::get<event::LedgerCreated>(codec::body_of(record));
        CHECK(created.name == "essai");
        CHECK(created.ledger == ledger_id("essai"));
        CHECK(created.partitions == 3);
        CHECK(created.partitioner == partitioner_name);
        CHECK(created.rules == default_rule_book_text());
    }
}

TEST_CASE("records are dense, and chain their streams") {
    const std::uint64_t seed = seed_of_run("records");
    Ledger ledger({.partitions = 3, .engine = {.deadlines_a_slice = 2}});
    for (const std::string& text : random_history(seed, {.requests = 600})) {
        ledger.now +=
            std::chrono::seconds(static_cast<int>(ledger.records() % 5) - 1);  // the wall clock goes back, too
        ledger.submit(text);
    }
    struct Last {
        std::uint32_t version = 0;
        Sequence sequence = no_sequence;
    };
    std::map<StreamId, Last> streams;
    std::vector<Head> heads(3);
    std::vector<Instant> recorded(3);
    std::vector<Year> first_open(3, Year(0));
    std::vector<std::pair<RequestId, StreamId>> deciding(3);
    ledger.each_record([&](const wire::Record& record) {
        const auto header = codec::header_of(record);
        const auto place = number(header.position.partition);
        CHECK(header.position.sequence == heads[place].next);
        heads[place].next = next(heads[place].next);
        CHECK(partition_of(header.stream, 3) == header.position.partition);
        Last& last = streams[header.stream];
        CHECK(header.previous == last.sequence);
        CHECK(header.version == last.version + (counts(record.event_type()) ? 1 : 0));
        last = {header.version, header.position.sequence};
        CHECK(header.recorded_at >= recorded[place]);
        recorded[place] = header.recorded_at;
        // in the books of its year, or of the first that is open
        if (header.on) CHECK(header.fiscal_year == std::max(year_of(*header.on), first_open[place]));
        if (const auto* closed = record.event_as_YearClosed())
            first_open[place] = flatbuffers::UnPack(*closed->year()) + std::chrono::years(1);
        // the request rides on the first record of its decision, and says what it is
        if (record.decision()) {
            const Request request =
                codec::decode_request({record.decision()->request()->data(), record.decision()->request()->size()});
            CHECK(request.id == header.cause);
            CHECK((request.stream.kind == StreamKind::clock || request.stream == header.stream));
            deciding[place] = {header.cause, header.stream};
        } else if (header.position.sequence != Sequence{0}) {
            CHECK(header.cause == deciding[place].first);
            CHECK((deciding[place].second.kind == StreamKind::clock || deciding[place].second == header.stream));
        }
    });
    for (std::uint16_t i = 0; i < 3; ++i) {
        Hash chain{};
        const auto reader = ledger.log().read(Partition{i}, Sequence{0});
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next()) {
            CHECK(codec::verify_record(bytes));
            chain = extend(chain, bytes);
        }
        CHECK(ledger.log().head(Partition{i}).chain == chain);
        CHECK(ledger.log().head(Partition{i}).next == heads[i].next);
    }
}

TEST_CASE("an engine opened over a state that is ahead of its log stops") {
    MemoryLog log, shorter;
    MemoryStore state(state_table::specs);
    const EngineSettings settings{.now = [] { return new_year; }};
    const Birth birth{.partitions = 1, .rules = std::string(default_rule_book_text()), .now = new_year};
    create_ledger(log, birth);
    create_ledger(shorter, birth);
    {
        Engine engine(log, state, settings);
        engine.submit(incoming({open(1, 1)}));
        engine.flush();
    }
    CHECK_THROWS_AS(Engine(shorter, state, settings), StoreError);
    // as long as the state says, but another journal: the chain tells
    {
        MemoryStore other(state_table::specs);
        Engine engine(shorter, other, settings);
        engine.submit(incoming({open(1, 2)}));
    }
    CHECK_THROWS_AS(Engine(shorter, state, settings), LogError);
}

}  // namespace grandlivre::test
