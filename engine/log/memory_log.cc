#include "engine/log/memory_log.h"

#include <algorithm>
#include <mutex>

#include "engine/log/batch_check.h"

namespace grandlivre {
namespace {

void append_all(const RecordBuffer& from, RecordBuffer& to) {
    for (std::size_t i = 0; i < from.size(); ++i) to.append(from[i]);
}

template <class Message>
void append_all(const std::vector<Message>& from, std::vector<Message>& to) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

/// Copies each record out under the lock: an append may move the buffer.
class MemoryReader final : public JournalReader {
public:
    MemoryReader(const MemoryLog& log, Partition partition, Sequence from, Sequence end)
        : log_(log), partition_(number(partition)), next_(number(from)), end_(number(end)) {}

    std::span<const std::uint8_t> next() override {
        if (next_ >= end_) return {};
        const std::shared_lock lock(log_.mutex_);
        current_.clear();
        current_.append(log_.parts_[partition_].records[next_++]);
        return current_[0];
    }

private:
    const MemoryLog& log_;
    const std::size_t partition_;
    std::uint64_t next_;
    const std::uint64_t end_;
    RecordBuffer current_;
};

std::uint16_t MemoryLog::partitions() const {
    const std::shared_lock lock(mutex_);
    return static_cast<std::uint16_t>(heads_.size());
}

Head MemoryLog::head(Partition partition) const {
    const std::shared_lock lock(mutex_);
    check_partition(partition, heads_.size());
    return heads_[number(partition)];
}

void MemoryLog::append(std::span<const Batch> batches) {
    const std::unique_lock lock(mutex_);
    check_batches(batches, heads_);
    if (heads_.empty()) {
        heads_.resize(batches.size());
        parts_.resize(batches.size());
        relays_.resize(batches.size());
    }
    hand_over(batches, relays_);
    for (const Batch& batch : batches) {
        const std::size_t partition = number(batch.partition);
        append_all(batch.records, parts_[partition].records);
        append_all(batch.answers, parts_[partition].answers);
        append_all(batch.forwarded, parts_[partition].forwarded);
        append_all(batch.dead_letters, parts_[partition].dead_letters);
        heads_[partition] = batch.after;
    }
}

std::unique_ptr<JournalReader> MemoryLog::read(Partition partition, Sequence from) const {
    return std::make_unique<MemoryReader>(*this, partition, from, head(partition).next);
}

std::vector<QueuedRelay> MemoryLog::waiting_relays(Partition partition, std::size_t most) const {
    const std::shared_lock lock(mutex_);
    check_partition(partition, heads_.size());
    return relays_[number(partition)].first(most);
}

void MemoryLog::each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const {
    const std::shared_lock lock(mutex_);
    for (std::size_t p = 0; p < parts_.size(); ++p)
        for (std::size_t i = 0; i < parts_[p].dead_letters.size(); ++i)
            if (!visit(Partition{static_cast<std::uint16_t>(p)}, i, parts_[p].dead_letters[i])) return;
}

const std::vector<Answer>& MemoryLog::answers(Partition partition) const {
    const std::shared_lock lock(mutex_);
    check_partition(partition, heads_.size());
    return parts_[number(partition)].answers;
}

const std::vector<Forwarded>& MemoryLog::forwarded(Partition partition) const {
    const std::shared_lock lock(mutex_);
    check_partition(partition, heads_.size());
    return parts_[number(partition)].forwarded;
}

}  // namespace grandlivre
