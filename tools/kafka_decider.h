#pragma once

#include <atomic>
#include <set>
#include <thread>
#include <unordered_map>

#include "engine/log/kafka/request_client.h"
#include "engine/runtime/group_engine.h"
#include "tools/decider.h"

namespace grandlivre::tools {

/// Publishes requests to a Kafka ledger and waits for their outcomes, and until the
/// relays that they sent are decided, with those that these sent in turn. Where the
/// group of the engines has no member, it runs one in this process until it is closed.
class KafkaDecider final : public Decider {
public:
    explicit KafkaDecider(const Common& common);
    /// Of a process that runs an engine already.
    KafkaDecider(const KafkaSettings& settings, std::uint16_t partitions);
    ~KafkaDecider() override;

    std::vector<Outcome> submit(std::span<const Incoming> lines) override;
    void store(std::span<const Incoming> lines) override;
    void close() override;
    /// For any thread: the engine that this process runs beside has ended, so who waits for
    /// it is told.
    void engine_ended() { engine_ended_ = true; }

private:
    const KafkaSettings settings_;
    std::filesystem::path data_;
    bool may_decide_;  ///< run an engine here if nobody else does
    std::uint16_t partitions_;
    std::unique_ptr<kafka::RequestClient> client_;
    std::string run_;  ///< what the correlations of this process begin with
    std::uint64_t sent_ = 0;

    std::unique_ptr<RocksStore> state_;
    int locked_ = 0;  ///< times that another process held it
    std::thread engine_thread_;
    std::atomic<bool> stop_ = false, engine_ended_ = false;
    std::exception_ptr failure_;
    std::chrono::steady_clock::time_point looked_, reached_;  ///< for an engine; a broker, when doing so

    /// Where an outcome belongs: a line, and how many partitions have not answered.
    struct Waiting {
        std::size_t line = 0;
        std::vector<std::optional<Outcome>> answers;
        std::size_t missing = 1;
        bool everywhere = false;  ///< one answer is made of those of all partitions
    };
    std::unordered_map<std::string, Waiting> waiting_;  ///< by correlation
    /// Correlations of requests that go everywhere: an engine that ends one after a
    /// crash knows its id alone.
    std::map<RequestId, std::string> everywhere_;
    std::set<RequestId> relays_;  ///< sent, and not yet decided
    /// Outcomes that nobody waited for when they were read, with the relays that they
    /// sent: a relay's may come before that of its cause, from another partition.
    std::map<RequestId, std::vector<RequestId>> early_;

    void send(const Incoming& line, std::size_t index);
    /// Waits for what was sent, and for its relays.
    void settle(std::vector<Outcome>& outcomes);
    void collect(std::vector<Outcome>& outcomes);
    void take(const kafka::RequestClient::Reply& reply, std::vector<Outcome>& outcomes);
    void take_relay(const Outcome& outcome);
    void await(std::vector<RequestId> relays);
    void need_an_engine();
    void look_for_an_engine();
    void run_engine();
};

}  // namespace grandlivre::tools
