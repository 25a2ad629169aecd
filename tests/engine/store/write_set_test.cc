#include "engine/store/write_set.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>

namespace grandlivre::test {
namespace {

using Row = std::tuple<std::uint8_t, std::string, std::string>;  // table, key, value

std::vector<Row> in_key_order(const std::vector<Row>& rows) {
    WriteSet writes;
    for (const auto& [table, key, value] : rows) writes.put(Table{table}, key, value);
    std::vector<Row> sorted;
    for (const auto* write : writes.in_key_order())
        sorted.emplace_back(static_cast<std::uint8_t>(write->table), write->key, write->value);
    return sorted;
}

}  // namespace

TEST_CASE("writes come in the order of tables and keys, writes of one key as they came") {
    using namespace std::string_literals;
    const std::string long_key(40, 'k');
    CHECK(in_key_order({{1, "b", "1"},
                        {0, "b", "2"},
                        {0, long_key + "b", "3"},
                        {0, long_key + "a", "4"},
                        {0, "b\0"s, "5"},
                        {0, "", "6"},
                        {0, "\xff", "7"},
                        {0, "b", "8"}}) == std::vector<Row>{{0, "", "6"},
                                                            {0, "b", "2"},
                                                            {0, "b", "8"},
                                                            {0, "b\0"s, "5"},
                                                            {0, long_key + "a", "4"},
                                                            {0, long_key + "b", "3"},
                                                            {0, "\xff", "7"},
                                                            {1, "b", "1"}});
}

TEST_CASE("random writes come in the order that a comparison of whole keys gives") {
    const unsigned seed = 20'191'121;
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        // Two letters and long common beginnings: many keys differ only at their ends.
        const std::string beginning(random() % 32, '\0');
        std::vector<Row> rows;
        for (int i = 0; i < 300; ++i) {
            std::string key = beginning;
            for (auto size = random() % 4; size > 0; --size) key += static_cast<char>(random() % 2 * 255);
            rows.emplace_back(random() % 2, key, std::to_string(i));
        }
        std::vector<Row> expected = rows;
        std::stable_sort(expected.begin(), expected.end(), [](const Row& a, const Row& b) {
            return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
        });
        REQUIRE(in_key_order(rows) == expected);
    }
}

}  // namespace grandlivre::test
