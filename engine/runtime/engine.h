#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/runtime/partition_engine.h"

namespace grandlivre {

/// Hears of records once they are durable, in each partition's order.
class CommitListener {
public:
    virtual ~CommitListener() = default;
    virtual void committed(Partition partition, Sequence first, RecordBuffer records) = 0;
};

/// A line of input: a request, or bytes that are none.
struct Incoming {
    tl::expected<Request, Malformed> request;
    std::optional<std::uint64_t> line;
};

struct EngineSettings {
    std::size_t most_streams = 4'000'000;  ///< kept in memory, over all partitions
    std::size_t flush_after = 500'000;     ///< changed streams
    std::size_t deadlines_a_slice = 4'096;
    std::function<Instant()> now;  ///< for `recorded_at` alone
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
/// the log for all partitions (one fsync), then the state. One thread.
class Engine {
public:
    /// Takes all partitions over, and ends an AdvanceClock that was cut short.
    /// `log` must be that of a created ledger.
    Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener = nullptr);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Decides the lines in order and answers each, in the same order. When it
    /// returns, all of it is durable. Throws LogError or BrokenInvariant, and then
    /// takes no more: open again.
    std::vector<Outcome> submit(std::span<const Incoming> lines);

    /// Deadlines fired so far by the AdvanceClock under way, for who shows progress.
    std::function<void(std::uint64_t)> on_fired;

    const PartitionEngine& partition(Partition partition) const { return *partitions_.at(number(partition)); }
    std::uint16_t partitions() const { return static_cast<std::uint16_t>(partitions_.size()); }
    void flush();

private:
    Log& log_;
    EngineSettings settings_;
    CommitListener* listener_;
    std::vector<std::unique_ptr<PartitionEngine>> partitions_;
    bool broken_ = false;

    void submit_accounts(std::span<const Incoming> lines, std::vector<Outcome>& outcomes);
    Outcome submit_everywhere(const Request& request);
    void fire_deadlines();
    void commit();
};

}  // namespace grandlivre
