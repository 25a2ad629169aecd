#include "engine/log/merged_journal.h"

namespace grandlivre {

namespace {

std::vector<Sequence> heads_of(const Log& log) {
    std::vector<Sequence> ends;
    for (std::uint16_t p = 0; p < log.partitions(); ++p) ends.push_back(log.head(Partition{p}).next);
    return ends;
}

}  // namespace

/// Heads only grow: where two readings agree, all of them stood so between the two.
std::vector<Sequence> ends_of(const Log& log) {
    constexpr int most_readings = 1000;  // batches leave time for one between them
    std::vector<Sequence> ends = heads_of(log);
    for (int reading = 1; reading < most_readings; ++reading) {
        std::vector<Sequence> again = heads_of(log);
        if (again == ends) break;
        ends = std::move(again);
    }
    return ends;
}

MergedJournal::MergedJournal(const Log& log, std::span<const Sequence> ends) {
    for (std::uint16_t p = 0; p < ends.size(); ++p) {
        const Partition partition{p};
        parts_.push_back({log.read(partition, Sequence{0}), {partition, Sequence{0}}, ends[p]});
        advance(p);
    }
}

const wire::Record* MergedJournal::next() {
    if (given_) advance(*given_);
    given_.reset();
    if (first_.empty()) return nullptr;
    given_ = first_.top().second;
    first_.pop();
    return parts_[*given_].record;
}

void MergedJournal::advance(std::uint16_t partition) {
    Part& part = parts_[partition];
    if (part.next.sequence >= part.end) return;
    const auto bytes = part.reader->next();
    if (bytes.empty()) throw CorruptRecord(part.next, "the journal ends before its head");
    part.record = codec::verify_record(bytes);
    if (!part.record) throw CorruptRecord(part.next, "bytes that are no record");
    part.next.sequence = grandlivre::next(part.next.sequence);
    first_.emplace(part.record->header()->recorded_at(), partition);
}

}  // namespace grandlivre
