#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/options.h>

#include "engine/store/rocks_store.h"

namespace grandlivre {

/// What every database of ours has: the embedded log's too.
rocksdb::DBOptions common_database_options();

rocksdb::DBOptions store_database_options();
/// `cache`: of blocks, shared by the tables of one store.
rocksdb::ColumnFamilyOptions store_table_options(const RocksStoreOptions& options, TableSpec::Reads reads,
                                                 const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace grandlivre
