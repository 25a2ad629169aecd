#include "tools/served_kafka.h"

namespace grandlivre::tools {

ServedKafka::ServedKafka(const Common& common, std::size_t most_requests, std::function<void(const std::string&)> note)
    : settings_(common.kafka_settings()) {
    log_ = open_log(common);
    open_projections(common.directory());
    state_ = RocksStore::open(state_directory(common.directory()), state_table::specs);
    follower_ = std::make_unique<projection::JournalFollower>(settings_, *projector_);
    GroupEngine::Settings engine;
    engine.engine.now = wall_clock;
    engine.most_requests = most_requests;
    engine.note = std::move(note);
    group_ = std::make_unique<GroupEngine>(settings_, *state_, std::move(engine), follower_.get());
    requests_ = std::make_unique<KafkaDecider>(settings_, log_->partitions());
    thread_ = std::thread([this] {
        try {
            group_->run(stop_);
        } catch (...) {
            failure_ = std::current_exception();
        }
        ended_ = true;
        requests_->engine_ended();
    });
}

ServedKafka::~ServedKafka() { stop(); }

void ServedKafka::stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
}

std::vector<Outcome> ServedKafka::submit(std::span<const Incoming> lines) {
    const std::lock_guard lock(deciding_);
    return requests_->submit(lines);
}

std::unique_ptr<const Store> ServedKafka::projections() {
    follower_->catch_up();
    return Ledger::projections();
}

void ServedKafka::close() {
    stop();
    if (failure_) std::rethrow_exception(failure_);
    projector_->sync();
}

}  // namespace grandlivre::tools
