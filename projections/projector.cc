#include "projections/projector.h"

#include "engine/runtime/crash_point.h"

namespace grandlivre::projection {
namespace {
constexpr std::size_t records_at_once = 4096;
}
Projector::Projector(const Log& log, Store& store, Settings settings) : log_(log), store_(store), settings_(settings) {
    for (std::uint16_t i = 0; i < log.partitions(); ++i)
        folds_.push_back(std::make_unique<PartitionFold>(Partition{i}, &store));
    catch_up();
    for (const auto& fold : folds_) handed_over_.push_back(fold->next_sequence());
    thread_ = std::thread([this] { run(); });
}

Projector::~Projector() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Projector::catch_up() {
    for (std::uint16_t i = 0; i < folds_.size(); ++i) {
        PartitionFold& fold = *folds_[i];
        const Head head = log_.head(Partition{i});
        if (fold.next_sequence() > head.next)
            throw StoreError(
                fmt::format("the projections of partition {} are beyond its journal: run `grandlivre replay`", i));
        if (fold.next_sequence() == head.next) continue;
        const auto reader = log_.read(Partition{i}, fold.next_sequence());
        RecordBuffer records;
        for (reader->read(records, records_at_once); !records.empty(); reader->read(records, records_at_once)) {
            this->fold(fold, records);
            records.clear();
        }
    }
    write();
}

void Projector::committed(Partition partition, Sequence first, RecordBuffer records) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ < settings_.most_waiting || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    Sequence& wanted = handed_over_.at(number(partition));
    GL_INVARIANT(wanted == first, "records of partition {} from {}, expected {}", number(partition), number(first),
                 number(wanted));
    wanted = Sequence{number(first) + records.size()};
    waiting_ += records.bytes();
    queue_.push_back({partition, first, std::move(records)});
    changed_.notify_all();
}

void Projector::follow(const Log& log, Partition partition) {
    const auto wanted = [&] {
        const std::lock_guard lock(mutex_);
        return handed_over_.at(number(partition));
    };
    const Sequence from = wanted();
    if (from >= log.head(partition).next) return;
    const auto reader = log.read(partition, from);
    RecordBuffer records;
    for (reader->read(records, records_at_once); !records.empty(); reader->read(records, records_at_once))
        committed(partition, wanted(), std::exchange(records, {}));
}

void Projector::sync() {
    std::unique_lock lock(mutex_);
    write_wanted_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return failure_ || (queue_.empty() && idle_ && !write_wanted_); });
    if (failure_) std::rethrow_exception(failure_);
}

void Projector::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return stop_ || write_wanted_ || !queue_.empty(); });
        try {
            if (!queue_.empty()) {
                const Work work = std::move(queue_.front());
                queue_.pop_front();
                idle_ = false;
                lock.unlock();
                fold(*folds_.at(number(work.partition)), work.records);
                lock.lock();
                idle_ = true;
                waiting_ -= work.records.bytes();
            } else {  // sync() waits, or the end has come: leave nothing unwritten
                const bool last = stop_;
                lock.unlock();
                write();
                lock.lock();
                write_wanted_ = false;
                if (last) return;
            }
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            failure_ = std::current_exception();
            changed_.notify_all();
            return;
        }
        changed_.notify_all();
    }
}

void Projector::fold(PartitionFold& fold, const RecordBuffer& records) {
    fold.fold(records, writes_);
    folded_ += records.size();
    if (folded_ >= settings_.records_a_write) write();
}

void Projector::write() {
    if (folded_ == 0) return;
    for (auto& fold : folds_) fold->write_back(writes_);
    crash_point("projection.before_write");
    store_.write(writes_);
    crash_point("projection.after_write");
    writes_.clear();
    folded_ = 0;
    for (auto& fold : folds_) fold->age(settings_.most_rows / folds_.size());
}

}  // namespace grandlivre::projection
