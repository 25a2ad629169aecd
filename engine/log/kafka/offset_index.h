#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "events/values/position.h"

namespace grandlivre::kafka {

/// Some pairs of sequence and Kafka offset of the journal, for who looks for a
/// sequence. Any thread.
class OffsetIndex {
public:
    struct Place {
        Sequence sequence{};
        std::int64_t offset = 0;
    };

    /// Remembers a pair where none is near.
    void learn(const Position& position, std::int64_t offset) {
        constexpr std::uint64_t near = 1024;
        const std::lock_guard lock(mutex_);
        auto& known = of(position.partition);
        const auto after = known.upper_bound(number(position.sequence));
        if (after != known.begin() && number(position.sequence) - std::prev(after)->first < near) return;
        known.emplace_hint(after, number(position.sequence), offset);
    }

    /// The nearest known place at or before the sequence; a record's offset is never
    /// smaller than its sequence, so the beginning is always known.
    Place before(const Position& position) const {
        const std::lock_guard lock(mutex_);
        const auto& known = of(position.partition);
        const auto after = known.upper_bound(number(position.sequence));
        if (after == known.begin()) return {};
        return {Sequence{std::prev(after)->first}, std::prev(after)->second};
    }

private:
    mutable std::mutex mutex_;
    mutable std::map<Partition, std::map<std::uint64_t, std::int64_t>> known_;

    std::map<std::uint64_t, std::int64_t>& of(Partition partition) const { return known_[partition]; }
};

}  // namespace grandlivre::kafka
