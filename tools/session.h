#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "engine/log/log.h"
#include "engine/runtime/engine.h"
#include "engine/store/rocks_store.h"
#include "projections/projector.h"
#include "tools/commands.h"
#include "tools/user_error.h"

namespace grandlivre::tools {

/// A ledger as one command uses it: the log, and beside it the engine's state and
/// the projections, which are rebuilt if they do not fit the log.
class Ledger {
public:
    /// The log and nothing beside it.
    static std::shared_ptr<Ledger> log_alone(const Common& common);
    /// For reading: brings the projections up to the log's heads.
    static std::shared_ptr<Ledger> reader(const Common& common);
    /// For deciding, on the embedded log: also takes the partitions over. Creates the
    /// ledger if there is none and `birth` says what it is.
    static std::shared_ptr<Ledger> writer(const std::filesystem::path& directory, const std::optional<Birth>& birth);

    virtual ~Ledger() = default;  ///< does not write what is in memory: the log has it all

    Log& log() { return *log_; }
    std::uint16_t partitions() const { return log_->partitions(); }
    /// Decides, on the embedded log. Any thread, one after another.
    virtual std::vector<Outcome> submit(std::span<const Incoming> lines);
    Engine& engine() { return *engine_; }
    /// All that was committed so far, as it is now: answers come from one moment,
    /// whatever is booked meanwhile.
    virtual std::unique_ptr<const Store> projections();
    /// The heads as they are now, where other processes append, too.
    void refresh();
    /// Writes state and projections back, so that the next start is quick.
    virtual void close();

protected:
    std::unique_ptr<Log> log_;
    std::unique_ptr<RocksStore> state_, projections_;
    std::unique_ptr<projection::Projector> projector_;
    std::unique_ptr<Engine> engine_;
    std::mutex deciding_;

    void open_projections(const std::filesystem::path& directory);
    void open_engine(const std::filesystem::path& directory);
};

/// The log that the options name, for reading and, on the embedded log, writing.
/// Throws LogError where there is no ledger.
std::unique_ptr<Log> open_log(const Common& common);

/// Where state and projections live, in the log's directory or in the cache beside
/// Kafka.
std::filesystem::path state_directory(const std::filesystem::path& directory);
std::filesystem::path projections_directory(const std::filesystem::path& directory);

Instant wall_clock();

}  // namespace grandlivre::tools
