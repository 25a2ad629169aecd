#include "tests/engine/law/law_book.h"

using namespace grandlivre;

namespace {

const char* employee_end = R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },)";

std::string employee_line(const char* since, const char* more) {
    return std::string(employee_end) + "\n  { since = " + since +
           ", base_cents = 600_00, full_from = \"1/2\", reference_hours = 1607, reference_days = 218, first_year = "
           "2019, "
           "rounding = \"cent_up\", law = \"a law to come\"" +
           more + " },";
}

}  // namespace

TEST_CASE("a change dated before the clock must say retroactive") {
    struct Row {
        std::string next;
        std::optional<Date> clock;
        std::string marker;   // on the line that the error names; empty: adopted
        std::string message;  // part of it
        std::string why;
    };
    const std::string rate = R"({ since = 2019-01-01, cents_per_hour = 12_00, inside_ceiling = false)";
    const std::string other_rate = R"({ since = 2019-01-01, cents_per_hour = 13_00, inside_ceiling = false)";
    const std::string told_rate =
        R"({ since = 2019-01-01, retroactive = true, cents_per_hour = 13_00, inside_ceiling = false)";
    const std::string disability = "{ since = 2019-06-09, base_cents";
    const Row rows[] = {
        {std::string(default_rule_book_text()), date(2026, 1, 1), "", "", "the same book"},
        {edited(employee_end, employee_line("2026-01-01", "")), date(2026, 1, 1), "", "", "from the clock's day on"},
        {edited(employee_end, employee_line("2026-01-01", "")), date(2026, 1, 2), "{ since = 2026-01-01, base",
         "credit.employee@2026-01-01 is new", "the day before the clock"},
        {edited(employee_end, employee_line("2026-01-01", ", retroactive = true")), date(2026, 1, 2), "", "", "told"},
        {edited(employee_end, employee_line("2026-01-01", "")), std::nullopt, "", "", "no clock yet: nothing is past"},
        {edited(rate, other_rate), date(2019, 1, 1), "", "", "not yet in force"},
        {edited(rate, other_rate), date(2019, 1, 2), "cents_per_hour = 13_00", "conversion.cec@2019-01-01 changes",
         "in force"},
        {edited(rate, told_rate), date(2019, 1, 2), "", "", "in force, and told"},
        {edited(disability, "{ since = 2019-06-09, until = 2025-12-31, base_cents"), date(2026, 1, 1), "", "",
         "an end in the future"},
        {edited(disability, "{ since = 2019-06-09, until = 2025-12-30, base_cents"), date(2026, 1, 1),
         "until = 2025-12-30", "credit.disability@2019-06-09 changes", "ended before the clock"},
        {edited(disability, "{ since = 2019-06-10, base_cents"), date(2019, 6, 9), "", "", "moved, both to come"},
        {edited(disability, "{ since = 2019-06-10, base_cents"), date(2019, 6, 10), "since = 2019-06-10",
         "credit.disability@2019-06-09 is missing", "moved: the old day is past"},
        {edited(disability, "{ since = 2019-06-10, retroactive = true, base_cents"), date(2026, 1, 1),
         "since = 2019-06-10", "credit.disability@2019-06-09 is missing", "nothing can say it for what is gone"},
        {edited("law = \"CT D6323-3-3\"", "law = \"CT D6323-3-3, read again\""), date(2026, 1, 1), "", "",
         "an article or a comment decides nothing"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const RuleBook next = book_of(row.next);
        const auto error = check_adoption(default_book(), next, row.clock);
        REQUIRE(error.has_value() == !row.marker.empty());
        if (!error) continue;
        CAPTURE(error->message);
        CHECK(error->line == line_of(row.next, row.marker));
        CHECK(error->message.find(row.message) != std::string::npos);
    }
}

TEST_CASE("a missing entry names the line before it") {
    const std::string current_text = edited(employee_end, employee_line("2024-01-01", ""));
    const RuleBook current = book_of(current_text);
    const auto error = check_adoption(current, default_book(), date(2026, 1, 1));
    REQUIRE(error);
    CHECK(error->message.find("credit.employee@2024-01-01 is missing") != std::string::npos);
    CHECK(error->line == line_of(default_rule_book_text(), "base_cents = 500_00, full_from"));
    CHECK_FALSE(check_adoption(current, default_book(), date(2024, 1, 1)));
}
