#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <span>
#include <vector>

#include "engine/log/log.h"
#include "events/codec/record.h"

namespace grandlivre {

/// Where each partition ends, all at one moment, though others append meanwhile: what a
/// record answers to lies before the ends, too.
std::vector<Sequence> ends_of(const Log& log);

/// The records of all partitions as one journal: by `recorded_at`, then partition, then
/// sequence. `recorded_at` never decreases within a partition, so a partition's records
/// keep their order, and the whole is the same for every reader of the same records.
/// Holds one record of each partition, and whatever the log's readers read ahead.
class MergedJournal {
public:
    /// Up to `ends`: of each partition, the records before that sequence.
    MergedJournal(const Log& log, std::span<const Sequence> ends);

    /// The next record, or null after the last one; alive until the next call. Throws
    /// CorruptRecord for bytes that are no record, and where a partition ends too early.
    const wire::Record* next();

private:
    struct Part {
        std::unique_ptr<JournalReader> reader;
        Position next;
        Sequence end{};
        const wire::Record* record = nullptr;
    };
    /// When it was recorded, and in which partition.
    using Place = std::pair<std::int64_t, std::uint16_t>;

    std::vector<Part> parts_;
    std::priority_queue<Place, std::vector<Place>, std::greater<>> first_;
    std::optional<std::uint16_t> given_;  ///< the partition whose record the caller has

    void advance(std::uint16_t partition);
};

}  // namespace grandlivre
