#include "events/values/position.h"

#include <doctest/doctest.h>

#include <string>

namespace grandlivre::test {

TEST_CASE("a position is partition:sequence") {
    struct Row {
        const char* text;
        std::uint16_t partition;
        std::uint64_t sequence;
    };
    for (const Row& row : {
             Row{"0:0", 0, 0},
             Row{"3:918", 3, 918},
             Row{"65535:18446744073709551615", 65'535, 18'446'744'073'709'551'615u},
         }) {
        CAPTURE(row.text);
        const auto position = Position::parse(row.text);
        REQUIRE(position);
        CHECK(number(position->partition) == row.partition);
        CHECK(number(position->sequence) == row.sequence);
        CHECK(to_text(*position) == row.text);
    }
}

TEST_CASE("other texts are no positions") {
    for (const char* text : {"",        ":",      "3",       "3:",      ":918",
                             "3:918:1", "3:918 ", " 3:918",  "3: 918",  "3 :918",
                             "-3:918",  "3:-918", "+3:918",  "3:+918",  "3.918",
                             "a:1",     "1:a",    "0x3:918", "65536:0", "0:18446744073709551616",
                             "3:9,1"}) {
        CAPTURE(text);
        CHECK_FALSE(Position::parse(text));
    }
    CHECK_FALSE(Position::parse(std::string("3:918\0", 6)));
}

TEST_CASE("positions are ordered by partition, then sequence") {
    CHECK(*Position::parse("0:918") < *Position::parse("1:0"));
    CHECK(*Position::parse("1:9") < *Position::parse("1:10"));
    CHECK(next(Sequence{9}) == Sequence{10});
    CHECK(next(no_sequence) == Sequence{0});  // the one after "none" is the first
}

}  // namespace grandlivre::test
