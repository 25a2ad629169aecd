#include "engine/law/recovery.h"

#include <doctest/doctest.h>

#include <random>

namespace grandlivre::test {
namespace {

constexpr bool mutualised = true, other = false;

std::vector<Cents> shares(std::int64_t recovered, const std::vector<RecoveryPart>& parts) {
    return share_recovery(Cents(recovered), parts);
}

std::vector<Cents> cents(std::initializer_list<std::int64_t> list) {
    std::vector<Cents> values;
    for (const auto value : list) values.emplace_back(value);
    return values;
}

}  // namespace

TEST_CASE("France compétences is filled first, the rest by what each still lacks (CT R6333-7-5)") {
    // 100.00 claimed of a training that mutualised money paid for 600, an employer for 300,
    // the holder's card for 100: 60.00, 30.00, 10.00. Recovered 80.00: 60.00, and 20.00 in
    // proportion of 30 and 10: 15.00 and 5.00. Then the last 20.00: of 15.00 and 5.00.
    std::vector<RecoveryPart> parts{
        {mutualised, Cents(60'00), {}}, {other, Cents(30'00), {}}, {other, Cents(10'00), {}}};
    CHECK(shares(80'00, parts) == cents({60'00, 15'00, 5'00}));
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].moved = cents({60'00, 15'00, 5'00})[i];
    CHECK(shares(20'00, parts) == cents({0, 15'00, 5'00}));
}

TEST_CASE("less than France compétences is owed is all its own") {
    const std::vector<RecoveryPart> parts{{other, Cents(30'00), {}}, {mutualised, Cents(60'00), {}}};
    CHECK(shares(59'99, parts) == cents({0, 59'99}));
}

TEST_CASE("a cent left over goes to the largest fraction, then to the earlier line") {
    // 1 cent over 5 and 5: a tie; over 3 and 7: 0.3 and 0.7.
    CHECK(shares(1, {{other, Cents(5), {}}, {other, Cents(5), {}}}) == cents({1, 0}));
    CHECK(shares(1, {{other, Cents(3), {}}, {other, Cents(7), {}}}) == cents({0, 1}));
}

TEST_CASE("shares sum to what came, and no part gets more than it lacks") {
    constexpr unsigned seed = 7;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::int64_t end) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
    };
    for (int round = 0; round < 10'000; ++round) {
        std::vector<RecoveryPart> parts;
        std::int64_t lacking = 0;
        for (auto i = 1 + below(5); i > 0; --i) {
            const std::int64_t whole = 1 + below(1'000'000), moved = below(whole + 1);
            parts.push_back({i == 1 && below(2) == 0, Cents(whole), Cents(moved)});
            lacking += whole - moved;
        }
        const std::int64_t recovered = below(lacking + 1);
        const auto found = shares(recovered, parts);
        Cents sum;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            REQUIRE(found[i] >= Cents());
            REQUIRE(found[i] <= parts[i].whole - parts[i].moved);
            sum += found[i];
        }
        REQUIRE(sum == Cents(recovered));
    }
}

}  // namespace grandlivre::test
