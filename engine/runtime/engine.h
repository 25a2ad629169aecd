#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/runtime/partition_engine.h"
#include "events/codec/request_reader.h"

namespace grandlivre {

/// Hears of records once they are durable, in each partition's order.
class CommitListener {
public:
    virtual ~CommitListener() = default;
    virtual void committed(Partition partition, Sequence first, RecordBuffer records) = 0;
    /// These partitions and no others are handed over from now on, each from the
    /// log's head: what the listener lacks before it, it reads.
    virtual void owns(const Log&, std::span<const Partition>) {}
};

/// A line of input: a request, or bytes that are none.
struct Incoming {
    tl::expected<Request, Malformed> request;
    std::optional<std::uint64_t> line;
    DeadLetter letter = {};  ///< of what is no request: its bytes
};

/// A message of one partition's input queues.
struct Delivery {
    Partition partition{};
    tl::expected<Request, Malformed> request;
    ReplyTo reply;
    DeadLetter message;  ///< as it came, and where from: to be forwarded or buried
    Consumed consumed;   ///< offset of the next message of its queue
};

struct EngineSettings {
    std::size_t most_streams = 4'000'000;  ///< kept in memory, over all partitions
    /// The store gets one partition's changes when all of them have so many changed
    /// streams, or so many records: what is read again after a kill.
    std::size_t flush_after = 500'000;
    std::uint64_t flush_after_records = 2'000'000;
    std::size_t deadlines_a_slice = 4'096;
    std::size_t relays_a_round = 4'096;  ///< of each partition
    std::function<Instant()> now;        ///< for `recorded_at` alone
};

/// What a new ledger is.
struct Birth {
    std::string name = "grandlivre";
    std::uint16_t partitions = 8;
    std::string rules;  ///< TOML
    Instant now;
};

/// Writes sequence 0 of each partition. Throws std::invalid_argument for a rule
/// book that does not check or a number of partitions that cannot be.
void create_ledger(Log& log, const Birth& birth);

/// The whole way of requests: shape, duplicates, decision, one atomic hand-over to
/// the log for all partitions (one fsync or one transaction), then the state. One
/// thread.
class Engine {
public:
    /// Takes all partitions over, ends an AdvanceClock that was cut short, and decides
    /// the relays that wait in the log.
    /// `log` must be that of a created ledger.
    Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener = nullptr);
    /// Takes some partitions over: others have other engines.
    Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener,
           std::span<const Partition> partitions);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Decides the lines in order and answers each, in the same order; then what they
    /// ask of other streams (relays), until no relay waits. When it returns, all of
    /// it is durable. Throws LogError or BrokenInvariant, and then
    /// takes no more: open again.
    /// For an engine that has all partitions.
    std::vector<Outcome> submit(std::span<const Incoming> lines);

    /// Decides messages of the partitions' own queues, each partition's in order,
    /// with answers, forwarded requests, dead letters and offsets in the same
    /// hand-over. Requests of the clock concern the partition that they came on.
    void process(std::span<Delivery> deliveries);

    /// Deadlines fired so far by the AdvanceClock under way, for who shows progress.
    std::function<void(std::uint64_t)> on_fired;

    /// Owned partitions only.
    const PartitionEngine& partition(Partition partition) const;
    /// All that is committed is in the store when it returns.
    void flush();

    /// Requests that came on a partition which is not their stream's.
    std::uint64_t forwarded() const { return forwarded_; }

private:
    Log& log_;
    EngineSettings settings_;
    CommitListener* listener_;
    WriteBehind state_;
    std::vector<std::unique_ptr<PartitionEngine>> owned_;  ///< in order of their numbers
    std::vector<PartitionEngine*> by_number_;              ///< null: another engine's
    std::uint64_t forwarded_ = 0;
    codec::RequestReader relay_reader_;
    bool broken_ = false;

    std::uint16_t partitions() const { return static_cast<std::uint16_t>(by_number_.size()); }
    PartitionEngine& owned(Partition partition);
    void begin();
    void submit_accounts(std::span<const Incoming> lines, std::vector<Outcome>& outcomes);
    Outcome submit_everywhere(const Request& request);
    void process(Delivery& delivery, Instant now);
    void fire_deadlines();
    void settle_relays();
    bool decide_relays();
    void commit();
    void flush_some();
};

}  // namespace grandlivre
