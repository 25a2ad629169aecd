#include "engine/log/batch_check.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace grandlivre {
namespace {

template <class... Arguments>
[[noreturn]] void reject(const Batch& batch, fmt::format_string<Arguments...> why, Arguments&&... arguments) {
    throw LogError(fmt::format("batch for partition {}: {}", number(batch.partition),
                               fmt::format(why, std::forward<Arguments>(arguments)...)));
}

void check_continues(const Batch& batch, const Head& head) {
    const std::uint64_t expected = number(head.next) + batch.records.size();
    if (number(batch.after.next) != expected)
        reject(batch, "ends before {}, but {} records after the head make it {}", number(batch.after.next),
               batch.records.size(), expected);
    if (batch.records.empty() && batch.after.chain != head.chain) reject(batch, "changes the chain without a record");
    // A reader says "end" with no bytes.
    for (std::size_t i = 0; i < batch.records.size(); ++i)
        if (batch.records[i].empty()) reject(batch, "record {} has no bytes", i);
}

void check_forwarded(const Batch& batch, std::size_t partitions) {
    for (const Forwarded& message : batch.forwarded)
        if (number(message.to) >= partitions)
            reject(batch, "forwards to partition {}, and the ledger has {}", number(message.to), partitions);
}

}  // namespace

void check_batches(std::span<const Batch> batches, std::span<const Head> heads) {
    const bool creates = heads.empty();
    const std::size_t partitions = creates ? batches.size() : heads.size();
    std::vector<bool> seen(partitions);
    for (const Batch& batch : batches) {
        const std::size_t partition = number(batch.partition);
        if (partition >= partitions && creates)
            reject(batch, "the first append names each partition from 0, and this one has {} batches", partitions);
        if (partition >= partitions) reject(batch, "the ledger has {} partitions", partitions);
        if (seen[partition]) reject(batch, "is the second of one append");
        seen[partition] = true;
        check_continues(batch, creates ? Head{} : heads[partition]);
        check_forwarded(batch, partitions);
    }
}

void check_partition(Partition partition, std::size_t partitions) {
    if (number(partition) >= partitions)
        throw LogError(fmt::format("partition {}: the ledger has {} partitions", number(partition), partitions));
}

}  // namespace grandlivre
