#pragma once

#include "engine/log/kafka/kafka_log.h"
#include "engine/runtime/group_engine.h"
#include "projections/journal_follower.h"
#include "tools/kafka_decider.h"

namespace grandlivre::tools {

/// A Kafka ledger as `serve` runs it: an engine of the group on a thread of its own,
/// projections of all partitions, and commands of clients beside.
class ServedKafka final : public Ledger {
public:
    ServedKafka(const Common& common, std::size_t most_requests, std::function<void(const std::string&)> note);
    ~ServedKafka() override;

    /// Publishes them as any upstream service would.
    std::vector<Outcome> submit(std::span<const Incoming> lines) override;
    std::unique_ptr<const Store> projections() override;
    /// Ends the engine. Throws what ended it before.
    void close() override;

    bool running() const { return !ended_; }

private:
    const KafkaSettings settings_;
    std::unique_ptr<projection::JournalFollower> follower_;
    std::unique_ptr<GroupEngine> group_;
    std::unique_ptr<KafkaDecider> requests_;
    std::atomic<bool> stop_ = false, ended_ = false;
    std::exception_ptr failure_;
    std::thread thread_;

    void stop();
};

}  // namespace grandlivre::tools
