#include "tools/formats/target_day.h"

#include <doctest/doctest.h>

#include <string>

namespace grandlivre::test {

TEST_CASE("the next day on which TARGET settles") {
    struct Row {
        Date after;
        Date next;
        const char* why;
    };
    for (const Row& row : {
             Row{date(2026, 3, 4), date(2026, 3, 5), "a Wednesday"},
             Row{date(2026, 3, 6), date(2026, 3, 9), "a Friday"},
             Row{date(2026, 3, 7), date(2026, 3, 9), "a Saturday"},
             Row{date(2026, 3, 8), date(2026, 3, 9), "a Sunday"},
             Row{date(2026, 4, 1), date(2026, 4, 2), "Maundy Thursday is open"},
             Row{date(2026, 4, 2), date(2026, 4, 7), "Good Friday to Easter Monday, 3 to 6 April"},
             Row{date(2024, 3, 28), date(2024, 4, 2), "Easter on 31 March"},
             Row{date(2025, 4, 30), date(2025, 5, 2), "1 May, a Thursday"},
             Row{date(2026, 4, 30), date(2026, 5, 4), "1 May, a Friday"},
             Row{date(2022, 4, 29), date(2022, 5, 2), "1 May, a Sunday, is not moved"},
             Row{date(2025, 12, 24), date(2025, 12, 29), "25 and 26 December, then a weekend"},
             Row{date(2025, 12, 23), date(2025, 12, 24), "Christmas Eve is open"},
             Row{date(2023, 12, 22), date(2023, 12, 27), "a weekend, then 25 and 26 December"},
             Row{date(2025, 12, 31), date(2026, 1, 2), "new year"},
             Row{date(2027, 12, 31), date(2028, 1, 3), "new year on a Saturday"},
             Row{date(2028, 2, 28), date(2028, 2, 29), "a leap day"},
         }) {
        CAPTURE(row.why);
        CHECK(to_text(tools::next_target_day(row.after)) == to_text(row.next));
    }
}

TEST_CASE("holidays of France alone do not stop TARGET") {
    for (const Date day : {date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25), date(2026, 7, 14), date(2025, 8, 15),
                           date(2027, 11, 1), date(2026, 11, 11)}) {
        CAPTURE(to_text(day));
        CHECK(tools::is_target_day(day));
    }
}

TEST_CASE("TARGET closes on six days a year, less those that fall on a weekend") {
    for (int number = 2002; number < 2100; ++number) {
        int closed = 0;
        for (Date day = date(number, 1, 1); day < date(number + 1, 1, 1); day += Days(1)) {
            const auto weekday = std::chrono::weekday(day).iso_encoding();
            if (weekday <= 5 && !tools::is_target_day(day)) ++closed;
        }
        CAPTURE(number);
        CHECK(closed >= 3);  // Good Friday, Easter Monday, and one of 25 and 26 December
        CHECK(closed <= 6);
    }
}

}  // namespace grandlivre::test
