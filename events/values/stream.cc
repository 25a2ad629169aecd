#include "events/values/stream.h"

#include <fmt/format.h>

namespace grandlivre {

StreamId StreamId::clock(Partition partition) {
    StreamId stream{StreamKind::clock, {}};
    stream.key[14] = static_cast<std::uint8_t>(grandlivre::number(partition) >> 8);
    stream.key[15] = static_cast<std::uint8_t>(grandlivre::number(partition));
    return stream;
}

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

}  // namespace grandlivre
