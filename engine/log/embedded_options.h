#pragma once

#include <rocksdb/options.h>

namespace grandlivre {

/// RocksDB for an append-only journal, and why; no option here changes what a
/// row says.
rocksdb::DBOptions embedded_database_options();
rocksdb::ColumnFamilyOptions embedded_journal_options();
rocksdb::ColumnFamilyOptions embedded_meta_options();

}  // namespace grandlivre
