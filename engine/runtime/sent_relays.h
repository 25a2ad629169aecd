#pragma once

#include <vector>

#include "engine/decide/relay/relays.h"
#include "engine/log/batch.h"
#include "events/codec/record.h"

/// How a relay travels: its id, its message, and how the journal tells again which
/// relays were sent. Two ways to the same ids: where a decision is made
/// (PartitionEngine), and where its records are read.
namespace grandlivre {

/// UUIDv5 in the ledger's own namespace of `<request id>/<stream>/<n>`: `stream` is
/// that of the decision, `n` counts all relays of the decision from 0. So a relay is
/// the same request whoever sends it, and is decided once.
RequestId relay_id(const LedgerId& ledger, const RequestId& cause, const StreamId& stream, std::uint64_t n);

/// A relay with its place: it is dated as its cause is.
struct SentRelay {
    RequestId id;
    Date on;
    Relay relay;
};

/// To the partition of the stream that it asks.
Forwarded relay_message(SentRelay&& sent, std::uint16_t partitions);

/// Follows the records of one partition, or of one decision, from its first on: which
/// relays were sent with each.
class RecordedRelays {
public:
    explicit RecordedRelays(const LedgerId& ledger) : ledger_(ledger) {}

    /// Of the next record.
    std::vector<SentRelay> of(const wire::Record& record);

private:
    LedgerId ledger_;
    RequestId cause_;
    StreamId stream_;  ///< of the decision
    std::uint64_t sent_ = 0;
};

/// The request on a record, aligned for the codec; nothing if the record is not the
/// first of a decision.
std::span<const std::uint8_t> request_of(const wire::Record& record);

}  // namespace grandlivre
