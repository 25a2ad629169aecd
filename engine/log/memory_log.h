#pragma once

#include <shared_mutex>
#include <vector>

#include "engine/log/log.h"

namespace grandlivre {

/// The log of tests and dry runs: nothing outlives the object, nor may its
/// readers. A lock guards the partitions, for readers on other threads.
class MemoryLog final : public Log {
public:
    std::uint16_t partitions() const override;
    Head head(Partition partition) const override;
    void append(std::span<const Batch> batches) override;
    bool publishes_outcomes() const override { return true; }
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override;

    /// All outcomes that were handed over, in order. Alive until the next append.
    const RecordBuffer& outcomes(Partition partition) const;

private:
    friend class MemoryReader;
    struct Part {
        RecordBuffer records;
        RecordBuffer outcomes;
    };
    mutable std::shared_mutex mutex_;
    std::vector<Head> heads_;
    std::vector<Part> parts_;
};

}  // namespace grandlivre
