#include "projections/rebuild.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "projections/partition_fold.h"

namespace grandlivre::projection {
namespace {

class Rebuild {
public:
    Rebuild(const Log& log, Store& store, const RebuildSettings& settings)
        : log_(log), store_(store), settings_(settings) {
        for (std::uint16_t i = 0; i < log.partitions(); ++i) of_ += number(end(Partition{i}));
    }

    std::uint64_t run() {
        std::vector<std::exception_ptr> failures(settings_.threads);
        {
            std::vector<std::jthread> threads;
            for (unsigned i = 0; i < settings_.threads; ++i)
                threads.emplace_back([&, i] {
                    try {
                        partitions();
                    } catch (...) {
                        failures[i] = std::current_exception();
                        next_partition_ = log_.partitions();
                    }
                });
        }
        for (const auto& failure : failures)
            if (failure) std::rethrow_exception(failure);
        return records_;
    }

private:
    const Log& log_;
    Store& store_;
    const RebuildSettings& settings_;
    std::atomic<std::uint32_t> next_partition_ = 0;
    std::uint64_t of_ = 0;
    std::mutex mutex_;  // guards records_
    std::uint64_t records_ = 0;

    Sequence end(Partition partition) const {
        const Sequence head = log_.head(partition).next;
        return settings_.until ? std::min(head, settings_.until(partition)) : head;
    }

    /// A partition that nobody has begun, and its journal.
    struct Begun {
        Partition partition{};
        std::unique_ptr<JournalReader> reader;
    };
    std::optional<Begun> begin() {
        const auto next = next_partition_++;
        if (next >= log_.partitions()) return std::nullopt;
        const Partition partition{static_cast<std::uint16_t>(next)};
        return Begun{partition, log_.read(partition, Sequence{0})};
    }

    /// Partition after partition. The next one is begun before the rows of this one
    /// are written: where the journal comes over a network, it comes meanwhile.
    void partitions() {
        // Few rows wait for those of other partitions: each table that a write adds to
        // is a file, and some milliseconds.
        constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20;
        WriteSet rows, few;  // their memory is used again
        for (auto begun = begin(); begun;) {
            PartitionFold fold(begun->partition, nullptr);
            fold_all(fold, *begun, rows);
            begun = begin();
            fold.write_back(rows, few);
            write(rows);
            if (few.bytes() > most_waiting_bytes) write(few);
        }
        write(few);
    }

    void write(WriteSet& rows) {
        store_.write(rows);
        rows.clear();
    }

    void fold_all(PartitionFold& fold, const Begun& begun, WriteSet& rows) {
        constexpr std::size_t at_once = 1024;
        constexpr std::uint64_t between_reports = 1 << 15;
        const Sequence last = end(begun.partition);
        RecordBuffer records;
        std::uint64_t unreported = 0;
        while (fold.next_sequence() < last) {
            records.clear();
            begun.reader->read(records, std::min(at_once, number(last) - number(fold.next_sequence())));
            if (records.empty())
                throw CorruptRecord({begun.partition, fold.next_sequence()}, "the journal ends before its head");
            fold.fold(records, rows);
            if (rows.size() >= settings_.lines_a_run) write(rows);
            unreported += records.size();
            if (unreported >= between_reports) report(std::exchange(unreported, 0));
        }
        report(unreported);
    }

    void report(std::uint64_t records) {
        const std::lock_guard lock(mutex_);
        records_ += records;
        if (settings_.progress) settings_.progress({records_, of_});
    }
};

}  // namespace

std::uint64_t rebuild(const Log& log, Store& store, const RebuildSettings& settings) {
    return Rebuild(log, store, settings).run();
}

}  // namespace grandlivre::projection
