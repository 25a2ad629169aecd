#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/log/batch.h"

/// The journal's port. A log is N partitions, each a dense sequence of records,
/// and for each partition its head, which is committed with the records. The
/// same semantics stand behind a memory log, the embedded RocksDB log and Kafka;
/// tests/engine/log/conformance.h holds all of them to it.
namespace grandlivre {

/// The log cannot go on: what failed, and what it leaves. Nothing of the batch
/// that was being appended may be taken as written or as not written; the owner
/// closes, opens again and compares heads.
class LogError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Stored bytes are not what was written: names the position.
class CorruptRecord : public LogError {
public:
    CorruptRecord(Position position, const std::string& why)
        : LogError("record " + to_text(position) + ": " + why), position_(position) {}
    Position position() const { return position_; }

private:
    Position position_;
};

/// Reads one partition's records in order.
class JournalReader {
public:
    virtual ~JournalReader() = default;
    /// The next record's bytes (aligned to 8, alive until the next call), or an
    /// empty span after the last one that was committed when the reader was made.
    /// Throws CorruptRecord for bytes that fail their checksum and for a gap.
    virtual std::span<const std::uint8_t> next() = 0;
    /// Appends up to `most` of the next records; none: the last one has been read.
    /// For who verifies the bytes himself: only their place is checked.
    virtual void read(RecordBuffer& into, std::size_t most) {
        for (; most > 0; --most) {
            const auto bytes = next();
            if (bytes.empty()) return;
            into.append(bytes);
        }
    }
};

/// One thread at a time; readers may be used on other threads while it appends.
class Log {
public:
    virtual ~Log() = default;

    /// Partitions that have a head; 0 before the ledger is created.
    virtual std::uint16_t partitions() const = 0;
    virtual Head head(Partition partition) const = 0;

    /// Appends all batches or none (at most one a partition) and returns when
    /// they are durable. Each batch must continue its head: `after.next` is
    /// head.next + records. Throws LogError.
    virtual void append(std::span<const Batch> batches) = 0;

    /// A copy into this log begins, or goes on: what is there may end in the middle of a
    /// decision, so nobody but a copy opens it before end_copy(). Throws LogError.
    virtual void begin_copy() {}
    virtual void end_copy() {}

    /// The first messages of a partition's queue of relays that no batch has consumed,
    /// in order. `Batch::forwarded` puts them there and `Batch::consumed` takes them
    /// away, with the batch's records or not at all. None where others bring them to
    /// the engine (Kafka's intake).
    virtual std::vector<QueuedRelay> waiting_relays(Partition, std::size_t) const { return {}; }

    /// Whether answers are handed over too, for others to read. Where they are not,
    /// the caller of the engine has them, and the journal answers again for ever.
    virtual bool publishes_outcomes() const { return false; }

    /// Calls with each dead letter that was handed over, oldest first within a
    /// partition, until it says no. `number` finds it again.
    virtual void each_dead_letter(
        const std::function<bool(Partition, std::uint64_t number, const DeadLetter&)>& visit) const = 0;

    /// From `from` (inclusive) to the head at the time of the call.
    virtual std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const = 0;
    /// The same, for who needs a few records here and there.
    virtual std::unique_ptr<JournalReader> look_up(Partition partition, Sequence from) const {
        return read(partition, from);
    }
};

}  // namespace grandlivre
