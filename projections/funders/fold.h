#pragma once

#include "engine/store/generation_cache.h"
#include "projections/catalog.h"
#include "projections/funders/rows.h"
#include "projections/journal_event.h"

namespace grandlivre::projection {

/// Funders of one partition: the engine's own state of them, by the same apply. One
/// thread.
class FundersFold {
public:
    FundersFold(Partition partition, const Store* store) : partition_(partition), store_(store) {}
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);
    void age(std::size_t most) { funders_.age(most); }

private:
    Partition partition_;
    const Store* store_;
    GenerationCache<UuidBytes, FunderRow, UuidHash> funders_;  ///< by the stream's key
};

}  // namespace grandlivre::projection
