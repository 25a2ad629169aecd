#include "engine/law/conversion.h"

#include <doctest/doctest.h>

#include "engine/law/ceiling.h"

using namespace grandlivre;

TEST_CASE("hours become euros at the rate of their kind") {
    struct Row {
        Centihours hours;
        Cents rate;
        Cents cents;
        std::string source;
    };
    for (const Row& row : {
             Row{hours(70), euros(15), euros(1050), "decree 2018-1153; formation-en-langues.fr"},
             Row{hours(96), euros(15), euros(1440), "decree 2018-1153; efl.fr: with 120 h of DIF, 3240"},
             Row{hours(120), euros(15), euros(1800), "decree 2018-1153; efl.fr: with 96 h, 3240"},
             Row{hours(100), euros(15), euros(1500), "decree 2018-1153; ecps.fr"},
             Row{hours(20), euros(12), euros(240), "decree 2018-1349: one civic activity"},
             Row{hours(60), euros(12), euros(720), "decree 2018-1349: the civic ceiling"},
             Row{Centihours(1), euros(15), Cents(15), "a hundredth of an hour is 15 cents"},
             Row{Centihours(1), euros(12), Cents(12), "a hundredth of an hour is 12 cents"},
             Row{Centihours(7'51), euros(15), Cents(112'65), "7.51 h"},
             Row{Centihours(), euros(15), Cents(), "nothing"},
         }) {
        CAPTURE(row.source);
        CHECK(convert(row.hours, row.rate) == row.cents);
    }
    CHECK(convert(hours(96), euros(15)) + convert(hours(120), euros(15)) == euros(3240));
    CHECK(convert(Centihours(2), Cents(50)) == Cents(1));
    CHECK_THROWS_AS(convert(Centihours(1), Cents(50)), BrokenInvariant);
}

TEST_CASE("public hours convert whole, within the room") {
    struct Row {
        Centihours available;
        Cents room;
        Centihours converted;
        std::string source;
    };
    for (const Row& row : {
             Row{hours(100), euros(5000), hours(100), "CT R6323-43: all fit"},
             Row{hours(100), euros(150), hours(10), "exactly ten"},
             Row{hours(100), Cents(149'99), hours(9), "a cent short of ten"},
             Row{hours(100), Cents(14'99), hours(0), "none fits"},
             Row{hours(100), euros(15), hours(1), "one fits"},
             Row{hours(100), Cents(), hours(0), "no room"},
             Row{Centihours(10'99), euros(5000), hours(10), "only whole hours"},
             Row{Centihours(99), euros(5000), hours(0), "less than one hour"},
         }) {
        CAPTURE(row.source);
        CHECK(whole_hours_within(row.available, row.room, euros(15)) == row.converted);
    }
    CHECK_THROWS_AS(whole_hours_within(hours(1), euros(1), Cents()), BrokenInvariant);
}

TEST_CASE("room is what fits under the ceiling, never below nothing") {
    CHECK(room(euros(5000), euros(4800)) == euros(200));  // 4800 + 500: 200 credited, 300 not
    CHECK(room(euros(5000), euros(5000)) == Cents());
    CHECK(room(euros(5000), euros(7200)) == Cents());  // let in by the ceiling of 8000
    CHECK(room(euros(8000), euros(7200)) == euros(800));
    CHECK(room(hours(150), hours(140)) == hours(10));
    CHECK(room(hours(150), hours(400)) == Centihours());
}
