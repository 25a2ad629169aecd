#include "engine/law/rounding.h"

#include <doctest/doctest.h>

using namespace grandlivre;

TEST_CASE("a ratio is two whole numbers") {
    CHECK(*parse_ratio("1/2") == Ratio(1, 2));
    CHECK(*parse_ratio("803/1607") == Ratio(803, 1607));
    CHECK(*parse_ratio("2/4") == Ratio(1, 2));
    CHECK(*parse_ratio("1") == 1);
    CHECK(*parse_ratio("0/5") == 0);
    for (const char* text :
         {"", "/", "1/", "/2", "1/0", "-1/2", "1/-2", "0.5", " 1/2", "1/2 ", "1/2/3", "a/b", "1000000000000000000/3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_ratio(text));
    }
}

TEST_CASE("cents are rounded once, from the exact quotient") {
    struct Row {
        Ratio exact;
        Rounding rounding;
        std::int64_t cents;
        std::string source;
    };
    const Ratio third(1, 3);
    for (const Row& row : {
             Row{Ratio(600 * 500'00, 1607), Rounding::cent_up, 186'69, "CT R6323-1 II: 18668.32..."},
             Row{Ratio(56'00), Rounding::cent_up, 56'00, "a whole cent stays"},
             Row{Ratio(56'00) + Ratio(1, 1'000'000'000), Rounding::cent_up, 56'01, "anything above goes up"},
             Row{third, Rounding::cent_up, 1, "0.33..."},
             Row{-third, Rounding::cent_up, 0, "up is towards more"},
             Row{Ratio(0), Rounding::cent_up, 0, "nothing"},
             Row{Ratio(1, 2), Rounding::cent_half_up, 1, "tie"},
             Row{Ratio(3, 2), Rounding::cent_half_up, 2, "tie"},
             Row{Ratio(5, 2), Rounding::cent_half_up, 3, "tie: not to even"},
             Row{Ratio(-1, 2), Rounding::cent_half_up, 0, "tie below zero: up"},
             Row{Ratio(-3, 2), Rounding::cent_half_up, -1, "tie below zero: up"},
             Row{Ratio(-2), Rounding::cent_half_up, -2, "a whole cent stays"},
             Row{Ratio(1, 2) - Ratio(1, 1'000'000'000), Rounding::cent_half_up, 0, "just below the tie"},
         }) {
        CAPTURE(row.source);
        CHECK(round_cents(row.exact, row.rounding).count() == row.cents);
    }
}

TEST_CASE("public hours go to the nearest whole hour, halves up") {
    struct Row {
        Ratio centihours;
        std::int64_t hours;
        std::string source;
    };
    for (const Row& row : {
             Row{Ratio(12'50), 13, "decree 2017-928 art. 3, default: 12.5 goes up"},
             Row{Ratio(12'49), 12, "12.49"},
             Row{Ratio(12'50) - Ratio(1, 1607), 12, "just below the tie"},
             Row{Ratio(25'00), 25, "whole"},
             Row{Ratio(50), 1, "0.5"},
             Row{Ratio(0), 0, "nothing"},
         }) {
        CAPTURE(row.source);
        CHECK(round_hours(row.centihours, Rounding::hour_half_up) == hours(row.hours));
    }
}

TEST_CASE("a rounding has one name, and one unit") {
    for (const Rounding rounding : {Rounding::cent_up, Rounding::hour_half_up, Rounding::cent_half_up})
        CHECK(parse_rounding(to_text(rounding)) == rounding);
    CHECK(to_text(Rounding::cent_up) == "cent_up");
    CHECK_FALSE(parse_rounding("up"));
    CHECK_FALSE(parse_rounding(""));
    CHECK_THROWS_AS(round_cents(1, Rounding::hour_half_up), BrokenInvariant);
    CHECK_THROWS_AS(round_hours(1, Rounding::cent_up), BrokenInvariant);
    CHECK_THROWS_AS(round_cents(Ratio(boost::multiprecision::cpp_int(1) << 64), Rounding::cent_up), BrokenInvariant);
}
