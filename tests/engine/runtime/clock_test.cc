#include <doctest/doctest.h>

#include <algorithm>

#include "engine/runtime/engine.h"
#include "tests/engine/runtime/engine_lines.h"

namespace grandlivre::test {

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
    CHECK(to_json(outcome).starts_with(
        R"({"id":"eeeeeeee-0000-4000-8000-000000000001","outcome":"accepted","events":[],"partitions":[{"partition":0,"position":"0:)"));
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
    CHECK(kinds == std::map<EventKind, int>{{EventKind::LedgerCreated, 2},
                                            {EventKind::ClockAdvanced, 2},
                                            {EventKind::ClockSettled, 2},
                                            {EventKind::RequestRejected, 2},
                                            {EventKind::RequestAccepted, 2}});
}

TEST_CASE("in one batch the clock stands between what comes before and after it") {
    Ledger ledger({.partitions = 2});
    const auto convert = [](int id, const std::string& on) {
        return line(id, "ConvertHours", on, {{"account", account_id(1)}, {"kind", "cpf"}});
    };
    const auto outcomes = ledger.submit(
        std::vector<std::string>{open(1, 1), credit(2, 1, 100'00), clock_to(3, "2019-12-01"), convert(4, "2019-12-01"),
                                 convert(5, "2019-11-30"), clock_to(6, "2019-12-02"), credit(7, 1, 10'00)});
    CHECK(total_fired(outcomes[2]) == 1);
    CHECK(refused(outcomes[3], Reason::nothing_to_convert));
    CHECK(refused(outcomes[4], Reason::wrong_date));
    CHECK(outcomes[6].events.size() == 2);  // late hours, converted at once
    CHECK(holdings_of(outcomes[6]).available == euros(1650));
}

TEST_CASE(
    "what the clock fires lies in the streams concerned, in order of day and stream, with the clock's request as "
    "cause") {
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

}  // namespace grandlivre::test
