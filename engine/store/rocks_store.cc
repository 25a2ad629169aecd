#include "engine/store/rocks_store.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <numeric>

#include "engine/log/torn_write.h"
#include "engine/store/rocks_options.h"

namespace grandlivre {
namespace {

constexpr std::string_view new_files = "new";
constexpr std::uint64_t most_file_bytes = std::uint64_t{96} << 20;

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

void check(const rocksdb::Status& status, const std::filesystem::path& directory, std::string_view what) {
    if (!status.ok()) throw StoreError(fmt::format("store {}: {}: {}", directory.string(), what, status.ToString()));
}

/// The first key after all that begin with `prefix`; empty: there is none.
std::string after_prefix(std::string_view prefix) {
    std::string bound(prefix);
    while (!bound.empty() && bound.back() == '\xff') bound.pop_back();
    if (!bound.empty()) bound.back() = static_cast<char>(bound.back() + 1);
    return bound;
}

/// Files on their way into the store lie in a directory of it, so that they are
/// moved and not copied. They go with this object, and at opening after a crash.
class NewFiles {
public:
    NewFiles(const std::filesystem::path& store, std::uint64_t number)
        : stem_((store / new_files / fmt::format("{}-", number)).string()) {}
    ~NewFiles() {
        std::error_code ignored;
        for (const std::string& file : files_) std::filesystem::remove(file, ignored);
    }
    NewFiles(const NewFiles&) = delete;
    NewFiles& operator=(const NewFiles&) = delete;

    const std::string& add() { return files_.emplace_back(fmt::format("{}{}.sst", stem_, files_.size())); }
    const std::vector<std::string>& all() const { return files_; }

private:
    const std::string stem_;
    std::vector<std::string> files_;
};

/// Cuts what a power cut tore, with RocksDB's own lock held: another process may
/// be writing there. Between this lock and that of DB::Open nothing can go wrong.
void make_whole(const std::filesystem::path& directory) {
    rocksdb::Env& environment = *rocksdb::Env::Default();
    rocksdb::FileLock* lock = nullptr;
    if (const auto status = environment.LockFile((directory / "LOCK").string(), &lock); !status.ok())
        throw StoreInUse(fmt::format("store {} is in use by another process, or cannot be locked: {}",
                                     directory.string(), status.ToString()));
    const auto why = cut_torn_write(directory, Writes::unsynced);
    check(environment.UnlockFile(lock), directory, "cannot be opened");
    if (why) throw StoreError(fmt::format("store {} is not whole: {}: rebuild it", directory.string(), *why));
}

class RocksCursor final : public Cursor {
public:
    RocksCursor(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* table, const std::filesystem::path& directory,
                std::string_view prefix, std::string_view from, const rocksdb::Snapshot* snapshot)
        : directory_(directory), bound_(after_prefix(prefix)), bound_slice_(bound_) {
        rocksdb::ReadOptions options;
        options.total_order_seek = true;
        options.snapshot = snapshot;
        if (!bound_.empty()) options.iterate_upper_bound = &bound_slice_;
        rows_.reset(database.NewIterator(options, table));
        rows_->Seek(slice(std::max(prefix, from)));
        check_rows();
    }

    bool valid() const override { return rows_->Valid(); }
    void next() override {
        rows_->Next();
        check_rows();
    }
    std::string_view key() const override { return rows_->key().ToStringView(); }
    std::string_view value() const override { return rows_->value().ToStringView(); }

private:
    /// An unreadable row must not look like the last one.
    void check_rows() const {
        if (!rows_->Valid()) check(rows_->status(), directory_, "scan");
    }

