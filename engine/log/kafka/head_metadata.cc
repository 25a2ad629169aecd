#include "engine/log/kafka/head_metadata.h"

#include <fmt/format.h>

#include <charconv>

#include "engine/proof/chain.h"

namespace grandlivre::kafka {
namespace {

constexpr std::string_view before_sequence = "seq=", before_chain = ";chain=", copying_mark = ";copying";

std::optional<std::uint8_t> digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    return std::nullopt;
}

}  // namespace

std::string head_metadata(const Head& head, bool copying) {
    return fmt::format("{}{}{}{}{}", before_sequence, number(head.next), before_chain, to_hex(head.chain),
                       copying ? copying_mark : "");
}

std::optional<HeadMetadata> parse_head_metadata(std::string_view text) {
    const bool copying = text.ends_with(copying_mark);
    if (copying) text.remove_suffix(copying_mark.size());
    if (!text.starts_with(before_sequence)) return std::nullopt;
    text.remove_prefix(before_sequence.size());
    std::uint64_t sequence = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    Head head{Sequence{sequence}, {}};
    if (!text.starts_with(before_chain) || text.size() != before_chain.size() + 2 * head.chain.size())
        return std::nullopt;
    text.remove_prefix(before_chain.size());
    for (std::size_t i = 0; i < head.chain.size(); ++i) {
        const auto high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
        if (!high || !low) return std::nullopt;
        head.chain[i] = static_cast<std::uint8_t>(*high << 4 | *low);
    }
    return HeadMetadata{head, copying};
}

}  // namespace grandlivre::kafka
