#include "events/values/iban.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace grandlivre::test {

TEST_CASE("an IBAN has its country's length and the check digits of mod 97") {
    struct Row {
        const char* text;
        const char* source;
    };
    const char* registry = "SWIFT, IBAN registry: the example of the country, in electronic format";
    for (const Row& row : {
             Row{"FR7630006000011234567890189", "specimen of French banks"},
             Row{"FR1420041010050500013M02606", registry},  // a letter in the account
             Row{"AD1200012030200359100100", registry},
             Row{"AT611904300234573201", registry},
             Row{"BE68539007547034", registry},
             Row{"CH9300762011623852957", registry},
             Row{"DE89370400440532013000", registry},
             Row{"ES9121000418450200051332", registry},
             Row{"GB29NWBK60161331926819", registry},
             Row{"GR1601101250000000012300695", registry},
             Row{"IE29AIBK93115212345678", registry},
             Row{"IT60X0542811101000000123456", registry},
             Row{"LU280019400644750000", registry},
             Row{"MC5811222000010123456789030", registry},
             Row{"MT84MALT011000012345MTLCAST001S", registry},
             Row{"NL91ABNA0417164300", registry},
             Row{"NO9386011117947", registry},  // the shortest
             Row{"PT50000201231234567890154", registry},
             Row{"SE4550000000058398257466", registry},
         }) {
        CAPTURE(row.text);
        CAPTURE(row.source);
        const auto iban = Iban::parse(row.text);
        REQUIRE(iban);
        CHECK(iban->text() == row.text);
    }
}

TEST_CASE("texts that are no IBAN") {
    for (const char* text : {
             "",
             "F",
             "FR",
             "FR76",
             "FR763000600001123456789018",    // one short
             "FR76300060000112345678901890",  // one long
             "fr7630006000011234567890189",   // lower case
             "FR1420041010050500013m02606",
             "FR76 3000 6000 0112 3456 7890 189",
             " FR7630006000011234567890189",
             "FR7630006000011234567890189 ",
             "FR763000600001123456789018-",
             "FR7A30006000011234567890189",  // check digits are digits
             "XX7630006000011234567890189",  // no country
             "US64SVBKUS6S3300958879",       // has no IBAN
             "DE8937040044053201300",        // the length is the country's
             "DE893704004405320130000",
             "1234567890123456789012345",
             "FR7630006000011234567890188",
         }) {
        CAPTURE(text);
        CHECK_FALSE(Iban::parse(text));
    }
}

TEST_CASE("any character changed breaks an IBAN") {
    for (const std::string good : {"FR7630006000011234567890189", "FR1420041010050500013M02606"}) {
        for (std::size_t place = 2; place < good.size(); ++place) {
            for (const char character : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
                std::string changed = good;
                changed[place] = character;
                CAPTURE(changed);
                // A letter for a digit is another length of number, so that now and then it fits.
                if ((character >= 'A') != (good[place] >= 'A')) continue;
                CHECK(Iban::parse(changed).has_value() == (changed == good));
            }
        }
    }
}

TEST_CASE("two neighbours exchanged break an IBAN") {
    const std::string good = "FR7630006000011234567890189";
    for (std::size_t place = 2; place + 1 < good.size(); ++place) {
        std::string changed = good;
        std::swap(changed[place], changed[place + 1]);
        CAPTURE(changed);
        CHECK(Iban::parse(changed).has_value() == (changed == good));
    }
}

TEST_CASE("an account has one number: 98 minus the remainder, which is never 00, 01 or 99") {
    // mod 97 is 1 for all of these: 99 is 02 and 97, 00 is 97 less 97, 01 is 98 less 97.
    struct Row {
        const char* text;
        bool valid;
    };
    for (const Row& row : {Row{"FR0230006000010000000004200", true}, Row{"FR9930006000010000000004200", false},
                           Row{"FR9730006000010000000005400", true}, Row{"FR0030006000010000000005400", false},
                           Row{"FR9830006000010000000004800", true}, Row{"FR0130006000010000000004800", false}}) {
        CAPTURE(row.text);
        CHECK(Iban::parse(row.text).has_value() == row.valid);
    }
}

TEST_CASE("IBANs are compared by their texts") {
    const auto of = [](const char* text) { return Iban::parse(text).value(); };
    const Iban german = of("DE89370400440532013000"), french = of("FR7630006000011234567890189");
    CHECK(german < french);
    CHECK(french == of("FR7630006000011234567890189"));
    CHECK(german != french);
    CHECK(Iban() < german);
    CHECK(Iban().text().empty());
    CHECK(Iban() == Iban());
}

}  // namespace grandlivre::test
