#include "engine/log/dry_run_log.h"

#include <limits>

#include "engine/log/batch_check.h"

namespace grandlivre {

/// First the base's records, then the ones in memory.
class DryRunReader final : public JournalReader {
public:
    DryRunReader(const DryRunLog::Part& part, std::unique_ptr<JournalReader> base, Sequence from)
        : part_(part), base_(std::move(base)), end_(part.records.size()) {
        if (from > part.base_end) place_ = number(from) - number(part.base_end);
    }

    std::span<const std::uint8_t> next() override {
        if (base_) {
            if (const auto bytes = base_->next(); !bytes.empty()) return bytes;
            base_.reset();
        }
        return place_ < end_ ? part_.records[place_++] : std::span<const std::uint8_t>();
    }

private:
    const DryRunLog::Part& part_;
    std::unique_ptr<JournalReader> base_;
    std::size_t place_ = 0, end_;
};

DryRunLog::DryRunLog(const Log* base) : base_(base) {
    for (std::uint16_t i = 0; base && i < base->partitions(); ++i) {
        const auto waiting = base->waiting_relays(Partition{i}, std::numeric_limits<std::size_t>::max());
        relays_.emplace_back(waiting.empty() ? 0 : waiting.front().offset);
        for (const QueuedRelay& relay : waiting)
            relays_.back().push({Partition{i}, relay.key, relay.value, relay.headers});
        const Head head = base->head(Partition{i});
        parts_.push_back({head.next, head, {}});
    }
}

std::uint16_t DryRunLog::partitions() const { return static_cast<std::uint16_t>(parts_.size()); }

Head DryRunLog::head(Partition partition) const {
    check_partition(partition, parts_.size());
    return parts_[number(partition)].head;
}

void DryRunLog::append(std::span<const Batch> batches) {
    std::vector<Head> heads;
    for (const Part& part : parts_) heads.push_back(part.head);
    check_batches(batches, heads);
    if (parts_.empty()) {
        parts_.resize(batches.size());
        relays_.resize(batches.size());
    }
    hand_over(batches, relays_);
    for (const Batch& batch : batches) {
        Part& part = parts_[number(batch.partition)];
        for (std::size_t i = 0; i < batch.records.size(); ++i) part.records.append(batch.records[i]);
        part.head = batch.after;
    }
}

std::unique_ptr<JournalReader> DryRunLog::read(Partition partition, Sequence from) const {
    const Part& part = parts_.at(number(partition));
    auto base = base_ && from < part.base_end ? base_->read(partition, from) : nullptr;
    return std::make_unique<DryRunReader>(part, std::move(base), from);
}

std::vector<QueuedRelay> DryRunLog::waiting_relays(Partition partition, std::size_t most) const {
    check_partition(partition, parts_.size());
    return relays_[number(partition)].first(most);
}

void DryRunLog::each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const {
    if (base_) base_->each_dead_letter(visit);
}

}  // namespace grandlivre
