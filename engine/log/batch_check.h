#pragma once

#include <span>

#include "engine/log/log.h"

namespace grandlivre {

/// What every log asks of what it appends, before it writes anything: one batch
/// a partition, each continuing its head, no record without bytes, nothing forwarded
/// to a partition that is none. The first
/// append creates the ledger, so it names all partitions, from 0; later ones
/// name some of them. Throws LogError.
void check_batches(std::span<const Batch> batches, std::span<const Head> heads);

/// Throws LogError for a partition that has no head.
void check_partition(Partition partition, std::size_t partitions);

}  // namespace grandlivre
