#include "events/values/date.h"

#include <doctest/doctest.h>

#include <string>

#include "events/values/instant.h"

namespace grandlivre::test {

TEST_CASE("days that exist are read and written back") {
    struct Row {
        const char* text;
        int days;  // since 1970-01-01, by python's datetime.date
    };
    for (const Row& row : {
             Row{"1970-01-01", 0},
             Row{"1969-12-31", -1},
             Row{"2019-11-21", 18'221},  // euros replace hours
             Row{"2020-02-29", 18'321},
             Row{"2000-02-29", 11'016},  // a multiple of 400
             Row{"2024-02-29", 19'782},
             Row{"2025-12-31", 20'453},
             Row{"0001-01-01", -719'162},
             Row{"9999-12-31", 2'932'896},
         }) {
        CAPTURE(row.text);
        const auto date = parse_date(row.text);
        REQUIRE(date);
        CHECK(date->time_since_epoch().count() == row.days);
        CHECK(to_text(*date) == row.text);
        CHECK(in_calendar(*date));
    }
}

TEST_CASE("days that do not exist, and other texts, are no dates") {
    for (const char* text : {
             "2019-02-29",  "2021-02-29",  "1900-02-29",  "2100-02-29",                 // no leap years
             "2019-04-31",  "2019-06-31",  "2019-09-31",  "2019-11-31",  "2019-01-32",  // short months
             "2019-13-01",  "2019-00-01",  "2019-01-00",  "0000-01-01",  "",
             "2019",        "2019-11",     "2019-11-2",   "2019-1-21",   "19-11-21",
             "02019-11-21", "10000-01-01", "2019/11/21",  "2019-11/21",  "21-11-2019",
             "20191121",    "2019-11-21T", "2019-11-21 ", " 2019-11-21", "2019-11-2a",
             "2019-1x-21",  "x019-11-21",  "2019- 1-21",  "2019-+1-21",  "2019--1-21",
             "-019-11-21",  "2019-11--1",  "+019-11-21",
         }) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK_FALSE(parse_date(std::string("2019-11-2\0", 10)));
    CHECK_FALSE(parse_date("２０１９-11-21"));  // full-width digits
}

TEST_CASE("every day of the calendar is read as it is written") {
    int read = 0;
    for (Date day = date(1890, 1, 1); day <= date(2110, 12, 31); day += Days(1))
        read += parse_date(to_text(day)) == day;
    CHECK(read == (date(2111, 1, 1) - date(1890, 1, 1)).count());
}

TEST_CASE("the calendar ends with the year 9999") {
    CHECK_FALSE(in_calendar(date(1, 1, 1) - Days(1)));
    CHECK_FALSE(in_calendar(date(9999, 12, 31) + Days(1)));
    CHECK(year_of(date(2019, 12, 31)) == year(2019));
    CHECK(year_of(date(2020, 1, 1)) == year(2020));
}

TEST_CASE("instants are RFC 3339 with microseconds") {
    using std::chrono::microseconds;
    struct Row {
        std::int64_t count;  // microseconds since 1970-01-01 UTC
        const char* text;
    };
    for (const Row& row : {
             Row{0, "1970-01-01T00:00:00.000000Z"},
             Row{-1, "1969-12-31T23:59:59.999999Z"},
             Row{1'574'294'399'999'999, "2019-11-20T23:59:59.999999Z"},
             Row{1'574'294'400'000'000, "2019-11-21T00:00:00.000000Z"},
             Row{1'795'485'422'000'123, "2026-11-24T01:57:02.000123Z"},
         })
        CHECK(to_text(Instant(microseconds(row.count))) == row.text);
}

}  // namespace grandlivre::test
