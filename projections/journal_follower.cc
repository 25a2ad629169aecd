#include "projections/journal_follower.h"

namespace grandlivre::projection {

JournalFollower::JournalFollower(const KafkaSettings& kafka, Projector& projector)
    : projector_(projector), log_(KafkaLog::open(kafka, KafkaLog::Access::read)), thread_([this] { run(); }) {}

JournalFollower::~JournalFollower() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void JournalFollower::owns(const Log& log, std::span<const Partition> partitions) {
    const std::lock_guard lock(mutex_);
    owned_ = {partitions.begin(), partitions.end()};
    for (const Partition partition : partitions) projector_.follow(log, partition);
}

void JournalFollower::committed(Partition partition, Sequence first, RecordBuffer records) {
    projector_.committed(partition, first, std::move(records));
}

void JournalFollower::catch_up() {
    const std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
    follow_others();
}

void JournalFollower::follow_others() {
    log_->refresh();
    for (std::uint16_t p = 0; p < log_->partitions(); ++p)
        if (!owned_.contains(Partition{p})) projector_.follow(*log_, Partition{p});
}

void JournalFollower::run() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (!stop_) {
        try {
            if (owned_.size() < log_->partitions()) follow_others();
        } catch (const kafka::KafkaError&) {  // a broker that is away comes back
        } catch (...) {
            failure_ = std::current_exception();
            return;
        }
        woken_.wait_for(lock, 200ms, [&] { return stop_; });
    }
}

}  // namespace grandlivre::projection
