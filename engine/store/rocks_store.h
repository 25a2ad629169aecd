#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
struct ReadOptions;
}  // namespace rocksdb

namespace grandlivre {

struct RocksStoreOptions {
    std::size_t cache_bytes = std::size_t{256} << 20;        ///< blocks of all tables, with their indexes and filters
    std::size_t write_buffer_bytes = std::size_t{64} << 20;  ///< a table
    /// A write of so many rows goes to the tables as files, past log and memtable:
    /// less work for a large one, but files to be synced for each table.
    std::size_t rows_for_files = 32'768;
};

/// The store on RocksDB, one column family a table, in one directory. A write is
/// in the page cache on return: it survives the process, and the power takes the
/// latest ones whole, over all tables. A large one is on disk on return, and all
/// before it.
///
/// A cursor must not outlive its store.
class RocksStore final : public Store {
public:
    /// Creates what is missing: the directory, and tables. Throws StoreError
    /// when another process holds it, when it has a table without a name here,
    /// and when it is damaged; destroy() and rebuild then.
    static std::unique_ptr<RocksStore> open(const std::filesystem::path& directory,
                                            const std::vector<TableSpec>& tables,
                                            const RocksStoreOptions& options = {});
    /// Removes a store that nobody holds; nothing if there is none. Files of
    /// others in the directory stay.
    static void destroy(const std::filesystem::path& directory);
    ~RocksStore() override;

    std::optional<std::string> get(Table table, std::string_view key) const override;
    std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const override;
    std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const override;
    /// The store as it is now, for readers: what is written later is not in it. Must
    /// not outlive the store.
    std::unique_ptr<const Store> snapshot() const;
    void write(const WriteSet& writes) override;

private:
    RocksStore(const std::filesystem::path& directory, const std::vector<TableSpec>& tables,
               const RocksStoreOptions& options);
    friend class RocksSnapshot;
    rocksdb::ColumnFamilyHandle* handle(Table table) const;
    void write_batch(const std::vector<const WriteSet::Write*>& sorted, std::size_t bytes);
    void write_files(const std::vector<const WriteSet::Write*>& sorted);
    void flush_all();
    template <class Operation>
    void guarded(Operation operation);
    std::optional<std::string> get(const rocksdb::ReadOptions& options, Table table, std::string_view key) const;
    std::vector<std::optional<std::string>> get(const rocksdb::ReadOptions& options, Table table,
                                                const std::vector<std::string>& keys) const;

    const std::filesystem::path directory_;
    std::mutex write_mutex_;
    const std::size_t rows_for_files_;
    std::atomic<std::uint64_t> file_writes_ = 0;  ///< begun so far: each has files of its own
    bool failed_ = false;                         ///< a write has: the object is only let go of
    std::unique_ptr<rocksdb::DB> database_;
    std::vector<std::unique_ptr<rocksdb::ColumnFamilyHandle>> handles_;
};

}  // namespace grandlivre
