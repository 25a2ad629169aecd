#pragma once

#include <flatbuffers/flatbuffers.h>

#include <functional>

#include "engine/decide/decide.h"
#include "engine/log/log.h"
#include "engine/proof/chain.h"
#include "engine/runtime/state_cache.h"
#include "events/outcome.h"
#include "events/values/instant.h"

namespace grandlivre {

/// The single writer of one partition. Requests are decided one after another
/// over an overlay; what they give waits in a batch until the owner has appended
/// it to the log, and only then becomes the state. One thread.
class PartitionEngine {
public:
    /// Takes over where the log ends: what the store lacks is applied from the journal.
    PartitionEngine(Partition partition, const Log& log, WriteBehind& state, std::size_t most_streams);

    /// Brings the streams that requests will need into memory.
    void prefetch(std::span<const StreamId> streams) { cache_.prefetch(streams, *rules_); }

    /// Decides a request of any stream of the partition. What it adds to the
    /// journal waits in the batch. An AdvanceClock is only opened: see fire().
    Outcome decide(const Request& request, Instant now, const ReplyTo& reply = {});
    /// Answers bytes that are no request, and keeps them as a dead letter.
    Outcome refuse_malformed(const Malformed& why, DeadLetter letter, const ReplyTo& reply = {});

    /// Whether an AdvanceClock waits for its deadlines. Nothing else may be decided.
    bool clock_open() const { return clock_now().open.has_value(); }
    /// Fires up to `most` deadlines of the open AdvanceClock, and ends it when none
    /// is left. With nothing waiting only: it flushes the store to read them in order.
    void fire(std::size_t most, Instant now);
    /// Deadlines fired, and relays sent, by the AdvanceClock that ended last.
    std::uint64_t last_fired() const { return last_fired_; }
    const std::vector<RequestId>& last_relays() const { return last_relays_; }

    bool waiting() const { return !batch_.empty(); }
    Batch& batch() { return batch_; }
    /// The batch is durable: it becomes the state, and its records are handed on.
    RecordBuffer committed();
    /// The batch did not happen.
    void dropped();

    Partition partition() const { return partition_; }
    Head head() const { return head_; }
    const ClockState& clock() const { return row_.clock; }
    const RuleBook& rules() const { return *rules_; }
    /// Streams that the store does not have as they are, and records that it does
    /// not reflect: what a successor would read again.
    std::size_t changed() const { return cache_.changed(); }
    std::uint64_t unflushed() const { return number(row_.next) - number(flushed_); }
    /// Hands them to the store, which writes them meanwhile.
    void flush();

private:
    struct ClockDraft {
        StreamEntry entry;
        ClockState clock;
    };

    const Partition partition_;
    const Log& log_;
    StateCache cache_;
    Chain chain_;
    flatbuffers::FlatBufferBuilder builder_;

    Head head_;           ///< as committed
    PartitionRow row_;    ///< as committed
    Sequence flushed_{};  ///< its `next` as the store has it, or will soon
    std::shared_ptr<const RuleBook> rules_;
    Batch batch_;  ///< what waits, and the head after it
    std::optional<ClockDraft> clock_draft_;
    std::shared_ptr<const RuleBook> adopted_;  ///< by what waits
    Instant recorded_at_;
    std::uint64_t last_fired_ = 0;
    std::vector<RequestId> last_relays_;
    ReplyTo clock_reply_;  ///< of the AdvanceClock under way; not known after a crash

    void recover();
    void restore_record(std::span<const std::uint8_t> bytes);
    void adopt(std::shared_ptr<const RuleBook> rules);
    void reset_batch();
    ClockDraft& clock_draft();
    const ClockState& clock_now() const { return clock_draft_ ? clock_draft_->clock : row_.clock; }

    std::optional<Outcome> duplicate(const Request& request, const StreamEntry& entry) const;
    Outcome answer(const Request& request, Instant now);
    void publish(const Outcome& outcome, const StreamId& stream, const ReplyTo& reply);
    Outcome book(const Request& request, StreamEntry& entry, Decision decision, Instant now);
    Position append(const Event& event, StreamEntry& entry, const RequestId& cause, const Request* decided,
                    const std::optional<Totals>& balance, Instant now);
    /// What the event asks of other streams waits in the batch, too. `cause`: the
    /// request of the decision, and its stream; `sent`: its relays so far.
    std::vector<RequestId> send_relays(const Event& event, const Request* decided, const RequestId& cause,
                                       const StreamId& stream, std::uint64_t sent);
    void end_clock(Instant now);
    /// The records from a sequence on, waiting ones included, until `more` says no.
    void read_records(Sequence from, const std::function<bool(const wire::Record&)>& more) const;
    Outcome first_outcome(Sequence first) const;
};

}  // namespace grandlivre
