#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grandlivre {

/// One of the ledger's partitions, from 0; fixed in number for ever.
enum class Partition : std::uint16_t {};

/// A record's number in its partition: dense from 0.
enum class Sequence : std::uint64_t {};

constexpr std::uint16_t number(Partition partition) { return static_cast<std::uint16_t>(partition); }
constexpr std::uint64_t number(Sequence sequence) { return static_cast<std::uint64_t>(sequence); }
constexpr Sequence next(Sequence sequence) { return Sequence{number(sequence) + 1}; }

/// "No record before": what the first record of a stream names.
constexpr Sequence no_sequence{~std::uint64_t{0}};

/// A place in the journal, `3:918`.
struct Position {
    Partition partition{};
    Sequence sequence{};

    auto operator<=>(const Position&) const = default;
    static std::optional<Position> parse(std::string_view text);
};

std::string to_text(const Position& position);

}  // namespace grandlivre
