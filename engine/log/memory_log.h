#pragma once

#include <shared_mutex>
#include <vector>

#include "engine/log/log.h"
#include "engine/log/relay_queue.h"

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
    std::vector<QueuedRelay> waiting_relays(Partition partition, std::size_t most) const override;

    void each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override;

    /// All answers that were handed over, in order. Alive until the next append.
    const std::vector<Answer>& answers(Partition partition) const;
    /// All that a partition forwarded, to any other.
    const std::vector<Forwarded>& forwarded(Partition partition) const;

private:
    friend class MemoryReader;
    struct Part {
        RecordBuffer records;
        std::vector<Answer> answers;
        std::vector<Forwarded> forwarded;
        std::vector<DeadLetter> dead_letters;
    };
    mutable std::shared_mutex mutex_;
    std::vector<Head> heads_;
    std::vector<Part> parts_;
    std::vector<RelayQueue> relays_;
};

}  // namespace grandlivre
