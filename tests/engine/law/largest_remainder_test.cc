#include "engine/law/largest_remainder.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace grandlivre;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::vector<Cents> cents(std::initializer_list<std::int64_t> counts) {
    std::vector<Cents> all;
    for (const std::int64_t count : counts) all.emplace_back(count);
    return all;
}

}  // namespace

TEST_CASE("an amount is shared out by largest remainder") {
    struct Row {
        std::int64_t whole;
        std::initializer_list<std::int64_t> weights;
        std::initializer_list<std::int64_t> parts;
        std::string source;
    };
    const std::int64_t half = largest / 2;
    for (const Row& row : {
             Row{100'00, {600'00, 300'00, 100'00}, {60'00, 30'00, 10'00}, "by hand: a claim on its shares"},
             Row{20'00, {30'00, 10'00}, {15'00, 5'00}, "by hand: a recovery after France compétences' part"},
             Row{100, {1, 1, 1}, {34, 33, 33}, "by hand: of equal remainders the earlier"},
             Row{2, {1, 1, 1}, {1, 1, 0}, "2/3 each: two cents for three"},
             Row{5, {3, 3, 1}, {2, 2, 1}, "15/7, 15/7, 5/7: 0.714 is the largest part cut off"},
             Row{5'00, {33'33, 33'33, 33'34}, {1'67, 1'66, 1'67}, "166.65, 166.65, 166.70: the last first"},
             Row{7, {0, 1}, {0, 7}, "no weight, no part"},
             Row{1, {0, 1, 1}, {0, 1, 0}, "a cent goes to who has a remainder"},
             Row{6, {1, 2, 3}, {1, 2, 3}, "exact"},
             Row{0, {1, 2}, {0, 0}, "nothing"},
             Row{0, {0, 0}, {0, 0}, "nothing among nobody"},
             Row{0, {}, {}, "nobody at all"},
             Row{largest, {1, 1}, {half + 1, half}, "the largest amount is odd"},
             Row{largest, {largest, largest}, {half + 1, half}, "a product of 126 bits"},
             Row{largest, {largest}, {largest}, "one takes all"},
         }) {
        CAPTURE(row.source);
        CHECK(share_out(Cents(row.whole), cents(row.weights)) == cents(row.parts));
    }
}

TEST_CASE("parts sum to the whole, stay within a cent of the exact share and within their weight") {
    for (std::int64_t a = 0; a < 6; ++a)
        for (std::int64_t b = 0; b < 6; ++b)
            for (std::int64_t c = 1; c < 6; ++c)
                for (std::int64_t whole = 0; whole <= a + b + c; ++whole) {
                    const std::vector<Cents> weights = cents({a, b, c});
                    const std::vector<Cents> parts = share_out(Cents(whole), weights);
                    REQUIRE(parts[0] + parts[1] + parts[2] == Cents(whole));
                    for (std::size_t i = 0; i < parts.size(); ++i) {
                        const std::int64_t off = parts[i].count() * (a + b + c) - whole * weights[i].count();
                        REQUIRE(off < a + b + c);
                        REQUIRE(-off < a + b + c);
                        REQUIRE(parts[i] <= weights[i]);
                    }
                }
}

TEST_CASE("what cannot be shared out") {
    CHECK_THROWS_AS(share_out(Cents(-1), cents({1})), BrokenInvariant);
    CHECK_THROWS_AS(share_out(Cents(1), cents({2, -1})), BrokenInvariant);
    CHECK_THROWS_AS(share_out(Cents(1), cents({0})), BrokenInvariant);
    CHECK_THROWS_AS(share_out(Cents(1), {}), BrokenInvariant);
}
