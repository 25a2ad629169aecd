#include "engine/log/copy.h"

#include <fmt/format.h>

#include <optional>

#include "engine/proof/chain.h"

namespace grandlivre {
namespace {

constexpr std::size_t records_at_once = 8192;

std::span<const std::uint8_t> first_record(const Log& log, Partition partition, RecordBuffer& into) {
    const auto reader = log.read(partition, Sequence{0});
    into.clear();
    into.append(reader->next());
    return into[0];
}

/// The first records, one a partition and all at once, create the ledger.
void create_copy(const Log& from, Log& to) {
    std::vector<Batch> batches;
    for (std::uint16_t p = 0; p < from.partitions(); ++p) {
        RecordBuffer first;
        Batch batch;
        batch.partition = Partition{p};
        batch.records.append(first_record(from, batch.partition, first));
        batch.after = {Sequence{1}, extend(Hash{}, batch.records[0])};
        batches.push_back(std::move(batch));
    }
    to.append(batches);
}

/// What is there must be the beginning of what is copied: by its chain.
void check_beginning(const Log& from, const Log& to, Partition partition, WaitingMessages& messages) {
    const Head there = to.head(partition);
    Hash chain{};
    Sequence at{0};
    if (from.head(partition).next >= there.next) {
        const auto reader = from.read(partition, Sequence{0});
        for (; at < there.next; at = next(at)) {
            const auto bytes = reader->next();
            chain = extend(chain, bytes);
            messages.see({partition, at}, bytes);
        }
    }
    if (at != there.next || chain != there.chain)
        throw LogError(
            fmt::format("partition {}: the target holds {} records that are not the beginning of this journal",
                        number(partition), number(there.next)));
}

/// Appends batch after batch, and holds the last one back until it is known what goes
/// with it.
class Appender {
public:
    explicit Appender(Log& to) : to_(to) {}
    void add(Batch batch) {
        append();
        held_ = std::move(batch);
    }
    void end(std::vector<Forwarded> messages) {
        if (held_) held_->forwarded = std::move(messages);
        append();
    }

private:
    Log& to_;
    std::optional<Batch> held_;

    void append() {
        if (held_) to_.append({&*held_, 1});
        held_.reset();
    }
};

}  // namespace

std::uint64_t copy_journal(const Log& from, Log& to, WaitingMessages& messages,
                           const std::function<void(std::uint64_t done, std::uint64_t of)>& progress) {
    std::uint64_t copied = 0, done = 0, of = 0;
    if (to.partitions() == 0) {
        to.begin_copy();
        create_copy(from, to);
        copied = from.partitions();
    }
    if (to.partitions() != from.partitions())
        throw LogError(fmt::format("the target has {} partitions, the source {}", to.partitions(), from.partitions()));
    for (std::uint16_t p = 0; p < from.partitions(); ++p) {
        check_beginning(from, to, Partition{p}, messages);
        of += number(from.head(Partition{p}).next);
        done += number(to.head(Partition{p}).next);
    }
    to.begin_copy();
    Appender appender(to);
    for (std::uint16_t p = 0; p < from.partitions(); ++p) {
        const Partition partition{p};
        Head head = to.head(partition);
        const auto reader = from.read(partition, head.next);
        auto bytes = reader->next();
        while (!bytes.empty()) {
            Batch batch;
            batch.partition = partition;
            for (; !bytes.empty() && batch.records.size() < records_at_once; bytes = reader->next()) {
                messages.see({partition, head.next}, bytes);
                batch.records.append(bytes);
                head.chain = extend(head.chain, bytes);
                head.next = next(head.next);
            }
            batch.after = head;
            copied += batch.records.size();
            done += batch.records.size();
            appender.add(std::move(batch));
            if (progress) progress(done, of);
        }
        if (head != from.head(partition))
            throw LogError(fmt::format("partition {}: the source's head is not the chain over its records", p));
    }
    appender.end(messages.waiting(from));
    to.end_copy();
    return copied;
}

}  // namespace grandlivre
