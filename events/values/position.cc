#include "events/values/position.h"

#include <fmt/format.h>

#include <charconv>

namespace grandlivre {

std::optional<Position> Position::parse(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::uint16_t partition{};
    std::uint64_t sequence{};
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), text.data() + colon, partition);
    const auto second = std::from_chars(text.data() + colon + 1, end, sequence);
    if (first.ec != std::errc{} || first.ptr != text.data() + colon) return std::nullopt;
    if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
    return Position{Partition{partition}, Sequence{sequence}};
}

std::string to_text(const Position& position) {
    return fmt::format("{}:{}", number(position.partition), number(position.sequence));
}

}  // namespace grandlivre
