#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/log/memory_log.h"
#include "engine/runtime/engine.h"
#include "engine/store/memory_store.h"
#include "events/codec/request_reader.h"
#include "projections/digest.h"
#include "projections/projector.h"
#include "projections/reads.h"
#include "projections/rebuild.h"

/// A whole ledger in memory, fed with JSON lines as `submit` is.
namespace grandlivre::test {

struct LedgerSettings {
    std::uint16_t partitions = 4;
    std::string rules = std::string(default_rule_book_text());
    EngineSettings engine{};  ///< its clock is the ledger's own
    projection::Projector::Settings projector{};
};

/// 2026-01-01T00:00:00Z: `recorded_at` of a ledger whose clock nobody sets.
constexpr Instant new_year{std::chrono::sys_days(date(2026, 1, 1))};

class Ledger {
public:
    explicit Ledger(LedgerSettings settings = {});
    ~Ledger();

    /// One outcome a line, in order; `batch` lines at a time.
    std::vector<Outcome> submit(std::span<const std::string> lines, std::size_t batch = 4096);
    Outcome submit(const std::string& line);

    /// The wall clock, for `recorded_at` alone.
    Instant now = new_year;

    /// A new engine over the same log, as after a stop: with the state that was
    /// flushed, or with none.
    enum class State { flushed, none };
    void restart(State state);

    MemoryLog& log() { return log_; }
    Engine& engine() { return *engine_; }
    projection::Reader reader();

    /// What the live projections show of an account; nothing if it has no event.
    std::optional<projection::AccountRow> account(const AccountId& id);
    /// Rows of an account as bytes: equal if and only if nothing changed for its holder.
    std::string account_bytes(const AccountId& id);
    projection::ContentDigest digest();
    projection::ContentDigest rebuilt(const projection::RebuildSettings& settings = {}) const;

    std::uint64_t records() const;
    /// Every record of the journal, partition by partition.
    void each_record(const std::function<void(const wire::Record&)>& visit) const;
    /// The bytes of all records, one after another, each with its position.
    std::string journal() const;

private:
    LedgerSettings settings_;
    MemoryLog log_;
    std::unique_ptr<MemoryStore> state_, projections_;
    std::unique_ptr<projection::Projector> projector_;
    std::unique_ptr<Engine> engine_;
    codec::RequestReader requests_;

    void open();
};

/// The first record in which two journals differ, as JSON of both; empty if none.
std::string first_difference(const Ledger& left, const Ledger& right);

/// A line as an engine takes it.
Incoming incoming(codec::RequestReader& reader, const std::string& line, std::uint64_t number);
std::string to_json(const Outcome& outcome);
std::string to_json(const wire::Record& record);

}  // namespace grandlivre::test
