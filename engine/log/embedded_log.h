#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/log/directory_lock.h"
#include "engine/log/embedded_rows.h"
#include "engine/log/log.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
class WriteBatch;
struct ReadOptions;
}  // namespace rocksdb

namespace grandlivre {

/// The journal in one directory of this machine, on RocksDB: `DIR/lock` says
/// which process holds it, `DIR/journal` is the database (embedded_rows.h). An
/// append is one RocksDB batch and one fsync, so it is durable on return, and
/// there whole or not at all after a crash.
///
/// Answers are not stored: the journal alone answers for a decided request, and
/// in this log nobody waits for outcomes elsewhere. append() checks the batch
/// and leaves them to the caller. What is forwarded (relays) is a row until it is
/// consumed. Dead letters are kept, with the batch.
///
/// append() is for one thread; heads and new readers may be asked for on any.
/// A reader must not outlive its log.
class EmbeddedLog final : public Log {
public:
    /// A copy may also open what an earlier one left unfinished (a file `DIR/copying`).
    enum class Access { read_write, create_if_missing, copy };

    /// Throws LogError when another process holds the directory (and names it),
    /// when there is no ledger in it and none is to be made, when its format is
    /// of another version, and when what it holds is damaged.
    static std::unique_ptr<EmbeddedLog> open(const std::filesystem::path& directory, Access access);
    ~EmbeddedLog() override;

    std::uint16_t partitions() const override;
    Head head(Partition partition) const override;
    /// After a failed write or fsync the object takes no more: what reached the
    /// disk is unknown (a second fsync may well say yes to lost pages), and only
    /// opening again tells.
    void append(std::span<const Batch> batches) override;
    void begin_copy() override;
    void end_copy() override;
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override;
    std::vector<QueuedRelay> waiting_relays(Partition partition, std::size_t most) const override;
    void each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override;

private:
    EmbeddedLog(const std::filesystem::path& directory, Access access);
    void open_database(const std::filesystem::path& path);
    void check_format(Access access);
    void load_heads();
    void check_end(Partition partition, const Head& head) const;
    void load_queues();
    rows::Queue load_queue(Partition partition, const rocksdb::ReadOptions& options) const;
    Position next_dead_letter(Partition partition) const;
    void write_relays(std::span<const Batch> batches, std::vector<rows::Queue>& queues, rocksdb::WriteBatch& writes);

    const std::filesystem::path directory_;
    DirectoryLock lock_;  // before the database: released after it is closed
    std::unique_ptr<rocksdb::DB> database_;
    std::unique_ptr<rocksdb::ColumnFamilyHandle> journal_;
    std::unique_ptr<rocksdb::ColumnFamilyHandle> meta_;
    std::unique_ptr<rocksdb::ColumnFamilyHandle> dead_;
    std::unique_ptr<rocksdb::ColumnFamilyHandle> relays_;
    std::string failure_;  ///< of the write after which nothing more is taken

    mutable std::mutex mutex_;  // guards what follows against readers; append() alone changes it
    std::vector<Head> heads_;
    std::vector<rows::Queue> queues_;
};

}  // namespace grandlivre
