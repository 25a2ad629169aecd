#pragma once

#include <string_view>

#include "events/values/position.h"
#include "events/values/stream.h"

namespace grandlivre {

/// The name under which LedgerCreated records how streams are spread. It is part
/// of the ledger for ever: under another one a stream would get a second writer.
constexpr std::string_view partitioner_name = "murmur2";

/// Where Java's Kafka clients put a key: murmur2 of its bytes, sign dropped,
/// modulo the number of partitions. Any thread.
Partition partition_of_key(std::string_view key, std::uint16_t partitions);

/// Where a stream lives: by its text as key, but `clock:<p>` on p itself, even
/// where the ledger has no such partition (its requests come from outside).
Partition partition_of(const StreamId& stream, std::uint16_t partitions);

}  // namespace grandlivre
