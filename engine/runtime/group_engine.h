#pragma once

#include <atomic>
#include <functional>
#include <future>

#include "engine/log/kafka/intake.h"
#include "engine/log/kafka/kafka_log.h"
#include "engine/runtime/engine.h"
#include "events/codec/request_reader.h"

namespace grandlivre {

/// Decides what comes on the input queues of a Kafka ledger, as a member of the
/// engines' group: takes over the partitions that the group gives, decides batch
/// after batch in one transaction each, and begins again from the committed heads
/// after whatever went wrong in between. One thread.
class GroupEngine {
public:
    struct Settings {
        EngineSettings engine;
        std::size_t most_requests = 4096;  ///< a transaction
        /// Something that an operator wants to read: partitions taken, errors survived.
        std::function<void(const std::string&)> note = [](const std::string&) {};
    };

    /// `state` is a cache of this process; the journal has all of it. `listener`
    /// hears of the records of the partitions that are decided here.
    GroupEngine(KafkaSettings kafka, Store& state, Settings settings, CommitListener* listener);
    ~GroupEngine();

    /// Until `stop`. Throws what cannot be survived: no ledger, another process of the
    /// same instance name, a broken invariant.
    void run(const std::atomic<bool>& stop);

    /// Requests decided, and how many of them had to be forwarded.
    std::uint64_t decided() const { return decided_; }
    std::uint64_t forwarded() const { return forwarded_; }

private:
    const KafkaSettings kafka_;
    Store& state_;
    Settings settings_;
    CommitListener* listener_;
    codec::RequestReader reader_;  ///< of read_aside(): one at a time
    std::unique_ptr<kafka::Intake> intake_;
    std::unique_ptr<KafkaLog> log_;
    std::unique_ptr<Engine> engine_;
    bool joined_once_ = false;
    std::atomic<std::uint64_t> decided_ = 0, forwarded_ = 0;

    void session(const std::atomic<bool>& stop);
    void take_over();
    void let_go();
    void leave_if_forgotten(rd_kafka_resp_err_t code, const std::atomic<bool>& stop);
    std::future<std::vector<Delivery>> read_aside(std::vector<kafka::InputMessage> inputs);
    void decide(std::vector<Delivery>& deliveries);
    Delivery delivery(kafka::InputMessage&& input);
    tl::expected<Request, Malformed> read(const kafka::InputMessage& input, Encoding encoding);
};

}  // namespace grandlivre
