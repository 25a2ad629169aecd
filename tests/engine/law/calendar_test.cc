#include "engine/law/calendar.h"

#include <doctest/doctest.h>

#include "events/values/invariant.h"

using namespace grandlivre;

TEST_CASE("Easter Monday of published calendars") {
    struct Row {
        Date monday;
        std::string source;
    };
    const char* calendar = "French calendars of public holidays, 2019 to 2028";
    const char* later = "asia-home.com/france/holidays, 2029 to 2039";
    const char* extremes = "Gregorian tables: earliest, latest, and years that Gauss's rule has to except";
    for (const Row& row : {
             Row{date(2019, 4, 22), calendar},
             Row{date(2020, 4, 13), calendar},
             Row{date(2021, 4, 5), calendar},
             Row{date(2022, 4, 18), calendar},
             Row{date(2023, 4, 10), calendar},
             Row{date(2024, 4, 1), calendar},
             Row{date(2025, 4, 21), calendar},
             Row{date(2026, 4, 6), calendar},
             Row{date(2027, 3, 29), calendar},
             Row{date(2028, 4, 17), calendar},
             Row{date(2029, 4, 2), later},
             Row{date(2035, 3, 26), later},
             Row{date(2038, 4, 26), later},
             Row{date(2160, 3, 24), later},
             Row{date(1818, 3, 23), extremes},
             Row{date(1943, 4, 26), extremes},
             Row{date(1954, 4, 19), extremes},
             Row{date(1981, 4, 20), extremes},
             Row{date(2285, 3, 23), extremes},
             Row{date(1876, 4, 17), "Nature, 17 February 1876: Easter is on 16 April"},
         }) {
        CAPTURE(to_text(row.monday));
        CAPTURE(row.source);
        CHECK(to_text(easter_sunday(year_of(row.monday)) + Days(1)) == to_text(row.monday));
        CHECK(is_holiday(row.monday));
    }
}

namespace {

/// Another way to the same day: D. E. Knuth, The Art of Computer Programming 1,
/// §1.3.2 exercise 14 (golden number, epact, full moon, then the Sunday after).
Date easter_by_epact(int year) {
    const int golden = year % 19 + 1;
    const int century = year / 100 + 1;
    const int skipped_leap_years = 3 * century / 4 - 12;
    const int moon_correction = (8 * century + 5) / 25 - 5;
    const int sunday = 5 * year / 4 - skipped_leap_years - 10;
    int epact = (11 * golden + 20 + moon_correction - skipped_leap_years) % 30;
    if (epact < 0) epact += 30;
    if ((epact == 25 && golden > 11) || epact == 24) ++epact;
    int day = 44 - epact;
    if (day < 21) day += 30;
    day += 7 - (sunday + day) % 7;
    return date(year, 3, 1) + Days(day - 1);
}

}  // namespace

TEST_CASE("Easter of every year agrees with the epact's way") {
    int differences = 0;
    for (int number = 1583; number <= 9999; ++number)
        if (easter_sunday(year(number)) != easter_by_epact(number)) ++differences;
    CHECK(differences == 0);
}

TEST_CASE("national holidays of 2020") {
    const Date holidays[] = {date(2020, 1, 1),  date(2020, 4, 13),  date(2020, 5, 1),  date(2020, 5, 8),
                             date(2020, 5, 21), date(2020, 6, 1),   date(2020, 7, 14), date(2020, 8, 15),
                             date(2020, 11, 1), date(2020, 11, 11), date(2020, 12, 25)};
    std::size_t found = 0;
    for (Date day = date(2020, 1, 1); day <= date(2020, 12, 31); day += Days(1))
        if (is_holiday(day)) {
            CAPTURE(to_text(day));
            REQUIRE(found < std::size(holidays));
            CHECK(day == holidays[found++]);
        }
    CHECK(found == std::size(holidays));
    // Good Friday and 26 December are holidays of Alsace-Moselle alone.
    CHECK_FALSE(is_holiday(date(2020, 4, 10)));
    CHECK_FALSE(is_holiday(date(2020, 12, 26)));
}

TEST_CASE("working days") {
    struct Row {
        Date from;
        int days;
        Date last;
        std::string source;
    };
    for (const Row& row : {
             Row{date(2020, 4, 9), 2, date(2020, 4, 14), "Thursday: Friday, then past the week-end and Easter Monday"},
             Row{date(2020, 4, 10), 1, date(2020, 4, 14), "Good Friday is worked"},
             Row{date(2020, 4, 11), 1, date(2020, 4, 14), "from a Saturday"},
             Row{date(2020, 4, 13), 1, date(2020, 4, 14), "from the holiday itself"},
             Row{date(2020, 4, 8), 7, date(2020, 4, 20), "9, 10, 14, 15, 16, 17, 20 April"},
             Row{date(2020, 4, 6), 5, date(2020, 4, 14), "7, 8, 9, 10, 14 April"},
             Row{date(2020, 4, 30), 4, date(2020, 5, 7), "1 May is a Friday: 4, 5, 6, 7 May"},
             Row{date(2020, 5, 7), 1, date(2020, 5, 11), "8 May is a Friday"},
             Row{date(2020, 5, 20), 1, date(2020, 5, 22), "Ascension is a Thursday"},
             Row{date(2020, 5, 29), 1, date(2020, 6, 2), "past Whit Monday"},
             Row{date(2019, 12, 31), 1, date(2020, 1, 2), "past the new year"},
             Row{date(2020, 12, 24), 3, date(2020, 12, 30), "Christmas is a Friday: 28, 29, 30 December"},
             Row{date(2020, 4, 11), 0, date(2020, 4, 11), "none"},
         }) {
        CAPTURE(row.source);
        CHECK(to_text(nth_working_day_after(row.from, row.days)) == to_text(row.last));
    }
    CHECK(is_working_day(date(2020, 4, 14)));
    CHECK_FALSE(is_working_day(date(2020, 4, 12)));
    CHECK_FALSE(is_working_day(date(2020, 4, 13)));
    CHECK_THROWS_AS(nth_working_day_after(date(2020, 4, 14), -1), BrokenInvariant);
}
