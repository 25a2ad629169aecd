#pragma once

#include <tsl/robin_map.h>

#include <memory>
#include <span>

#include "engine/runtime/stream_entry.h"
#include "engine/runtime/write_behind.h"
#include "engine/store/generation_cache.h"
#include "engine/store/row_key.h"

namespace grandlivre {

/// Tables of the engine's state store.
namespace state_table {
constexpr Table meta{0}, streams{1}, requests{2}, deadlines{3};
inline const std::vector<TableSpec> specs{
    "meta", "streams", {"requests", TableSpec::Reads::by_scan}, {"deadlines", TableSpec::Reads::by_scan}};
}  // namespace state_table

/// The streams of one partition in memory, over the state store. Decisions work on
/// copies (an overlay) that replace the kept ones after the commit; the store gets
/// the changed ones now and then, together with the position that they reflect:
/// the journal is the log of what it lacks.
///
/// Two generations bound the memory: when the young one is full it becomes the
/// old one, and what was not used since the last time is forgotten.
class StateCache {
public:
    StateCache(Partition partition, WriteBehind& state, std::size_t most_streams);

    /// Brings streams into memory with one read.
    void prefetch(std::span<const StreamId> streams, const RuleBook& rules);

    /// For changing: the overlay's copy.
    StreamEntry& draft(const StreamId& stream, const RuleBook& rules);
    /// The overlay becomes the state, or is forgotten.
    void commit_drafts();
    void drop_drafts();

    /// Where the stream's earlier decisions of a request may be, latest first.
    std::vector<Sequence> seen(const StreamId& stream, const StreamEntry& entry, const RequestId& id) const;

    /// Puts all changed streams, their index rows and the partition's own row into
    /// the store, at once, while decisions go on; what is read of it waits.
    void flush(const PartitionRow& partition, const RuleBook& rules);
    /// Rebuilds the index of deadlines from the stored streams, after a flush: a new
    /// rule book may move deadlines of accounts that nobody touches.
    void reindex(const PartitionRow& partition, const RuleBook& rules);
    std::size_t changed() const { return kept_.changed(); }

    /// The first deadlines that are due by `clock`, in order; sees what was flushed.
    std::vector<Deadline> due(Date clock, std::size_t most) const;

    std::optional<PartitionRow> partition_row() const;

private:
    Partition partition_;
    WriteBehind& state_;
    WriteBehind::Ticket written_{};  ///< the latest flush
    std::size_t most_streams_;
    GenerationCache<StreamId, StreamEntry, StreamHash> kept_;
    struct Draft {
        std::unique_ptr<StreamEntry> entry;
        StreamEntry* kept;  ///< what it becomes
    };
    tsl::robin_map<StreamId, Draft, StreamHash> drafts_;

    const Store& store() const { return state_.after(written_); }
    RowKey stream_key(const StreamId& stream) const;
    RowKey deadline_key(const Deadline& deadline) const;
    StreamEntry read(const std::optional<std::string>& row, const StreamId& stream, const RuleBook& rules) const;
    void write(const StreamId& stream, StreamEntry& entry, const RuleBook& rules, WriteSet& writes) const;
    void spill(const StreamId& stream, StreamEntry& entry, WriteSet& writes) const;
};

}  // namespace grandlivre
