#include "engine/log/embedded_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/table.h>

#include "engine/store/rocks_options.h"

namespace grandlivre {
namespace {

constexpr std::size_t kibibyte = 1024, mebibyte = 1024 * kibibyte;

rocksdb::BlockBasedTableOptions table_options(std::size_t block_size) {
    rocksdb::BlockBasedTableOptions table;
    table.format_version = 5;
    table.block_size = block_size;
    // No filters: who asks for a position knows that it is there.
    return table;
}

}  // namespace

rocksdb::DBOptions embedded_database_options() {
    rocksdb::DBOptions options = common_database_options();  // the caller has looked for a ledger first
    options.paranoid_checks = true;
    // cut_torn_write() has made the write-ahead log whole: RocksDB then may not
    // drop anything. Files are not recycled, or old bytes would follow the end.
    options.wal_recovery_mode = rocksdb::WALRecoveryMode::kAbsoluteConsistency;
    options.recycle_log_file_num = 0;
    // A synced file that is missing or short is noticed. (The false alarm of 7.8.3,
    // RocksDB #10892, takes a manifest of a gibibyte.)
    options.track_and_verify_wals_in_manifest = true;
    // A failed write ends this object's life: RocksDB must not go on by itself.
    options.max_bgerror_resume_count = 0;
    options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
    return options;
}

rocksdb::ColumnFamilyOptions embedded_journal_options() {
    rocksdb::ColumnFamilyOptions options;
    options.write_buffer_size = 128 * mebibyte;
    options.max_write_buffer_number = 4;
    // Keys ascend within a partition, so only the newest file of each partition
    // is written again. Short runs leave small files: merge eight at a time.
    options.level_compaction_dynamic_level_bytes = true;
    options.level0_file_num_compaction_trigger = 8;
    options.target_file_size_base = 64 * mebibyte;
    options.compression = rocksdb::kLZ4Compression;
    options.bottommost_compression = rocksdb::kZSTD;
    options.bottommost_compression_opts.enabled = true;
    options.bottommost_compression_opts.level = 1;  // a journal of credits is as small as by level 3
    // Read back what a flush or a compaction wrote, before its input is deleted.
    options.paranoid_file_checks = true;
    auto table = table_options(32 * kibibyte);  // records are read in order: large blocks compress better
    table.block_cache = rocksdb::NewLRUCache(32 * mebibyte);
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    return options;
}

rocksdb::ColumnFamilyOptions embedded_meta_options() {
    rocksdb::ColumnFamilyOptions options;
    options.write_buffer_size = 8 * mebibyte;
    options.compression = rocksdb::kNoCompression;
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(4 * kibibyte)));
    return options;
}

}  // namespace grandlivre
