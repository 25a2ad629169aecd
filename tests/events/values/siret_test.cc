#include "events/values/siret.h"

#include <doctest/doctest.h>

#include <string>

namespace grandlivre::test {

TEST_CASE("a SIREN is 9 digits with a Luhn check digit") {
    // Good and bad vectors of python-stdnum, stdnum.fr.siren.
    for (const char* text : {"404833048", "732829320", "999000516", "356000000"}) {
        CAPTURE(text);
        const auto siren = Siren::parse(text);
        REQUIRE(siren);
        CHECK(siren->valid());
        CHECK(to_text(*siren) == text);
    }
    for (const char* text : {"404833047", "732829321", "", "40483304", "4048330480", "40483304a", " 404833048",
                             "404 833 048", "+04833048", "-04833048", "000000000"}) {
        CAPTURE(text);
        CHECK_FALSE(Siren::parse(text));
    }
    CHECK(to_text(Siren(18)) == "000000018");  // zeros in front stay
    CHECK(Siren::parse("000000018") == Siren(18));
}

TEST_CASE("any digit changed breaks a SIREN") {
    const std::string good = "732829320";
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string changed = good;
            changed[place] = digit;
            CAPTURE(changed);
            CHECK(Siren::parse(changed).has_value() == (changed == good));
        }
    }
}

TEST_CASE("a SIRET is a SIREN and 5 digits, Luhn-checked over all 14") {
    // The first is python-stdnum's, stdnum.fr.siret.
    for (const char* text : {"73282932000074", "79910919400529", "42740599800399", "64306312600905"}) {
        CAPTURE(text);
        const auto siret = Siret::parse(text);
        REQUIRE(siret);
        CHECK(siret->valid());
        CHECK(to_text(*siret) == text);
    }
    for (const char* text : {
             "73282932000079",  // the check digit
             "10000000000008",  // Luhn holds over 14 digits, not over the SIREN
             "00000000000000",
             "",
             "7328293200007",
             "732829320000740",
             "7328293200007a",
             "732 829 320 00074",
             "+3282932000074",
             "-3282932000074",
             " 7328293200007",
         }) {
        CAPTURE(text);
        CHECK_FALSE(Siret::parse(text));
    }
}

TEST_CASE("sites of La Poste have a digit sum that is a multiple of 5") {
    struct Row {
        const char* text;
        bool valid;
        const char* why;
    };
    for (const Row& row : {
             Row{"35600000000048", true, "the head office: Luhn, though its sum is 26"},
             Row{"35600000049837", true, "sum 45; Luhn fails"},
             Row{"35600000000001", true, "sum 15; Luhn fails"},
             Row{"35600000000006", true, "sum 20, and Luhn holds"},
             Row{"35600000000014", false, "Luhn holds; sum 19"},
             Row{"35600000000055", false, "Luhn holds; sum 24"},
             Row{"35600000000049", false, "sum 27"},
             Row{"35600000000000", false, "sum 14; Luhn fails"},
         }) {
        CAPTURE(row.text);
        CAPTURE(row.why);
        CHECK(Siret::parse(row.text).has_value() == row.valid);
    }
    CHECK_FALSE(Siret::parse("73282932000004"));  // sum 40, but the exception is La Poste's alone
}

TEST_CASE("numbers that came as numbers are checked like texts") {
    CHECK(Siret(73'282'932'000'074).valid());
    CHECK_FALSE(Siret(173'282'932'000'074).valid());  // 15 digits
    CHECK_FALSE(Siret(~std::uint64_t{0}).valid());
    CHECK_FALSE(Siret(0).valid());
    CHECK(Siren(732'829'320).valid());
    CHECK_FALSE(Siren(1'000'000'008).valid());  // 10 digits
    CHECK_FALSE(Siren(~std::uint32_t{0}).valid());
    CHECK_FALSE(Siren(0).valid());
}

}  // namespace grandlivre::test
