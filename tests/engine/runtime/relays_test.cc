#include <doctest/doctest.h>

#include <map>

#include "engine/runtime/recorded_event.h"
#include "engine/runtime/sent_relays.h"
#include "engine/runtime/undecided_relays.h"
#include "tests/engine/runtime/engine_lines.h"

/// What a decision asks of other streams. Ids are Python's
/// `uuid.uuid5(uuid.uuid5(uuid.UUID(int=0), "grandlivre"), "<request id>/<stream>/<n>")`.
namespace grandlivre::test {
namespace {

constexpr const char* funder = "892221631";
constexpr const char* label = "CPF-892221631-FUFI-010526";

std::string grant_id(int number) { return fmt::format("bbbbbbbb-0000-4000-8000-{:012x}", number); }

/// A line of a call: grant `number` of 1 000 € for the account of that number.
Json call_line(int number, Json more = Json::object()) {
    more.update({{"account", account_id(number)}, {"grant", grant_id(number)}, {"kind", "apc"}, {"cents", 1000'00}});
    return more;
}
std::string call(int id, const std::vector<Json>& lines) {
    return line(id, "CallFunds", "2021-05-01", {{"funder", funder}, {"call", label}, {"lines", lines}});
}
std::string receive(int id, int cents) {
    return line(id, "ReceiveFunds", "2021-05-03",
                {{"funder", funder}, {"call", label}, {"cents", cents}, {"bank_reference", "VIR-1"}});
}

std::vector<std::string> ids_of(const Outcome& outcome) {
    std::vector<std::string> ids;
    for (const RequestId& id : outcome.relays) ids.push_back(to_text(id));
    return ids;
}

/// A grant for an account that nobody opened, and one for an account that is there.
std::vector<std::string> two_grants() {
    return {open(1, 2, "2021-05-01"), call(2, {call_line(1), call_line(2)}), receive(3, 2000'00)};
}

struct Told {
    std::string cause, stream, on;
    bool operator==(const Told&) const = default;
};
/// Decided relays, by kind of their first event.
std::multimap<EventKind, Told> relays_decided(
    const std::function<void(std::function<void(const wire::Record&)>)>& each) {
    std::multimap<EventKind, Told> decided;
    each([&](const wire::Record& record) {
        if (request_of(record).empty()) return;
        const wire::Request& request = *wire::GetRequest(request_of(record).data());
        if (request.source()->string_view() != codec::relay_source) return;
        const auto header = codec::header_of(record);
        decided.emplace(record.event_type(), Told{to_text(header.cause), to_text(header.stream), to_text(*header.on)});
    });
    return decided;
}
std::multimap<EventKind, Told> relays_decided(const Ledger& ledger) {
    return relays_decided([&](const auto& visit) { ledger.each_record(visit); });
}

bool at_rest(const Log& log) {
    for (std::uint16_t p = 0; p < log.partitions(); ++p)
        if (!log.waiting_relays(Partition{p}, 1).empty()) return false;
    return true;
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

/// A log that fails at its n-th append from now, before it writes.
class DyingLog final : public Log {
public:
    DyingLog(Log& log, std::size_t appends) : log_(log), left_(appends) {}

    std::uint16_t partitions() const override { return log_.partitions(); }
    Head head(Partition partition) const override { return log_.head(partition); }
    void append(std::span<const Batch> batches) override {
        if (left_-- == 0) throw LogError("the disk is gone");
        log_.append(batches);
    }
    bool publishes_outcomes() const override { return log_.publishes_outcomes(); }
    std::vector<QueuedRelay> waiting_relays(Partition partition, std::size_t most) const override {
        return log_.waiting_relays(partition, most);
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

MemoryLog& born(MemoryLog& log, std::uint16_t partitions) {
    create_ledger(log, {.partitions = partitions, .rules = std::string(default_rule_book_text()), .now = new_year});
    return log;
}

}  // namespace

TEST_CASE("relays are decided when a request is answered, and what they send in turn") {
    Ledger ledger({.partitions = 4});
    const auto outcomes = ledger.submit(two_grants());
    for (const Outcome& outcome : outcomes) CHECK(outcome.accepted);
    CHECK(ids_of(outcomes[1]).empty());  // a call is no money yet
    CHECK(ids_of(outcomes[2]) ==
          std::vector<std::string>{"43844b6e-c298-5699-afbd-e11854ae71d2", "2aec87f9-2fc8-5d44-b80a-18470e5186ab"});
    CHECK(to_json(outcomes[2]).find(R"("relays":["43844b6e-)") != std::string::npos);
    CHECK(at_rest(ledger.log()));
    const std::string account = "account:" + account_id(1), other = "account:" + account_id(2);
    CHECK((relays_decided(ledger) ==
           std::multimap<EventKind, Told>{
               {EventKind::RequestRejected, {"43844b6e-c298-5699-afbd-e11854ae71d2", account, "2021-05-03"}},
               {EventKind::RightsGranted, {"2aec87f9-2fc8-5d44-b80a-18470e5186ab", other, "2021-05-03"}},
               {EventKind::GrantRefused,
                {"6df1d067-92e7-5a03-bcef-aa84721c4dde", fmt::format("funder:{}", funder), "2021-05-03"}}}));
    // the funder's stream after all of it, by the next answer
    const Outcome again = ledger.submit(
        line(4, "ReceiveFunds", "2021-05-04",
             {{"funder", funder}, {"call", "nobody knows it"}, {"cents", 5}, {"bank_reference", "VIR-2"}}));
    CHECK(std::get<FunderTotals>(again.balance.value()).suspense == euros(1000) + Cents(5));
}

TEST_CASE("a duplicate names the relays of the first time, and sends none") {
    Ledger ledger({.partitions = 3});
    const auto first = ledger.submit(two_grants());
    const std::uint64_t records = ledger.records();
    for (const bool restarted : {false, true}) {
        if (restarted) ledger.restart(Ledger::State::none);
        CHECK(ledger.submit(receive(3, 2000'00)) == as_duplicate(first[2]));
    }
    CHECK(ledger.records() == records);
    CHECK(at_rest(ledger.log()));
}

TEST_CASE("relays left by a crash are decided by the next engine, exactly once") {
    Ledger through({.partitions = 3});
    through.submit(two_grants());
    bool ended = false;
    std::size_t left = 0;
    for (std::size_t appends = 0; !ended; ++appends) {
        CAPTURE(appends);
        MemoryLog log;
        born(log, 3);
        MemoryStore state(state_table::specs);
        const EngineSettings settings{.now = [] { return new_year; }};
        DyingLog dying(log, appends);
        try {
            Engine(dying, state, settings).submit(incoming(two_grants()));
            ended = true;
        } catch (const LogError&) {
        }
        left += at_rest(log) ? 0u : 1u;
        Engine engine(log, state, settings);
        CHECK(at_rest(log));
        engine.submit(incoming(two_grants()));
        CHECK(journal_of(log) == journal_of(through.log()));
    }
    CHECK(left == 2);  // grants on their way, and the one that was refused
}

TEST_CASE("round by round, nothing is lost") {
    std::vector<Json> lines;
    for (int i = 0; i < 50; ++i) lines.push_back(call_line(i));
    Ledger ledger({.partitions = 2, .engine = {.relays_a_round = 1}});
    for (int i = 0; i < 50; i += 2) ledger.submit(open(100 + i, i, "2021-05-01"));
    ledger.submit(call(2, lines));
    const Outcome funded = ledger.submit(receive(3, 50 * 1000'00));
    CHECK(funded.relays.size() == 50);
    CHECK(at_rest(ledger.log()));
    const auto decided = relays_decided(ledger);
    CHECK(decided.count(EventKind::RightsGranted) == 25);
    CHECK(decided.count(EventKind::RequestRejected) == 25);
    CHECK(decided.count(EventKind::GrantRefused) == 25);
}

TEST_CASE("a clock's relays are counted over its slices, across a crash, too") {
    const Json until_june{{"use_by", "2021-06-30"}, {"refund_unused", true}};
    const std::vector<std::string> lines{open(1, 1, "2021-05-01"), open(2, 2, "2021-05-01"),
                                         call(3, {call_line(1, until_june), call_line(2, until_june)}),
                                         receive(4, 2000'00)};
    const auto clock = incoming({clock_to(9, "2021-07-02")});
    const std::vector<std::string> expected{"11672790-96cc-54c4-bced-6bad5a6a75be",
                                            "52381c5b-9e50-59b2-96fd-23ee537df73c"};
    Ledger through({.partitions = 1, .engine = {.deadlines_a_slice = 1}});
    through.submit(lines);
    const Outcome whole = through.submit(clock_to(9, "2021-07-02"));
    CHECK(total_fired(whole) == 2);
    CHECK(relays_decided(through).count(EventKind::GrantEnded) == 2);

    bool ended = false;
    for (std::size_t appends = 0; !ended; ++appends) {
        for (const bool state_survives : {true, false}) {
            CAPTURE(appends);
            CAPTURE(state_survives);
            MemoryLog log;
            born(log, 1);
            MemoryStore state(state_table::specs), none(state_table::specs);
            const EngineSettings settings{.deadlines_a_slice = 1, .now = [] { return new_year; }};
            Engine(log, state, settings).submit(incoming(lines));
            DyingLog dying(log, appends);
            try {
                Engine(dying, state, settings).submit(clock);
                ended = true;
            } catch (const LogError&) {
            }
            Engine engine(log, state_survives ? state : none, settings);
            CHECK(at_rest(log));
            CHECK(engine.submit(clock).front().relays == whole.relays);
            CHECK(journal_of(log) == journal_of(through.log()));
            // as who waits on Kafka hears of it
            std::vector<std::string> told;
            for (const Answer& answer : log.answers(Partition{0}))
                if (answer.outcome.id == whole.id && !answer.outcome.duplicate) told = ids_of(answer.outcome);
            CHECK(told == expected);
        }
    }
}

TEST_CASE("a copy's queues hold what the journal sent and did not decide") {
    const auto sorted_messages = [](const Log& log) {
        std::map<std::string, Partition> messages;
        for (std::uint16_t p = 0; p < log.partitions(); ++p)
            for (const QueuedRelay& relay : log.waiting_relays(Partition{p}, 100))
                messages.emplace(relay.key + relay.value, Partition{p});
        return messages;
    };
    Ledger through({.partitions = 3});
    through.submit(two_grants());
    std::size_t with_relays = 0;
    bool ended = false;
    for (std::size_t appends = 0; !ended; ++appends) {
        CAPTURE(appends);
        MemoryLog log, copy;
        born(log, 3);
        MemoryStore state(state_table::specs), other(state_table::specs);
        const EngineSettings settings{.now = [] { return new_year; }};
        DyingLog dying(log, appends);
        try {
            Engine(dying, state, settings).submit(incoming(two_grants()));
            ended = true;
        } catch (const LogError&) {
        }
        UndecidedRelays relays;
        copy_journal(log, copy, relays, nullptr);
        CHECK((sorted_messages(copy) == sorted_messages(log)));
        with_relays += sorted_messages(copy).empty() ? 0u : 1u;
        Engine engine(copy, other, settings);
        engine.submit(incoming(two_grants()));
        CHECK(journal_of(copy) == journal_of(through.log()));
    }
    CHECK(with_relays == 2);
}

TEST_CASE("an event read back is the event that was booked, lines and dimensions") {
    Ledger ledger({.partitions = 1});
    ledger.submit(two_grants());
    std::size_t with_grants = 0;
    ledger.each_record([&](const wire::Record& record) {
        const Event event = event_of(record);
        const std::size_t lines = record.postings() ? record.postings()->size() : 0;
        REQUIRE(event.postings.size() == lines);
        REQUIRE(event.postings.dimensions().size() == (record.dimensions() ? record.dimensions()->size() : 0));
        std::size_t i = 0;
        for (const Posting& posting : event.postings) {
            CHECK(posting.dimensions == record.postings()->Get(static_cast<flatbuffers::uoffset_t>(i++))->dimensions());
            const Dimensions& of = event.postings.dimensions(posting);
            if (of.grant) ++with_grants;
            if (of.grant) CHECK(of.funder == Siren::parse(funder));
        }
    });
    CHECK(with_grants == 4);  // two lines of RightsGranted, two of GrantRefused
}

}  // namespace grandlivre::test
