#pragma once

#include <rocksdb/options.h>

#include "engine/store/rocks_store.h"

namespace grandlivre {

rocksdb::DBOptions store_database_options();
/// For all tables of one store: they share the cache.
rocksdb::ColumnFamilyOptions store_table_options(const RocksStoreOptions& options);

}  // namespace grandlivre
