#pragma once

#include <vector>

#include "engine/log/log.h"
#include "engine/log/relay_queue.h"

namespace grandlivre {

/// A log that goes on where another ends and forgets: what is appended is kept in
/// memory behind what the other holds, which it never writes.
class DryRunLog final : public Log {
public:
    /// `base` may be none: an empty log.
    explicit DryRunLog(const Log* base);

    std::uint16_t partitions() const override;
    Head head(Partition partition) const override;
    void append(std::span<const Batch> batches) override;
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override;
    /// Those of the base first. What is taken of them is remembered here alone.
    std::vector<QueuedRelay> waiting_relays(Partition partition, std::size_t most) const override;
    /// Those of the base: what would be said of bad bytes is not kept.
    void each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override;

private:
    struct Part {
        Sequence base_end{0};
        Head head;
        RecordBuffer records;  ///< from base_end on
    };
    const Log* base_;
    std::vector<Part> parts_;
    std::vector<RelayQueue> relays_;

    friend class DryRunReader;
};

}  // namespace grandlivre
