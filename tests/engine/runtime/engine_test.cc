#include "engine/runtime/engine.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/log/partitioner.h"
#include "engine/proof/chain.h"
#include "tests/engine/law/law_book.h"
#include "tests/support/histories.h"
#include "tests/support/ledger.h"

namespace grandlivre::test {
namespace {

using Json = nlohmann::json;

std::string account_id(int number) { return fmt::format("aaaaaaaa-0000-4000-8000-{:012x}", number); }
std::string request_id(int number) { return fmt::format("eeeeeeee-0000-4000-8000-{:012x}", number); }

/// A request line; its id is the number.
std::string line(int id, const std::string& type, const std::string& on, Json own = Json::object()) {
    own.update({{"id", request_id(id)}, {"type", type}, {"on", on}, {"source", "tests"}});
    return own.dump();
}
std::string open(int id, int account, const std::string& on = "2015-01-05") { return line(id, "OpenAccount", on, {{"account", account_id(account)}}); }
std::string credit(int id, int account, int centihours, const std::string& on = "2018-06-01", const std::string& kind = "cpf") {
    return line(id, "CreditHours", on, {{"account", account_id(account)}, {"kind", kind}, {"centihours", centihours}, {"year", 2017}});
}
std::string full_time(int id, int account, int year, const std::string& on) {
    return line(id, "DeclareActivity", on, {{"account", account_id(account)}, {"year", year}, {"employer", "55208131766522"}, {"category", "employee"}, {"worked", 1607}, {"unit", "hours"}});
}
std::string clock_to(int id, const std::string& on) { return line(id, "AdvanceClock", on); }
std::string adopt(int id, const std::string& on, const std::string& text) { return line(id, "AdoptRules", on, {{"text", text}}); }

std::uint64_t total_fired(const Outcome& outcome) {
    std::uint64_t sum = 0;
    for (const auto& part : outcome.partitions) sum += part.fired;
    return sum;
}

Outcome as_duplicate(Outcome outcome) {
    outcome.duplicate = true;
    return outcome;
}

bool refused(const Outcome& outcome, Reason reason) { return !outcome.accepted && outcome.reason == reason; }

/// Accounts with hours of all kinds, some with an hour dossier: the migration and
/// the end of 2019 find deadlines on every partition.
std::vector<std::string> accounts_of_the_hours_era(int accounts) {
    std::vector<std::string> lines;
    int id = 1000;
    for (int i = 0; i < accounts; ++i) {
        lines.push_back(open(id++, i));
        lines.push_back(credit(id++, i, 100'00));
        if (i % 2 == 0) lines.push_back(credit(id++, i, 20'00, "2018-06-01", "cec"));
        if (i % 3 == 0)
            lines.push_back(line(id++, "ReserveHours", "2019-09-01",
                                 {{"account", account_id(i)}, {"dossier", fmt::format("dddddddd-0000-4000-8000-{:012x}", i)}, {"kind", "cpf"}, {"centihours", 10'00},
                                  {"provider", "41816609600069"}, {"validated_on", "2019-09-01"}, {"session_start", "2019-10-01"}}));
    }
    return lines;
}

}  // namespace

// --- Outcomes ----------------------------------------------------------------------

TEST_CASE("an outcome says what became of a request, and where it stands") {
    Ledger ledger({.partitions = 1});
    CHECK(to_json(ledger.submit(open(1, 1))) ==
          R"({"id":"eeeeeeee-0000-4000-8000-000000000001","outcome":"accepted","position":"0:1",)"
          R"("events":[{"type":"AccountOpened","stream":"account:aaaaaaaa-0000-4000-8000-000000000001","version":1,"position":"0:1"}],)"
          R"("balance":{"rights":{"available_cents":0,"reserved_cents":0,"debited_cents":0,"forfeited_cents":0,"debt_cents":0},"hours":[]}})");
    CHECK(to_json(ledger.submit(full_time(2, 1, 2019, "2020-03-01"))) ==
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
    CHECK(no.balance->available == euros(500));
    const Outcome nobody = ledger.submit(credit(4, 2, 1));
    CHECK(refused(nobody, Reason::unknown_account));
    CHECK(nobody.position == Position{Partition{0}, Sequence{5}});
    CHECK_FALSE(nobody.balance);
    const Outcome hours = ledger.submit(credit(5, 1, 12'34));
    REQUIRE(hours.balance->hours.size() == 1);
    CHECK(hours.balance->hours[0] == Balance::Hours{HourKind::cpf, Centihours(12'34), Centihours()});
}

TEST_CASE("outcomes come in the order of the lines, each on its stream's partition") {
    Ledger ledger({.partitions = 5});
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) lines.push_back(open(i, i));
    const auto outcomes = ledger.submit(lines);
    for (int i = 0; i < 40; ++i) {
        const auto& outcome = outcomes[static_cast<std::size_t>(i)];
        CHECK(to_text(outcome.id.value()) == request_id(i));
        CHECK(outcome.position->partition == partition_of(StreamId::account(AccountId::parse(account_id(i)).value()), 5));
    }
}

TEST_CASE("what is no request has no position, and is not in the journal") {
    Ledger ledger({.partitions = 2});
    ledger.submit(open(1, 1));
    const std::uint64_t records = ledger.records();
    const std::vector<std::string> lines{
        "no JSON", R"({"type":"OpenAccount"})", line(7, "OpenAccount", "2019-02-30", {{"account", account_id(1)}}),
        credit(8, 1, 0), line(9, "CreditCivic", "2019-03-01", {{"account", account_id(1)}, {"activity", account_id(2)}, {"category", "maire"}, {"year", 2018}, {"cents", 99}}),
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

// --- Duplicates --------------------------------------------------------------------

TEST_CASE("the same request again gives the first answer again, and nothing else") {
    for (const bool flushed : {true, false}) {
        Ledger ledger({.partitions = 2});
        const std::vector<std::string> lines{open(1, 1), full_time(2, 1, 2019, "2020-03-01"), open(3, 1), credit(4, 2, 100), open(1, 1), credit(4, 2, 100)};
        const auto first = ledger.submit(lines);
        CHECK(first[4] == as_duplicate(first[0]));  // in one batch
        CHECK(first[5] == as_duplicate(first[3]));  // a refusal is remembered too
        const std::uint64_t records = ledger.records();
        for (int round = 0; round < 3; ++round) {
            CAPTURE(round);
            if (round == 2) {
                if (flushed) ledger.engine().flush();
                ledger.restart(flushed ? Ledger::State::flushed : Ledger::State::none);
            }
            for (std::size_t i = 0; i < 4; ++i) CHECK(ledger.submit(lines[i]) == as_duplicate(first[i]));
        }
        CHECK(ledger.records() == records);
    }
}

TEST_CASE("a first answer stays what it was, whatever came after") {
    Ledger ledger;
    const Outcome refusal = ledger.submit(credit(1, 1, 100));
    CHECK(refused(refusal, Reason::unknown_account));
    ledger.submit(open(2, 1));
    CHECK(ledger.submit(credit(1, 1, 100)) == as_duplicate(refusal));
    const Outcome credited = ledger.submit(credit(3, 1, 100));
    ledger.submit(line(4, "ConvertHours", "2019-01-01", {{"account", account_id(1)}, {"kind", "cpf"}}));
    CHECK(ledger.submit(credit(3, 1, 100)) == as_duplicate(credited));  // the balance of then
}

TEST_CASE("the same id with other content is refused, and stays with its first content") {
    Ledger ledger;
    ledger.submit(open(1, 1));
    const Outcome first = ledger.submit(credit(2, 1, 100));
    for (const bool restarted : {false, true}) {
        if (restarted) ledger.restart(Ledger::State::none);
        for (const std::string& other : {credit(2, 1, 101), credit(2, 1, 100, "2018-06-02"), full_time(2, 1, 2019, "2020-01-01"),
                                         line(2, "CreditHours", "2018-06-01", {{"account", account_id(1)}, {"kind", "cpf"}, {"centihours", 100}, {"year", 2017}, {"actor", "agent-7"}})}) {
            const std::uint64_t records = ledger.records();
            const Outcome outcome = ledger.submit(other);
            CHECK(refused(outcome, Reason::id_reused));
            CHECK_FALSE(outcome.duplicate);
            CHECK_FALSE(outcome.position);
            CHECK(ledger.records() == records);
        }
        CHECK(ledger.submit(credit(2, 1, 100)) == as_duplicate(first));
    }
}

TEST_CASE("what makes two requests one") {
    Ledger ledger;
    ledger.submit(open(1, 1));
    const Outcome first = ledger.submit(full_time(2, 1, 2019, "2020-03-01"));
    const Json plain = Json::parse(full_time(2, 1, 2019, "2020-03-01"));
    const auto with = [&](const char* name, const Json& value) {
        Json request = plain;
        request[name] = value;
        return request.dump();
    };
    for (const std::string& again : {plain.dump(2), with("trace", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), with("disability", false), with("disability", nullptr),
                                     with("reference", 0), with("actor", ""), with("account", "AAAAAAAA-0000-4000-8000-000000000001"), with("id", "EEEEEEEE-0000-4000-8000-000000000002")}) {
        CAPTURE(again);
        CHECK(ledger.submit(again) == as_duplicate(first));
    }
    for (const std::string& other : {with("reference", 1607), with("disability", true), with("actor", "agent-7"), with("source", "dsn"), with("worked", 1606)}) {
        CAPTURE(other);
        CHECK(refused(ledger.submit(other), Reason::id_reused));  // a default written out is other content
    }
}

TEST_CASE("an id belongs to its stream") {
    Ledger ledger;
    CHECK(ledger.submit(open(1, 1)).accepted);
    const Outcome other = ledger.submit(open(1, 2));
    CHECK(other.accepted);
    CHECK_FALSE(other.duplicate);
    const Outcome clock = ledger.submit(clock_to(1, "2019-01-01"));
    CHECK(clock.accepted);
    CHECK_FALSE(clock.duplicate);
}

TEST_CASE("ids that only look alike to the index are told apart") {
    // two halves of 8 bytes, exchanged: the same exclusive-or
    Ledger ledger({.partitions = 1});
    ledger.submit(open(1, 1));
    const auto with_id = [](const char* id) {
        Json request = Json::parse(credit(0, 1, 100));
        request["id"] = id;
        return request.dump();
    };
    const Outcome one = ledger.submit(with_id("11111111-2222-4333-8444-555555555555"));
    const Outcome two = ledger.submit(with_id("84445555-5555-5555-1111-111122224333"));
    CHECK(fingerprint(*one.id) == fingerprint(*two.id));
    CHECK(two.accepted);
    CHECK_FALSE(two.duplicate);
    CHECK(ledger.submit(with_id("11111111-2222-4333-8444-555555555555")) == as_duplicate(one));
    CHECK(ledger.submit(with_id("84445555-5555-5555-1111-111122224333")) == as_duplicate(two));
}

TEST_CASE("ids are kept for ever: a stream with more than its row carries along") {
    for (const std::size_t flush_after : {std::size_t{0}, std::size_t{1000}}) {
        Ledger ledger({.partitions = 1, .engine = {.most_streams = 2, .flush_after = flush_after}});
        ledger.submit(open(0, 1));
        std::vector<Outcome> first;
        constexpr int requests = 3 * static_cast<int>(most_seen_inline);
        for (int i = 1; i <= requests; ++i) first.push_back(ledger.submit(credit(i, 1, 1)));
        for (const bool restarted : {false, true}) {
            if (restarted) {
                ledger.engine().flush();
                ledger.restart(Ledger::State::flushed);
            }
            for (int i = 1; i <= requests; ++i) {
                CHECK(ledger.submit(credit(i, 1, 1)) == as_duplicate(first[static_cast<std::size_t>(i - 1)]));
                CHECK(refused(ledger.submit(credit(i, 1, 2)), Reason::id_reused));
            }
        }
    }
}

// --- The clock ---------------------------------------------------------------------

TEST_CASE("the clock goes to every partition, and one outcome tells of all") {
    Ledger ledger({.partitions = 3});
    ledger.submit(accounts_of_the_hours_era(30));
    const Outcome outcome = ledger.submit(clock_to(1, "2019-11-21"));
    CHECK(outcome.accepted);
    CHECK(outcome.events.empty());
    CHECK_FALSE(outcome.position);
    CHECK_FALSE(outcome.balance);
    REQUIRE(outcome.partitions.size() == 3);
    for (std::uint16_t i = 0; i < 3; ++i) {
        CHECK(outcome.partitions[i].position.partition == Partition{i});
        CHECK(outcome.partitions[i].fired > 0);
    }
    CHECK(total_fired(outcome) == 30);  // a deadline an account, whatever its kinds
    CHECK(to_json(outcome).starts_with(R"({"id":"eeeeeeee-0000-4000-8000-000000000001","outcome":"accepted","events":[],"partitions":[{"partition":0,"position":"0:)"));
    CHECK(total_fired(ledger.submit(clock_to(2, "2019-12-31"))) == 0);
    CHECK(total_fired(ledger.submit(clock_to(3, "2020-01-01"))) == 10);  // the dossiers
    const Outcome again = ledger.submit(clock_to(1, "2019-11-21"));
    CHECK(again == as_duplicate(outcome));
    ledger.restart(Ledger::State::none);
    CHECK(ledger.submit(clock_to(1, "2019-11-21")) == as_duplicate(outcome));
    CHECK(refused(ledger.submit(clock_to(1, "2019-11-22")), Reason::id_reused));
}

TEST_CASE("the clock never goes back, and the same day again is no event") {
    Ledger ledger({.partitions = 2});
    CHECK(ledger.submit(clock_to(1, "2019-06-02")).accepted);
    const Outcome back = ledger.submit(clock_to(2, "2019-06-01"));
    CHECK(refused(back, Reason::wrong_date));
    CHECK(back.partitions.empty());
    CHECK_FALSE(back.detail.empty());
    CHECK(ledger.submit(clock_to(2, "2019-06-01")) == as_duplicate(back));
    const Outcome same = ledger.submit(clock_to(3, "2019-06-02"));
    CHECK(same.accepted);
    CHECK(same.partitions.size() == 2);
    CHECK(total_fired(same) == 0);
    CHECK(ledger.submit(clock_to(3, "2019-06-02")) == as_duplicate(same));
    std::map<EventKind, int> kinds;
    ledger.each_record([&](const wire::Record& record) { ++kinds[record.event_type()]; });
    CHECK(kinds == std::map<EventKind, int>{{EventKind::LedgerCreated, 2}, {EventKind::ClockAdvanced, 2}, {EventKind::ClockSettled, 2},
                                            {EventKind::RequestRejected, 2}, {EventKind::RequestAccepted, 2}});
}

TEST_CASE("in one batch the clock stands between what comes before and after it") {
    Ledger ledger({.partitions = 2});
    const auto convert = [](int id, const std::string& on) { return line(id, "ConvertHours", on, {{"account", account_id(1)}, {"kind", "cpf"}}); };
    const auto outcomes = ledger.submit(std::vector<std::string>{open(1, 1), credit(2, 1, 100'00), clock_to(3, "2019-12-01"), convert(4, "2019-12-01"),
                                                                 convert(5, "2019-11-30"), clock_to(6, "2019-12-02"), credit(7, 1, 10'00)});
    CHECK(total_fired(outcomes[2]) == 1);
    CHECK(refused(outcomes[3], Reason::nothing_to_convert));
    CHECK(refused(outcomes[4], Reason::wrong_date));
    CHECK(outcomes[6].events.size() == 2);  // late hours, converted at once
    CHECK(outcomes[6].balance->available == euros(1650));
}

TEST_CASE("what the clock fires lies in the streams concerned, in order of day and stream, with the clock's request as cause") {
    Ledger ledger({.partitions = 1, .engine = {.deadlines_a_slice = 4}});
    ledger.submit(accounts_of_the_hours_era(12));
    const std::uint64_t before = ledger.records();
    ledger.submit(clock_to(1, "2020-06-01"));
    std::vector<std::pair<std::string, std::string>> order;  // day and stream
    ledger.each_record([&](const wire::Record& record) {
        const auto header = codec::header_of(record);
        if (number(header.position.sequence) < before) return;
        CHECK(to_text(header.cause) == request_id(1));
        CHECK((record.decision() != nullptr) == (number(header.position.sequence) == before));
        if (header.stream.kind != StreamKind::account) return;
        order.emplace_back(to_text(*header.on), to_text(header.stream));
    });
    CHECK(std::is_sorted(order.begin(), order.end()));
    CHECK(order.front().first == "2019-11-21");
    CHECK(order.back().first == "2020-01-01");
    CHECK(order.size() == 12 + 6 + 2 * 4);  // cpf, cec, and two events for each dossier
}

TEST_CASE("deadlines in slices give the same journal as at once") {
    Ledger at_once({.partitions = 2});
    at_once.submit(accounts_of_the_hours_era(40));
    const Outcome expected = at_once.submit(clock_to(1, "2020-06-01"));
    CHECK(total_fired(expected) == 40 + 14);
    for (const std::size_t slice : {1u, 2u, 3u, 5u, 20u, 27u, 54u}) {
        CAPTURE(slice);
        Ledger ledger({.partitions = 2, .engine = {.deadlines_a_slice = slice}});
        ledger.submit(accounts_of_the_hours_era(40));
        CHECK(ledger.submit(clock_to(1, "2020-06-01")) == expected);
        CHECK(first_difference(at_once, ledger) == "");
    }
}

TEST_CASE("who watches hears how far the clock is") {
    Ledger ledger({.partitions = 1, .engine = {.deadlines_a_slice = 7}});
    ledger.submit(accounts_of_the_hours_era(30));
    std::vector<std::uint64_t> told;
    ledger.engine().on_fired = [&](std::uint64_t fired) { told.push_back(fired); };
    ledger.submit(clock_to(1, "2019-11-21"));
    CHECK(told.size() == 30 / 7 + 1);
    CHECK(std::is_sorted(told.begin(), told.end()));
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
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override { return log_.read(partition, from); }

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
            MemoryStore state(state_table::names), none(state_table::names);
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
    MemoryStore state(state_table::names);
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

// --- Rule books ---------------------------------------------------------------------

namespace {

const std::string employee_end = R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },)";

/// The default book with another yearly amount from a day on.
std::string raised(const std::string& since, const std::string& more = "") {
    return edited(employee_end, employee_end + "\n  { since = " + since + R"(, base_cents = 600_00, full_from = "1/2", reference_hours = 1607, reference_days = 218, first_year = 2019, rounding = "cent_up", law = "a law to come")" + more + " },");
}

}  // namespace

TEST_CASE("an adopted book binds from then on, on every partition") {
    for (const bool restarted : {false, true}) {
        Ledger ledger({.partitions = 3});
        std::vector<std::string> lines;
        for (int i = 0; i < 12; ++i) lines.push_back(open(100 + i, i));
        lines.push_back(full_time(200, 0, 2024, "2026-02-01"));
        lines.push_back(adopt(1, "2025-12-01", raised("2026-01-01")));
        const auto outcomes = ledger.submit(lines);
        CHECK(outcomes[12].balance->available == euros(500));
        const Outcome& adopted = outcomes[13];
        CHECK(adopted.accepted);
        CHECK(adopted.events.empty());
        REQUIRE(adopted.partitions.size() == 3);
        CHECK(total_fired(adopted) == 0);
        if (restarted) ledger.restart(Ledger::State::none);
        for (int i = 1; i < 12; ++i) {
            CHECK(ledger.submit(full_time(300 + i, i, 2024, "2026-01-01")).balance->available == euros(600));
            CHECK(ledger.submit(full_time(400 + i, i, 2023, "2025-12-31")).balance->available == euros(1100));
        }
        CHECK(ledger.submit(adopt(1, "2025-12-01", raised("2026-01-01"))) == as_duplicate(adopted));
    }
}

TEST_CASE("a book binds what comes after it in the same batch") {
    Ledger ledger({.partitions = 1});
    const auto outcomes = ledger.submit(std::vector<std::string>{open(1, 1), full_time(2, 1, 2023, "2026-02-01"), adopt(3, "2025-12-01", raised("2026-01-01")), full_time(4, 1, 2024, "2026-02-01")});
    CHECK(outcomes[1].balance->available == euros(500));
    CHECK(outcomes[3].balance->available == euros(1100));
}

TEST_CASE("a book that does not check is refused with its line") {
    Ledger ledger({.partitions = 2});
    struct Row {
        std::string text, where;
    };
    const std::string typo = edited("full_from = \"1/2\"", "ful_from = \"1/2\"");
    for (const Row& row : {Row{typo, fmt::format("line {}: ", line_of(typo, "ful_from"))}, Row{"no TOML", "line 1: "}, Row{broken_rule_book(), "line 2: "}}) {
        static int id = 1;
        const Outcome outcome = ledger.submit(adopt(++id, "2026-01-01", row.text));
        CHECK(refused(outcome, Reason::invalid_rules));
        CHECK_MESSAGE(outcome.detail.starts_with(row.where), outcome.detail);
        CHECK(outcome.partitions.empty());
        CHECK(ledger.submit(adopt(id, "2026-01-01", row.text)) == as_duplicate(outcome));
    }
    CHECK(ledger.submit(open(50, 1)).accepted);
}

TEST_CASE("a book that changes the past must say so") {
    Ledger ledger({.partitions = 2});
    ledger.submit(clock_to(1, "2026-01-02"));
    const std::string quiet = raised("2026-01-01");
    const Outcome refusal = ledger.submit(adopt(2, "2026-01-02", quiet));
    CHECK(refused(refusal, Reason::invalid_rules));
    CHECK(refusal.detail.starts_with(fmt::format("line {}: ", line_of(quiet, "since = 2026-01-01"))));
    CHECK(refusal.detail.find("retroactive") != std::string::npos);
    CHECK(refused(ledger.submit(adopt(3, "2026-01-01", raised("2027-01-01"))), Reason::wrong_date));  // the date comes first
    CHECK(refused(ledger.submit(adopt(4, "2026-01-01", quiet)), Reason::wrong_date));
    CHECK(ledger.submit(adopt(5, "2026-01-02", raised("2026-01-02"))).accepted);  // from the clock's day on
    ledger.submit(open(6, 1, "2026-01-02"));
    CHECK(ledger.submit(full_time(7, 1, 2024, "2026-02-01")).balance->available == euros(600));

    Ledger told({.partitions = 2});
    told.submit(clock_to(1, "2026-01-02"));
    CHECK(told.submit(adopt(2, "2026-01-02", raised("2026-01-01", ", retroactive = true"))).accepted);
}

TEST_CASE("a book that moves a deadline moves it for accounts that nobody touches") {
    for (const std::size_t slice : {1u, 4096u}) {
        CAPTURE(slice);
        Ledger ledger({.partitions = 1, .engine = {.flush_after = 0, .deadlines_a_slice = slice}});
        ledger.submit(std::vector<std::string>{open(1, 1), credit(2, 1, 100'00), open(3, 2), credit(4, 2, 100'00)});
        REQUIRE(ledger.submit(adopt(5, "2019-01-01", edited("on = 2019-11-21,", "on = 2019-12-05,"))).accepted);
        int rounds = 0;
        ledger.engine().on_fired = [&](std::uint64_t) {
            if (++rounds > 20) throw std::runtime_error("the clock never ends");
        };
        Outcome early, late;
        CHECK_NOTHROW(early = ledger.submit(clock_to(6, "2019-11-25")));
        CHECK(total_fired(early) == 0);
        rounds = 0;
        CHECK_NOTHROW(late = ledger.submit(clock_to(7, "2019-12-05")));
        CHECK(total_fired(late) == 2);
    }
}

// --- Records ------------------------------------------------------------------------

TEST_CASE("a ledger is born once, with the same first record everywhere") {
    MemoryLog log;
    const Birth birth{.name = "essai", .partitions = 3, .rules = std::string(default_rule_book_text()), .now = new_year};
    CHECK_THROWS_AS(create_ledger(log, {.partitions = 0, .rules = birth.rules}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.partitions = 1025, .rules = birth.rules}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.rules = "no TOML"}), std::invalid_argument);
    CHECK_THROWS_AS(create_ledger(log, {.name = "", .rules = birth.rules}), std::invalid_argument);
    {
        MemoryStore state(state_table::names);
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
        ledger.now += std::chrono::seconds(static_cast<int>(ledger.records() % 5) - 1);  // the wall clock goes back, too
        ledger.submit(text);
    }
    struct Last {
        std::uint32_t version = 0;
        Sequence sequence = no_sequence;
    };
    std::map<StreamId, Last> streams;
    std::vector<Head> heads(3);
    std::vector<Instant> recorded(3);
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
        if (header.on) CHECK(header.fiscal_year == year_of(*header.on));
        // the request rides on the first record of its decision, and says what it is
        if (record.decision()) {
            const Request request = codec::decode_request({record.decision()->request()->data(), record.decision()->request()->size()});
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
    MemoryStore state(state_table::names);
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
        MemoryStore other(state_table::names);
        Engine engine(shorter, other, settings);
        engine.submit(incoming({open(1, 2)}));
    }
    CHECK_THROWS_AS(Engine(shorter, state, settings), LogError);
}

}  // namespace grandlivre::test
