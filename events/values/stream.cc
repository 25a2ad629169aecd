#include "events/values/stream.h"

#include <fmt/format.h>

#include <charconv>

namespace grandlivre {

namespace {

StreamId numbered(StreamKind kind, std::uint64_t number) {
    StreamId stream{kind, {}};
    for (std::size_t i = stream.key.size(); number != 0; number >>= 8)
        stream.key[--i] = static_cast<std::uint8_t>(number);
    return stream;
}

}  // namespace

StreamId StreamId::funder(Siren funder) { return numbered(StreamKind::funder, funder.digits()); }
StreamId StreamId::provider(Siret provider) { return numbered(StreamKind::provider, provider.digits()); }
StreamId StreamId::clock(Partition partition) { return numbered(StreamKind::clock, grandlivre::number(partition)); }

std::uint64_t StreamId::number() const {
    std::uint64_t number = 0;
    for (std::size_t i = 8; i < key.size(); ++i) number = number << 8 | key[i];
    return number;
}

std::string to_text(const StreamId& stream) {
    switch (stream.kind) {
        case StreamKind::account: return "account:" + to_text(stream.key);
        case StreamKind::run: return "run:" + to_text(stream.key);
        case StreamKind::provider: return fmt::format("provider:{:014}", stream.number());
        case StreamKind::funder: return fmt::format("funder:{:09}", stream.number());
        case StreamKind::clock: return fmt::format("clock:{}", stream.number());
    }
    return {};
}

std::optional<StreamId> parse_stream(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == text.npos) return std::nullopt;
    const std::string_view kind = text.substr(0, colon), key = text.substr(colon + 1);
    for (const auto& [name, with_uuid] : {std::pair{"account", StreamKind::account}, std::pair{"run", StreamKind::run}})
        if (kind == name) {
            const auto uuid = parse_uuid(key);
            return uuid ? std::optional(StreamId{with_uuid, *uuid}) : std::nullopt;
        }
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
    if (error != std::errc{} || end != key.data() + key.size()) return std::nullopt;
    for (const auto of : {StreamKind::provider, StreamKind::funder, StreamKind::clock})
        if (const StreamId stream = numbered(of, number); to_text(stream) == text) return stream;
    return std::nullopt;
}

}  // namespace grandlivre
