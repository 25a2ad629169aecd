#pragma once

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/histories.h"
#include "tests/support/ledger.h"

/// How properties are run on random histories.
namespace grandlivre::test {

constexpr std::size_t histories_a_property = 12;

/// Settings that must change nothing: how much is kept, written and fired at once.
inline LedgerSettings any_settings(Random& random, std::uint16_t partitions) {
    return {.partitions = partitions,
            .engine = {.most_streams = random.of<std::size_t>({2, 8, 1000}),
                       .flush_after = random.of<std::size_t>({0, 2, 1000}),
                       .deadlines_a_slice = random.of<std::size_t>({1, 2, 4096})},
            .projector = {.most_rows = random.of<std::size_t>({1, 1000}),
                          .records_a_write = random.of<std::size_t>({1, 13, 65'536})}};
}

/// Runs a property on random histories; what it needs more of chance, it takes.
template <class Property>
void on_histories(const std::string& name, const HistorySettings& settings, Property property) {
    const std::uint64_t seed = seed_of_run(name);
    Random random(seed);
    for (std::size_t i = 0; i < histories_a_property; ++i) {
        const std::uint64_t history = i == 0 ? seed : random.next();
        INFO(name, ": GRANDLIVRE_SEED=", history);
        Random chance(history + 1);
        property(random_history(history, settings), chance);
    }
}

/// The lines that only one of two texts has, its own after `<`, the other's after `>`.
inline std::string lines_apart(const std::string& left, const std::string& right) {
    const auto lines = [](const std::string& text) {
        std::istringstream stream(text);
        std::multiset<std::string> all;
        for (std::string line; std::getline(stream, line);) all.insert(line);
        return all;
    };
    const auto of_left = lines(left), of_right = lines(right);
    std::string told;
    for (const std::string& line : of_left)
        if (of_left.count(line) != of_right.count(line)) told += "< " + line + "\n";
    for (const std::string& line : of_right)
        if (of_left.count(line) != of_right.count(line)) told += "> " + line + "\n";
    return told;
}

/// In batches of any size.
inline void run(Ledger& ledger, const std::vector<std::string>& lines, Random& chance) {
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t size = std::min<std::size_t>(lines.size() - begin, chance.of<std::size_t>({1, 5, 64, 1000}));
        ledger.submit(std::span(lines).subspan(begin, size), size);
        begin += size;
    }
}

}  // namespace grandlivre::test
