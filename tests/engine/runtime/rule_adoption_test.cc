#include <doctest/doctest.h>

#include <algorithm>

#include "engine/runtime/engine.h"
#include "tests/engine/law/law_book.h"
#include "tests/engine/runtime/engine_lines.h"
#include "tests/support/histories.h"

namespace grandlivre::test {

// --- Rule books ---------------------------------------------------------------------

namespace {

const std::string employee_end = R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },)";

/// The default book with another yearly amount from a day on.
std::string raised(const std::string& since, const std::string& more = "") {
    return edited(
        employee_end,
        employee_end + "\n  { since = " + since +
            R"(, base_cents = 600_00, full_from = "1/2", reference_hours = 1607, reference_days = 218, first_year = 2019, rounding = "cent_up", law = "a law to come")" +
            more + " },");
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
        CHECK(holdings_of(outcomes[12]).available == euros(500));
        const Outcome& adopted = outcomes[13];
        CHECK(adopted.accepted);
        CHECK(adopted.events.empty());
        REQUIRE(adopted.partitions.size() == 3);
        CHECK(total_fired(adopted) == 0);
        if (restarted) ledger.restart(Ledger::State::none);
        for (int i = 1; i < 12; ++i) {
            CHECK(holdings_of(ledger.submit(full_time(300 + i, i, 2024, "2026-01-01"))).available == euros(600));
            CHECK(holdings_of(ledger.submit(full_time(400 + i, i, 2023, "2025-12-31"))).available == euros(1100));
        }
        CHECK(ledger.submit(adopt(1, "2025-12-01", raised("2026-01-01"))) == as_duplicate(adopted));
    }
}

TEST_CASE("a book binds what comes after it in the same batch") {
    Ledger ledger({.partitions = 1});
    const auto outcomes = ledger.submit(std::vector<std::string>{open(1, 1), full_time(2, 1, 2023, "2026-02-01"),
                                                                 adopt(3, "2025-12-01", raised("2026-01-01")),
                                                                 full_time(4, 1, 2024, "2026-02-01")});
    CHECK(holdings_of(outcomes[1]).available == euros(500));
    CHECK(holdings_of(outcomes[3]).available == euros(1100));
}

TEST_CASE("a book that does not check is refused with its line") {
    Ledger ledger({.partitions = 2});
    struct Row {
        std::string text, where;
    };
    const std::string typo = edited("full_from = \"1/2\"", "ful_from = \"1/2\"");
    for (const Row& row : {Row{typo, fmt::format("line {}: ", line_of(typo, "ful_from"))}, Row{"no TOML", "line 1: "},
                           Row{broken_rule_book(), "line 2: "}}) {
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
    CHECK(refused(ledger.submit(adopt(3, "2026-01-01", raised("2027-01-01"))),
                  Reason::wrong_date));  // the date comes first
    CHECK(refused(ledger.submit(adopt(4, "2026-01-01", quiet)), Reason::wrong_date));
    CHECK(ledger.submit(adopt(5, "2026-01-02", raised("2026-01-02"))).accepted);  // from the clock's day on
    ledger.submit(open(6, 1, "2026-01-02"));
    CHECK(holdings_of(ledger.submit(full_time(7, 1, 2024, "2026-02-01"))).available == euros(600));

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

}  // namespace grandlivre::test
