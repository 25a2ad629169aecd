#include "engine/log/embedded_log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/write_batch.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "engine/log/batch_check.h"
#include "engine/log/embedded_options.h"
#include "engine/log/embedded_reader.h"
#include "engine/log/embedded_rows.h"
#include "engine/log/torn_write.h"
#include "engine/runtime/crash_point.h"

namespace grandlivre {
namespace {

rocksdb::Slice slice(const auto& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Names in a directory are durable when the directory is.
void sync_directory(const std::filesystem::path& directory) {
    const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) ::close(file);
    if (!done) throw LogError(fmt::format("log {}: cannot sync: {}", directory.string(), std::strerror(error)));
}

void make_directory(const std::filesystem::path& directory) {
    if (std::filesystem::exists(directory)) return;
    const auto parent = std::filesystem::absolute(directory / "").parent_path().parent_path();  // of "x/" too
    make_directory(parent);
    std::filesystem::create_directory(directory);
    sync_directory(parent);
}

constexpr const char* copying = "copying";

[[noreturn]] void no_ledger_in(const std::filesystem::path& directory) {
    throw LogError(
        fmt::format("no ledger in {}: run `grandlivre init`, or say with --log where it is", directory.string()));
}

/// The directory to lock: made, or known to hold a ledger.
const std::filesystem::path& prepare(const std::filesystem::path& directory, EmbeddedLog::Access access) {
    try {
        if (access != EmbeddedLog::Access::read_write) make_directory(directory / "journal");
        const auto journal = directory / "journal";
        const bool begun = std::filesystem::exists(journal) && !std::filesystem::is_empty(journal);
        if (begun && !std::filesystem::exists(journal / "CURRENT"))
            throw LogError(
                fmt::format("log {} is not whole: its file journal/CURRENT is missing: restore it from a backup",
                            directory.string()));
        if (access == EmbeddedLog::Access::read_write && !begun) no_ledger_in(directory);
    } catch (const std::filesystem::filesystem_error& error) {
        throw LogError(fmt::format("log {}: {}", directory.string(), error.code().message()));
    }
    return directory;
}

}  // namespace

std::unique_ptr<EmbeddedLog> EmbeddedLog::open(const std::filesystem::path& directory, Access access) {
    return std::unique_ptr<EmbeddedLog>(new EmbeddedLog(directory, access));
}

EmbeddedLog::EmbeddedLog(const std::filesystem::path& directory, Access access)
    : directory_(directory), lock_(prepare(directory, access)) {
    // While it goes on, the lock says so.
    if (access != Access::copy && std::filesystem::exists(directory / copying))
        throw LogError(
            fmt::format("log {} is a copy that was not finished: run `grandlivre copy` again", directory.string()));
    open_database(directory / "journal");
    check_format(access);
    load_heads();
    load_queues();
}

EmbeddedLog::~EmbeddedLog() {
    // Whatever lies in files with checksums is told from a torn write when it
    // decays. Not after a failure: what failed must not be tried again.
    if (database_ && failure_.empty())
        database_->Flush(rocksdb::FlushOptions(), {journal_.get(), meta_.get(), dead_.get(), relays_.get()})
            .PermitUncheckedError();
}

void EmbeddedLog::begin_copy() {
    const int file = ::open((directory_ / copying).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        throw LogError(fmt::format("log {}: cannot mark the copy: {}", directory_.string(), std::strerror(errno)));
    ::close(file);
    sync_directory(directory_);
}

void EmbeddedLog::end_copy() {
    std::filesystem::remove(directory_ / copying);
    sync_directory(directory_);
}

void EmbeddedLog::open_database(const std::filesystem::path& path) {
    if (const auto why = cut_torn_write(path, Writes::synced))
        throw LogError(fmt::format("log {} is not whole: {}: restore it from a backup", directory_.string(), *why));
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* database = nullptr;
    const auto status = rocksdb::DB::Open(embedded_database_options(), path.string(),
                                          {{rocksdb::kDefaultColumnFamilyName, embedded_meta_options()},
                                           {"journal", embedded_journal_options()},
                                           {"meta", embedded_meta_options()},
                                           {"dead", embedded_meta_options()},
                                           {"relays", embedded_meta_options()}},
                                          &handles, &database);
    if (!status.ok())
        throw LogError(fmt::format("log {} cannot be opened: {}", directory_.string(), status.ToString()));
    database_.reset(database);
    delete handles[0];
    journal_.reset(handles[1]);
    meta_.reset(handles[2]);
    dead_.reset(handles[3]);
    relays_.reset(handles[4]);
}

void EmbeddedLog::check_format(Access access) {
    std::string version;
    auto status = database_->Get({}, meta_.get(), slice(rows::format_key), &version);
    if (status.IsNotFound()) {
        // A creation that was cut short left an empty database; rows without a
        // version are something else.
        const std::unique_ptr<rocksdb::Iterator> records(database_->NewIterator({}, journal_.get()));
        records->SeekToFirst();
        if (records->Valid() || !records->status().ok())
            throw LogError(fmt::format("log {} does not say its format", directory_.string()));
        if (access == Access::read_write) no_ledger_in(directory_);
        rocksdb::WriteOptions durable;
        durable.sync = true;
        version = rows::format_version;
        status = database_->Put(durable, meta_.get(), slice(rows::format_key), version);
    }
    if (!status.ok()) throw LogError(fmt::format("log {}: {}", directory_.string(), status.ToString()));
    if (version != rows::format_version)
        throw LogError(fmt::format("log {} has format {}, and this program knows format {}", directory_.string(),
                                   version, rows::format_version));
}

void EmbeddedLog::load_heads() {
    const std::unique_ptr<rocksdb::Iterator> entries(database_->NewIterator({}, meta_.get()));
    for (entries->Seek(slice(rows::head_prefix));
         entries->Valid() && entries->key().starts_with(slice(rows::head_prefix)); entries->Next()) {
        const Partition partition{static_cast<std::uint16_t>(heads_.size())};
        if (entries->key() != slice(rows::head_key(partition)))
            throw LogError(
                fmt::format("log {}: the head of partition {} is missing", directory_.string(), number(partition)));
        heads_.push_back(rows::decode_head(entries->value().ToStringView()));
        check_end(partition, heads_.back());
    }
    if (!entries->status().ok())
        throw LogError(fmt::format("log {}: {}", directory_.string(), entries->status().ToString()));
}

void EmbeddedLog::load_queues() {
    queues_.resize(heads_.size());
    for (std::uint16_t p = 0; p < queues_.size(); ++p) queues_[p] = load_queue(Partition{p}, {});
}

rows::Queue EmbeddedLog::load_queue(Partition partition, const rocksdb::ReadOptions& options) const {
    std::string value;
    const auto status = database_->Get(options, meta_.get(), rows::queue_key(partition), &value);
    if (status.IsNotFound()) return {};
    if (!status.ok()) throw LogError(fmt::format("log {}: {}", directory_.string(), status.ToString()));
    return rows::decode_queue(value);
}

/// The records of a partition end where its head says. The ones before are read
/// by whoever needs them, and a gap stops the reader.
void EmbeddedLog::check_end(Partition partition, const Head& head) const {
    const std::unique_ptr<rocksdb::Iterator> records(database_->NewIterator({}, journal_.get()));
    records->SeekForPrev(slice(rows::journal_key({partition, no_sequence})));
    if (!records->status().ok())
        throw LogError(fmt::format("log {}: {}", directory_.string(), records->status().ToString()));
    const auto last = records->Valid() ? rows::parse_journal_key(records->key().ToStringView()) : std::nullopt;
    const Sequence end = last && last->partition == partition ? next(last->sequence) : Sequence{0};
    if (end < head.next) throw CorruptRecord({partition, end}, "it is missing");
    if (end > head.next) throw CorruptRecord({partition, head.next}, "it lies after the head");
}

std::uint16_t EmbeddedLog::partitions() const {
    const std::lock_guard guard(mutex_);
    return static_cast<std::uint16_t>(heads_.size());
}

Head EmbeddedLog::head(Partition partition) const {
    const std::lock_guard guard(mutex_);
    check_partition(partition, heads_.size());
    return heads_[number(partition)];
}

void EmbeddedLog::append(std::span<const Batch> batches) {
    if (!failure_.empty())
        throw LogError(
            fmt::format("log {}: an earlier append failed ({}): open it again", directory_.string(), failure_));
    if (batches.empty()) return;
    check_batches(batches, heads_);

    rocksdb::WriteBatch writes;
    for (const Batch& batch : batches) {
        Position position{batch.partition, Sequence{number(batch.after.next) - batch.records.size()}};
        for (std::size_t i = 0; i < batch.records.size(); ++i) {
            const auto key = rows::journal_key(position);
            const auto checksum = rows::checksum(batch.records[i]);
            const rocksdb::Slice key_slice = slice(key);
            const rocksdb::Slice value[] = {slice(checksum), slice(batch.records[i])};
            writes.Put(journal_.get(), {&key_slice, 1}, {value, 2});
            position.sequence = next(position.sequence);
        }
        writes.Put(meta_.get(), rows::head_key(batch.partition), rows::encode(batch.after));
        Position place = batch.dead_letters.empty() ? Position{} : next_dead_letter(batch.partition);
        for (const DeadLetter& letter : batch.dead_letters) {
            writes.Put(dead_.get(), slice(rows::journal_key(place)), rows::encode(letter));
            place.sequence = next(place.sequence);
        }
    }
    auto queues = queues_;
    queues.resize(heads_.empty() ? batches.size() : heads_.size());
    write_relays(batches, queues, writes);

    rocksdb::WriteOptions durable;
    durable.sync = true;
    durable.memtable_insert_hint_per_batch = true;        // records come in the order of their keys
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);  // of this thread: nobody reads the counters
    crash_point("log.before_write");
    const auto status = database_->Write(durable, &writes);
    if (!status.ok()) {
        failure_ = status.ToString();
        throw LogError(fmt::format("log {}: append failed: {}", directory_.string(), failure_));
    }
    crash_point("log.after_write");

    const std::lock_guard guard(mutex_);
    if (heads_.empty()) heads_.resize(batches.size());
    for (const Batch& batch : batches) heads_[number(batch.partition)] = batch.after;
    queues_ = std::move(queues);
}

void EmbeddedLog::write_relays(std::span<const Batch> batches, std::vector<rows::Queue>& queues,
                               rocksdb::WriteBatch& writes) {
    std::vector<bool> changed(queues.size());
    for (const Batch& batch : batches) {
        for (const Forwarded& message : batch.forwarded) {
            rows::Queue& queue = queues[number(message.to)];
            writes.Put(relays_.get(), slice(rows::relay_key(message.to, queue.end++)), rows::encode(message));
            changed[number(message.to)] = true;
        }
        if (!batch.consumed.relays) continue;
        rows::Queue& queue = queues[number(batch.partition)];
        for (; queue.begin < std::min(queue.end, *batch.consumed.relays); ++queue.begin)
            writes.Delete(relays_.get(), slice(rows::relay_key(batch.partition, queue.begin)));
        changed[number(batch.partition)] = true;
    }
    for (std::uint16_t p = 0; p < queues.size(); ++p)
        if (changed[p]) writes.Put(meta_.get(), rows::queue_key(Partition{p}), rows::encode(queues[p]));
}

std::vector<QueuedRelay> EmbeddedLog::waiting_relays(Partition partition, std::size_t most) const {
    std::vector<QueuedRelay> waiting;
    {
        const std::lock_guard guard(mutex_);
        check_partition(partition, heads_.size());
        if (queues_[number(partition)].begin == queues_[number(partition)].end) return waiting;
    }
    // Of one moment: on the appending thread it is the latest, on another perhaps not.
    rocksdb::ManagedSnapshot now(database_.get());
    rocksdb::ReadOptions options;
    options.snapshot = now.snapshot();
    const rows::Queue queue = load_queue(partition, options);
    const std::unique_ptr<rocksdb::Iterator> rows(database_->NewIterator(options, relays_.get()));
    rows->Seek(slice(rows::relay_key(partition, queue.begin)));  // behind those that were deleted
    for (std::int64_t offset = queue.begin; offset < queue.end && waiting.size() < most; ++offset, rows->Next()) {
        if (!rows->status().ok())
            throw LogError(fmt::format("log {}: {}", directory_.string(), rows->status().ToString()));
        if (!rows->Valid() || rows->key() != slice(rows::relay_key(partition, offset)))
            throw LogError(fmt::format("log {}: relay {} of partition {} is missing", directory_.string(), offset,
                                       number(partition)));
        waiting.push_back(rows::decode_relay(offset, rows->value().ToStringView()));
    }
    return waiting;
}

Position EmbeddedLog::next_dead_letter(Partition partition) const {
    const std::unique_ptr<rocksdb::Iterator> rows(database_->NewIterator({}, dead_.get()));
    rows->SeekForPrev(slice(rows::journal_key({partition, no_sequence})));
    const auto last = rows->Valid() ? rows::parse_journal_key(rows->key().ToStringView()) : std::nullopt;
    return {partition, last && last->partition == partition ? next(last->sequence) : Sequence{0}};
}

std::unique_ptr<JournalReader> EmbeddedLog::read(Partition partition, Sequence from) const {
    const Head end = head(partition);  // before the rows: they hold at least as much
    return std::make_unique<EmbeddedReader>(*database_, journal_.get(), Position{partition, from}, end.next);
}

void EmbeddedLog::each_dead_letter(
    const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const {
    const std::unique_ptr<rocksdb::Iterator> rows(database_->NewIterator({}, dead_.get()));
    for (rows->SeekToFirst(); rows->Valid(); rows->Next()) {
        const Position place = rows::parse_journal_key(rows->key().ToStringView()).value();
        if (!visit(place.partition, number(place.sequence), rows::decode_dead_letter(rows->value().ToStringView())))
            return;
    }
    if (!rows->status().ok()) throw LogError(fmt::format("log {}: {}", directory_.string(), rows->status().ToString()));
}

}  // namespace grandlivre