    const std::filesystem::path& directory_;
    const std::string bound_;
    const rocksdb::Slice bound_slice_;
    std::unique_ptr<rocksdb::Iterator> rows_;  // sees the rows of when it was made
};

}  // namespace

std::unique_ptr<RocksStore> RocksStore::open(const std::filesystem::path& directory,
                                             const std::vector<TableSpec>& tables, const RocksStoreOptions& options) {
    try {
        std::filesystem::create_directories(directory);
        return std::unique_ptr<RocksStore>(new RocksStore(directory, tables, options));
    } catch (const std::filesystem::filesystem_error& error) {
        throw StoreError(fmt::format("store {}: {}", directory.string(), error.what()));
    }
}

RocksStore::RocksStore(const std::filesystem::path& directory, const std::vector<TableSpec>& tables,
                       const RocksStoreOptions& options)
    : directory_(directory), rows_for_files_(options.rows_for_files) {
    make_whole(directory);
    const auto cache = rocksdb::NewLRUCache(options.cache_bytes);
    const auto by_key = store_table_options(options, TableSpec::Reads::by_key, cache);
    const auto by_scan = store_table_options(options, TableSpec::Reads::by_scan, cache);
    std::vector<rocksdb::ColumnFamilyDescriptor> families{{rocksdb::kDefaultColumnFamilyName, by_key}};
    for (const TableSpec& table : tables)
        families.emplace_back(table.name, table.reads == TableSpec::Reads::by_key ? by_key : by_scan);
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* database = nullptr;
    check(rocksdb::DB::Open(store_database_options(), directory.string(), families, &handles, &database), directory,
          "cannot be opened");
    database_.reset(database);
    delete handles[0];
    handles_.reserve(tables.size());
    for (std::size_t i = 1; i < handles.size(); ++i) handles_.emplace_back(handles[i]);
    std::filesystem::remove_all(directory / new_files);
    std::filesystem::create_directory(directory / new_files);
}

RocksStore::~RocksStore() {
    if (failed_) return;  // another write to a file that failed trips an assertion of RocksDB 7.8.3
    // Now rather than at the next opening, which would replay it all.
    try {
        flush_all();
    } catch (const StoreError&) {  // what is not flushed is in the write-ahead log
    }
}

void RocksStore::destroy(const std::filesystem::path& directory) {
    if (!std::filesystem::exists(directory)) return;
    check(rocksdb::DestroyDB(directory.string(), rocksdb::Options()), directory, "cannot be removed");
    std::error_code ignored;  // what is left is of no store
    std::filesystem::remove_all(directory / new_files, ignored);
    std::filesystem::remove(directory, ignored);
}

rocksdb::ColumnFamilyHandle* RocksStore::handle(Table table) const {
    const auto index = static_cast<std::size_t>(table);
    if (index >= handles_.size()) throw StoreError(fmt::format("table {} of {}", index, handles_.size()));
    return handles_[index].get();
}

std::optional<std::string> RocksStore::get(const rocksdb::ReadOptions& options, Table table,
                                           std::string_view key) const {
    rocksdb::PinnableSlice value;
    const auto status = database_->Get(options, handle(table), slice(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    check(status, directory_, "get");
    return value.ToString();
}

std::vector<std::optional<std::string>> RocksStore::get(const rocksdb::ReadOptions& options, Table table,
                                                        const std::vector<std::string>& keys) const {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<rocksdb::Slice> unique;  // 7.8.3 may answer a repeated key wrongly
    unique.reserve(keys.size());
    for (const std::size_t index : order)
        if (unique.empty() || unique.back() != keys[index]) unique.emplace_back(keys[index]);

    std::vector<rocksdb::PinnableSlice> found(unique.size());
    std::vector<rocksdb::Status> statuses(unique.size());
    database_->MultiGet(options, handle(table), unique.size(), unique.data(), found.data(), statuses.data(), true);
    for (const auto& status : statuses)
        if (!status.IsNotFound()) check(status, directory_, "get");

    std::vector<std::optional<std::string>> values(keys.size());
    std::size_t at = 0;
    for (const std::size_t index : order) {
        if (unique[at] != keys[index]) ++at;
        if (statuses[at].ok()) values[index] = found[at].ToString();
    }
    return values;
}

std::optional<std::string> RocksStore::get(Table table, std::string_view key) const {
    return get(rocksdb::ReadOptions(), table, key);
}

std::vector<std::optional<std::string>> RocksStore::get(Table table, const std::vector<std::string>& keys) const {
    return get(rocksdb::ReadOptions(), table, keys);
}

std::unique_ptr<Cursor> RocksStore::scan(Table table, std::string_view prefix, std::string_view from) const {
    return std::make_unique<RocksCursor>(*database_, handle(table), directory_, prefix, from, nullptr);
}

/// The store as it was at one moment.
class RocksSnapshot final : public Store {
public:
    explicit RocksSnapshot(const RocksStore& store) : store_(store), snapshot_(*store.database_) {
        options_.snapshot = snapshot_.get();
    }

    std::optional<std::string> get(Table table, std::string_view key) const override {
        return store_.get(options_, table, key);
    }
    std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const override {
        return store_.get(options_, table, keys);
    }
    std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const override {
        return std::make_unique<RocksCursor>(*store_.database_, store_.handle(table), store_.directory_, prefix, from,
                                             snapshot_.get());
    }
    void write(const WriteSet&) override { throw StoreError("a snapshot is not written"); }

private:
    struct Held {
        explicit Held(rocksdb::DB& database) : database_(database), snapshot_(database.GetSnapshot()) {}
        ~Held() { database_.ReleaseSnapshot(snapshot_); }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        const rocksdb::Snapshot* get() const { return snapshot_; }

    private:
        rocksdb::DB& database_;
        const rocksdb::Snapshot* snapshot_;
    };
    const RocksStore& store_;
    Held snapshot_;
    rocksdb::ReadOptions options_;
};

std::unique_ptr<const Store> RocksStore::snapshot() const { return std::make_unique<RocksSnapshot>(*this); }

void RocksStore::write(const WriteSet& writes) {
    const auto sorted = writes.in_key_order();
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);  // of this thread: nobody reads the counters
    if (sorted.size() >= rows_for_files_)
        write_files(sorted);
    else
        write_batch(sorted, writes.bytes());
}

/// What fails leaves a store that is only let go of.
template <class Operation>
void RocksStore::guarded(Operation operation) {
    const std::lock_guard guard(write_mutex_);
    if (failed_) throw StoreError(fmt::format("store {}: an earlier write failed: open it again", directory_.string()));
    failed_ = true;
    operation();
    failed_ = false;
}

void RocksStore::write_batch(const std::vector<const WriteSet::Write*>& sorted, std::size_t bytes) {
    // In the order of the keys the memtable finds each place beside the last one
    // (the hint below) instead of from the top: large batches take half the time.
    rocksdb::WriteBatch batch(bytes + 16 * sorted.size());
    for (const auto* write : sorted)
        check(write->removes ? batch.Delete(handle(write->table), slice(write->key))
                             : batch.Put(handle(write->table), slice(write->key), slice(write->value)),
              directory_, "write");
    rocksdb::WriteOptions options;
    options.memtable_insert_hint_per_batch = true;
    guarded([&] { check(database_->Write(options, &batch), directory_, "write"); });
}

void RocksStore::write_files(const std::vector<const WriteSet::Write*>& sorted) {
    constexpr std::ptrdiff_t ahead = 8;
    NewFiles files(directory_, file_writes_++);
    std::vector<rocksdb::IngestExternalFileArg> tables;
    for (auto row = sorted.begin(); row != sorted.end();) {
        const Table table = (*row)->table;
        rocksdb::IngestExternalFileArg& into = tables.emplace_back();
        into.column_family = handle(table);
        into.options.move_files = true;
        into.options.write_global_seqno = false;
        rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), database_->GetOptions(into.column_family),
                                      into.column_family);
        while (row != sorted.end() && (*row)->table == table) {
            into.external_files.push_back(files.add());
            check(writer.Open(into.external_files.back()), directory_, "write");
            for (; row != sorted.end() && (*row)->table == table && writer.FileSize() < most_file_bytes; ++row) {
                // Rows lie where they were made: each is a miss unless asked for ahead.
                if (sorted.end() - row > ahead) __builtin_prefetch((*(row + ahead))->key.data());
                if (sorted.end() - row > 2 * ahead) __builtin_prefetch(*(row + 2 * ahead));
                if (row + 1 != sorted.end() && (*(row + 1))->table == table && (*(row + 1))->key == (*row)->key)
                    continue;  // a later one of the key wins
                check((*row)->removes ? writer.Delete(slice((*row)->key))
                                      : writer.Put(slice((*row)->key), slice((*row)->value)),
                      directory_, "write");
            }
            check(writer.Finish(), directory_, "write");
        }
    }
    guarded([&] {
        // Nothing may be in a memtable: what was written before must not be lost with
        // the power when this is not. (And in 7.8.3 a file among the sequence numbers
        // of a memtable may upset the order of level 0; fixed in 8.0 by epoch numbers.)
        flush_all();
        check(database_->IngestExternalFiles(tables), directory_, "write");
    });
}

void RocksStore::flush_all() {
    std::vector<rocksdb::ColumnFamilyHandle*> tables;
    for (const auto& table : handles_) tables.push_back(table.get());
    check(database_->Flush(rocksdb::FlushOptions(), tables), directory_, "flush");
}

}  // namespace grandlivre
