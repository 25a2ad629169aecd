#include "engine/store/rocks_store.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <numeric>
#include <span>

#include "engine/log/torn_write.h"
#include "engine/store/rocks_options.h"

namespace grandlivre {
namespace {

constexpr std::string_view ingest_directory = "ingest";
constexpr std::uint64_t ingest_file_bytes = std::uint64_t{96} << 20;

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
class IngestFiles {
public:
    IngestFiles(const std::filesystem::path& store, std::uint64_t number)
        : stem_((store / ingest_directory / fmt::format("{}-", number)).string()) {}
    ~IngestFiles() {
        std::error_code ignored;
        for (const std::string& file : files_) std::filesystem::remove(file, ignored);
    }
    IngestFiles(const IngestFiles&) = delete;
    IngestFiles& operator=(const IngestFiles&) = delete;

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
    check(environment.LockFile((directory / "LOCK").string(), &lock), directory, "cannot be opened");
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
    : directory_(directory) {
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
    std::filesystem::remove_all(directory / ingest_directory);
    std::filesystem::create_directory(directory / ingest_directory);
}

RocksStore::~RocksStore() {
    if (failed_) return;  // another write to a file that failed trips an assertion of RocksDB 7.8.3
    // Now rather than at the next opening, which would replay it all.
    std::vector<rocksdb::ColumnFamilyHandle*> tables;
    for (const auto& table : handles_) tables.push_back(table.get());
    database_->Flush(rocksdb::FlushOptions(), tables).PermitUncheckedError();
}

void RocksStore::destroy(const std::filesystem::path& directory) {
    if (!std::filesystem::exists(directory)) return;
    check(rocksdb::DestroyDB(directory.string(), rocksdb::Options()), directory, "cannot be removed");
    std::error_code ignored;  // what is left is of no store
    std::filesystem::remove_all(directory / ingest_directory, ignored);
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
    void ingest(const WriteSet&) override { write({}); }

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
    // In the order of the keys the memtable finds each place beside the last one
    // (the hint below) instead of from the top: large batches take half the time.
    rocksdb::WriteBatch batch(writes.bytes() + 16 * writes.size());
    for (const auto* write : writes.in_key_order())
        check(write->removes ? batch.Delete(handle(write->table), slice(write->key))
                             : batch.Put(handle(write->table), slice(write->key), slice(write->value)),
              directory_, "write");
    rocksdb::WriteOptions options;
    options.memtable_insert_hint_per_batch = true;
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);  // of this thread: nobody reads the counters
    const std::lock_guard guard(write_mutex_);
    if (failed_) throw StoreError(fmt::format("store {}: an earlier write failed: open it again", directory_.string()));
    const auto status = database_->Write(options, &batch);
    failed_ = failed_ || !status.ok();
    check(status, directory_, "write");
}

void RocksStore::ingest(const WriteSet& rows) {
    const auto sorted = rows.in_key_order();
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end =
            std::find_if(begin, sorted.end(), [&](const auto* row) { return row->table != (*begin)->table; });
        ingest(std::span(begin, end));
        begin = end;
    }
}

/// Rows of one table, in order.
void RocksStore::ingest(std::span<const WriteSet::Write* const> rows) {
    rocksdb::ColumnFamilyHandle* const into = handle(rows.front()->table);
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
    constexpr std::ptrdiff_t ahead = 8;
    IngestFiles files(directory_, ingests_++);
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), database_->GetOptions(into), into);
    for (auto row = rows.begin(); row != rows.end();) {
        check(writer.Open(files.add()), directory_, "ingest");
        for (; row != rows.end() && writer.FileSize() < ingest_file_bytes; ++row) {
            // Rows lie where the fold put them: each is a miss unless asked for ahead.
            if (rows.end() - row > ahead) __builtin_prefetch((*(row + ahead))->key.data());
            if (rows.end() - row > 2 * ahead) __builtin_prefetch(*(row + 2 * ahead));
            if ((*row)->removes) throw StoreError("ingest: a row is removed");
            check(writer.Put(slice((*row)->key), slice((*row)->value)), directory_, "ingest");
        }
        check(writer.Finish(), directory_, "ingest");
    }
    rocksdb::IngestExternalFileOptions options;
    options.move_files = true;
    options.write_global_seqno = false;
    const std::lock_guard guard(write_mutex_);
    // In 7.8.3 an ingested file among the sequence numbers of a memtable may upset
    // the order of level 0 (fixed in 8.0 by epoch numbers): empty it first.
    check(database_->Flush(rocksdb::FlushOptions(), into), directory_, "ingest");
    check(database_->IngestExternalFile(into, files.all(), options), directory_, "ingest");
}

}  // namespace grandlivre
