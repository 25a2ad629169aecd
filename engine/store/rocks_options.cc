#include "engine/store/rocks_options.h"

#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include "engine/store/quiet_logger.h"

namespace grandlivre {

namespace {
constexpr std::size_t mebibyte = std::size_t{1} << 20;
}

rocksdb::DBOptions common_database_options() {
    rocksdb::DBOptions options;
    options.create_if_missing = true;
    options.create_missing_column_families = true;
    options.max_total_wal_size = 256 * mebibyte;  // tables with few writes would keep old files alive

    options.max_background_jobs = 2;
    options.bytes_per_sync = mebibyte;
    options.wal_bytes_per_sync = mebibyte;
    options.compaction_readahead_size = 2 * mebibyte;
    options.skip_stats_update_on_db_open = true;

    options.info_log = std::make_shared<QuietLogger>();
    options.stats_dump_period_sec = 0;
    options.stats_persist_period_sec = 0;
    return options;
}

rocksdb::DBOptions store_database_options() {
    rocksdb::DBOptions options = common_database_options();
    // The write-ahead log is written and not synced: the journal replays what the
    // power took. What is left of it then is a prefix, the same for all tables.
    // (Without it 7.8.3 may lose one table's rows of an atomic flush, #11148.)
    options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
    return options;
}

rocksdb::ColumnFamilyOptions store_table_options(const RocksStoreOptions& options, TableSpec::Reads reads,
                                                 const std::shared_ptr<rocksdb::Cache>& cache) {
    rocksdb::BlockBasedTableOptions table;
    table.format_version = 5;
    table.block_size = 8 << 10;
    if (reads == TableSpec::Reads::by_key) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    table.block_cache = cache;
    table.cache_index_and_filter_blocks = true;
    table.pin_l0_filter_and_index_blocks_in_cache = true;

    rocksdb::ColumnFamilyOptions family;
    family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    family.write_buffer_size = options.write_buffer_bytes;
    // Rows of one write are all over the keys, so a merge reads and writes most of a
    // table: seldom is better, and the files between are not worth compressing.
    family.level0_file_num_compaction_trigger = 8;
    family.compression = rocksdb::kLZ4Compression;
    family.compression_per_level = {rocksdb::kNoCompression, rocksdb::kLZ4Compression};
    // Leveled: with universal compaction 7.8.3 may answer with what an ingested row replaced.
    family.compaction_style = rocksdb::kCompactionStyleLevel;
    family.level_compaction_dynamic_level_bytes = true;
    family.target_file_size_base = 64 * mebibyte;
    return family;
}

}  // namespace grandlivre
