#pragma once

#include <set>

#include "engine/log/kafka/kafka_log.h"
#include "projections/projector.h"

namespace grandlivre::projection {

/// Feeds the projector of a process that decides some of a ledger's partitions, or
/// none: its engine's records as they are committed, the other partitions' out of
/// the journal topic, on a thread of its own.
class JournalFollower final : public CommitListener {
public:
    JournalFollower(const KafkaSettings& kafka, Projector& projector);
    ~JournalFollower() override;

    void owns(const Log& log, std::span<const Partition> partitions) override;
    void committed(Partition partition, Sequence first, RecordBuffer records) override;
    /// Returns when all that is committed now has been handed to the projector.
    void catch_up();

private:
    Projector& projector_;
    std::unique_ptr<KafkaLog> log_;
    std::mutex mutex_;  // one at a time feeds a partition; guards what follows
    std::set<Partition> owned_;
    std::condition_variable woken_;
    bool stop_ = false;
    std::exception_ptr failure_;
    std::thread thread_;

    void run();
    void follow_others();
};

}  // namespace grandlivre::projection
