#include "events/values/quantity.h"

#include <doctest/doctest.h>

#include <limits>
#include <type_traits>

#include "events/values/centihours.h"
#include "events/values/cents.h"

namespace grandlivre::test {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("quantities are counted exactly") {
    static_assert(euros(15) == Cents(1500));
    static_assert(hours(96) == Centihours(9600));
    static_assert(Cents() == Cents(0));
    CHECK(Cents(70) * 15 == Cents(1050));
    CHECK(Cents(1) - Cents(3) == Cents(-2));
    CHECK(-Cents(5) == Cents(-5));
    CHECK(Cents(largest - 1) + Cents(1) == Cents(largest));
    CHECK(Cents(smallest + 1) - Cents(1) == Cents(smallest));
    CHECK(-Cents(largest) == Cents(smallest + 1));
    Cents sum = euros(1);
    sum += Cents(50);
    sum -= Cents(1);
    CHECK(sum == Cents(149));
    CHECK(Cents(-1) < Cents(0));
    CHECK(sum.count() == 149);
}

TEST_CASE("arithmetic beyond 64 bits stops its caller") {
    CHECK_THROWS_AS((void)(Cents(largest) + Cents(1)), BrokenInvariant);
    CHECK_THROWS_AS((void)(Cents(smallest) + Cents(-1)), BrokenInvariant);
    CHECK_THROWS_AS((void)(Cents(smallest) - Cents(1)), BrokenInvariant);
    CHECK_THROWS_AS((void)(Cents(0) - Cents(smallest)), BrokenInvariant);
    CHECK_THROWS_AS((void)(-Cents(smallest)), BrokenInvariant);
    CHECK_THROWS_AS((void)(Cents(largest) * 2), BrokenInvariant);
    CHECK_THROWS_AS((void)(Cents(smallest) * -1), BrokenInvariant);
    CHECK_THROWS_AS((void)euros(largest / 100 + 1), BrokenInvariant);
    CHECK_THROWS_AS((void)hours(smallest / 100 - 1), BrokenInvariant);
}

TEST_CASE("a quantity that overflows keeps its value") {
    Cents sum(largest);
    CHECK_THROWS_AS(sum += Cents(1), BrokenInvariant);
    CHECK(sum == Cents(largest));
    sum = Cents(smallest);
    CHECK_THROWS_AS(sum -= Cents(1), BrokenInvariant);
    CHECK(sum == Cents(smallest));
}

TEST_CASE("a broken invariant says what and why") {
    try {
        (void)(Cents(largest) + Cents(1));
        FAIL("no overflow");
    } catch (const BrokenInvariant& error) {
        CHECK(std::string_view(error.what()).ends_with("9223372036854775807 + 1 overflows"));
    }
}

TEST_CASE("units do not mix, and numbers do not slip in or out") {
    CHECK_FALSE(std::is_convertible_v<std::int64_t, Cents>);
    CHECK_FALSE(std::is_convertible_v<Cents, std::int64_t>);
    CHECK_FALSE(std::is_constructible_v<Cents, Centihours>);
    CHECK_FALSE(std::is_invocable_v<std::plus<>, Cents, Centihours>);
    CHECK_FALSE(std::is_invocable_v<std::plus<>, Cents, int>);
    CHECK_FALSE(std::is_invocable_v<std::multiplies<>, Cents, Cents>);
}

}  // namespace grandlivre::test
