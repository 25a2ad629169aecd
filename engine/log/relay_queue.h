#pragma once

#include <algorithm>
#include <deque>
#include <span>
#include <vector>

#include "engine/log/batch.h"

namespace grandlivre {

/// A partition's queue of relays in memory.
class RelayQueue {
public:
    explicit RelayQueue(std::int64_t first = 0) : next_(first) {}

    void push(const Forwarded& message) { waiting_.push_back({next_++, message.key, message.value, message.headers}); }
    /// Those before `offset` are decided.
    void consume(std::int64_t offset) {
        while (!waiting_.empty() && waiting_.front().offset < offset) waiting_.pop_front();
    }
    std::vector<QueuedRelay> first(std::size_t most) const {
        return {waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(most, waiting_.size()))};
    }

private:
    std::deque<QueuedRelay> waiting_;
    std::int64_t next_;
};

/// What batches do to the queues of all partitions.
inline void hand_over(std::span<const Batch> batches, std::vector<RelayQueue>& queues) {
    for (const Batch& batch : batches) {
        for (const Forwarded& message : batch.forwarded) queues[number(message.to)].push(message);
        if (batch.consumed.relays) queues[number(batch.partition)].consume(*batch.consumed.relays);
    }
}

}  // namespace grandlivre
