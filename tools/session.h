#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "engine/log/embedded_log.h"
#include "engine/runtime/engine.h"
#include "engine/store/rocks_store.h"
#include "projections/projector.h"

namespace grandlivre::tools {

/// What a person did wrong, or a thing that is not there: said on standard error,
/// exit code 1.
class UserError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An embedded ledger held by this process: the log, and beside it the engine's
/// state and the projections, which are rebuilt if they do not fit the log.
class Session {
public:
    /// The log and nothing beside it.
    static Session log_alone(const std::filesystem::path& directory);
    /// For reading: brings the projections up to the log's heads.
    static Session reader(const std::filesystem::path& directory);
    /// For deciding: also takes the partitions over. Creates the ledger if there
    /// is none and `birth` says what it is.
    static Session writer(const std::filesystem::path& directory, const std::optional<Birth>& birth,
                          bool with_projections = true);

    Session(Session&&) = default;
    /// Does not write what is in memory: the log has it all. Call close() to.
    ~Session() = default;

    Log& log() { return *log_; }
    Engine& engine() { return *engine_; }
    /// All that was committed so far.
    const Store& projections();
    /// Writes state and projections back, so that the next start is quick.
    void close();

private:
    Session() = default;
    void open_projections(const std::filesystem::path& directory);
    void open_engine(const std::filesystem::path& directory);

    std::unique_ptr<EmbeddedLog> log_;
    std::unique_ptr<RocksStore> state_, projections_;
    std::unique_ptr<projection::Projector> projector_;
    std::unique_ptr<Engine> engine_;
};

/// Where state and projections live beside the log.
std::filesystem::path state_directory(const std::filesystem::path& log);
std::filesystem::path projections_directory(const std::filesystem::path& log);

Instant wall_clock();

}  // namespace grandlivre::tools
