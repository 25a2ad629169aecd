#pragma once

#include <functional>

#include "engine/log/log.h"
#include "engine/store/store.h"

namespace grandlivre::projection {

struct RebuildProgress {
    std::uint64_t records = 0, of = 0;
};

struct RebuildSettings {
    unsigned threads = 2;
    /// Statement lines sorted at once by a thread; more are written in runs.
    std::size_t lines_a_run = 4'000'000;
    /// Records of each partition to stop before; nothing: the log's heads.
    std::function<Sequence(Partition)> until;
    /// Called now and then, from any thread, one at a time.
    std::function<void(RebuildProgress)> progress;
};

/// Builds all projections from the journal alone into an empty store: each
/// partition is folded in memory, its rows are sorted and added as files. Returns
/// the records read. Throws CorruptRecord, and then the store is of no use.
std::uint64_t rebuild(const Log& log, Store& store, const RebuildSettings& settings);

}  // namespace grandlivre::projection
