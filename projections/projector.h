#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/runtime/engine.h"
#include "projections/partition_fold.h"

namespace grandlivre::projection {

/// Keeps the projections' store behind the log: first what it lacks, read from the
/// log, then what the engine commits, as it is handed over. Rows and position are
/// one write. The work is done on a thread of its own; committed() waits only when
/// the projector is far behind. Any thread may hand over, one a partition at a time.
class Projector final : public CommitListener {
public:
    struct Settings {
        std::size_t most_rows = 4'000'000;        ///< kept in memory, over all partitions
        std::size_t records_a_write = 1'048'576;  ///< and what a start after kill -9 folds again, at most
        std::size_t most_waiting = 64 << 20;      ///< bytes handed over and not yet folded
    };
    Projector(const Log& log, Store& store, Settings settings);
    ~Projector() override;

    void committed(Partition partition, Sequence first, RecordBuffer records) override;
    /// Reads what it lacks of a partition up to the log's head.
    void follow(const Log& log, Partition partition);
    /// Returns when all that was handed over is in the store. Throws what stopped
    /// the projector.
    void sync();

private:
    struct Work {
        Partition partition{};
        Sequence first{};
        RecordBuffer records;
    };
    const Log& log_;
    Store& store_;
    Settings settings_;
    std::vector<std::unique_ptr<PartitionFold>> folds_;
    WriteSet writes_;
    std::size_t folded_ = 0;  ///< records since the last write

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::deque<Work> queue_;
    std::vector<Sequence> handed_over_;  ///< by partition: the next record that it wants
    std::size_t waiting_ = 0;
    bool idle_ = true, stop_ = false, write_wanted_ = false;
    std::exception_ptr failure_;
    std::thread thread_;

    void catch_up();
    void run();
    void fold(PartitionFold& fold, const RecordBuffer& records);
    void write();
};

}  // namespace grandlivre::projection
