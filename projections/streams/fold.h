#pragma once

#include "engine/store/generation_cache.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/streams/rows.h"

namespace grandlivre::projection {

/// Streams of one kind in one partition. One thread.
template <class State>
class StreamsFold {
public:
    StreamsFold(StreamKind kind, Table table, Partition partition, const Store* store)
        : kind_(kind), table_(table), partition_(partition), store_(store) {}

    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);
    void age(std::size_t most) { streams_.age(most); }

private:
    StreamKind kind_;
    Table table_;
    Partition partition_;
    const Store* store_;
    GenerationCache<UuidBytes, StreamRow<State>, UuidHash> streams_;  ///< by the stream's key
};

}  // namespace grandlivre::projection
