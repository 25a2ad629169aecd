#pragma once

#include <functional>

#include "engine/log/log.h"

namespace grandlivre {

/// Says what waits in the queues of a journal, whose messages are not in it: by what it
/// tells was sent, and decided.
class WaitingMessages {
public:
    virtual ~WaitingMessages() = default;
    /// Each record from the first on, in each partition's order.
    virtual void see(Position position, std::span<const std::uint8_t> record) = 0;
    /// After all of them.
    virtual std::vector<Forwarded> waiting(const Log& log) const = 0;
};

/// Appends to `to` what `from` has beyond it: the same bytes, so the same chain. With
/// the last of it, the messages that wait are in the queues of `to`, whole or not at
/// all; those that an earlier copy put there come twice, and are decided once.
/// `to` is empty or the beginning of the same journal: anything else is a LogError
/// before a record is written. Until the last one is, `to` opens for copies alone. Returns the records copied.
std::uint64_t copy_journal(const Log& from, Log& to, WaitingMessages& messages,
                           const std::function<void(std::uint64_t done, std::uint64_t of)>& progress);

}  // namespace grandlivre
