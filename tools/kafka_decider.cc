#include "tools/kafka_decider.h"

#include <random>

#include "engine/log/kafka/group_members.h"
#include "engine/log/kafka/kafka_log.h"
#include "engine/log/partitioner.h"

namespace grandlivre::tools {
namespace {

std::uint16_t partitions_of(const Common& common) { return open_log(common)->partitions(); }

constexpr int most_locked = 60;  ///< times, a second apart

std::string random_text() {
    std::random_device device;
    return fmt::format("{:08x}{:08x}", device(), device());
}

/// Bytes too many for a message are refused here: nobody else could read them.
bool fits(const Incoming& line) {
    return line.request || line.letter.headers.empty();  // length and hash, where the bytes are cut
}

Outcome refused(const Incoming& line) {
    Outcome outcome;
    outcome.id = line.request.error().id;
    outcome.reason = Reason::malformed;
    outcome.detail = line.request.error().detail();
    return outcome;
}

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool goes_everywhere(const Incoming& line) { return line.request && line.request->stream.kind == StreamKind::clock; }

}  // namespace

KafkaDecider::KafkaDecider(const Common& common) : KafkaDecider(common.kafka_settings(), partitions_of(common)) {
    data_ = common.directory();
    may_decide_ = true;
    need_an_engine();
}

KafkaDecider::KafkaDecider(const KafkaSettings& settings, std::uint16_t partitions)
    : settings_(settings),
      may_decide_(false),
      partitions_(partitions),
      client_(std::make_unique<kafka::RequestClient>(settings, partitions)),
      run_(random_text()) {}

KafkaDecider::~KafkaDecider() { close(); }

void KafkaDecider::close() {
    stop_ = true;
    if (engine_thread_.joinable()) engine_thread_.join();
}

/// Nobody in the group decides: then this process does.
void KafkaDecider::need_an_engine() {
    if (failure_) std::rethrow_exception(failure_);
    if (!may_decide_ || engine_thread_.joinable() || kafka::group_members(client_->client(), settings_) > 0) return;
    std::filesystem::create_directories(data_);
    try {
        state_ = RocksStore::open(state_directory(data_), state_table::specs);
    } catch (const StoreError&) {
        if (++locked_ == most_locked) throw;
        return;  // another command over the same data decides, and may soon be gone: asked again
    }
    engine_thread_ = std::thread([this] { run_engine(); });
}

void KafkaDecider::run_engine() {
    KafkaSettings settings = settings_;
    settings.static_member = false;  // it leaves the group with the command
    GroupEngine::Settings engine;
    engine.engine.now = wall_clock;
    try {
        GroupEngine(settings, *state_, std::move(engine), nullptr).run(stop_);
    } catch (...) {
        failure_ = std::current_exception();
    }
    engine_ended_ = true;
}

void KafkaDecider::send(const Incoming& line, std::size_t index) {
    const std::string correlation = fmt::format("{}:{}", run_, sent_++);
    Waiting waiting;
    waiting.line = index;
    waiting.answers.resize(partitions_);
    if (!line.request) {  // of no stream: the first partition answers
        client_->send({Partition{0}, {}, line.letter.value, Encoding::json, correlation});
    } else if (goes_everywhere(line)) {
        for (std::uint16_t p = 0; p < partitions_; ++p)
            client_->send({Partition{p}, to_text(StreamId::clock(Partition{p})), text_of(line.request->canonical),
                           Encoding::flatbuffers, correlation});
        waiting.missing = partitions_;
        waiting.everywhere = true;
        everywhere_[line.request->id] = correlation;
    } else {
        client_->send({partition_of(line.request->stream, partitions_), to_text(line.request->stream),
                       text_of(line.request->canonical), Encoding::flatbuffers, correlation});
    }
    waiting_.emplace(correlation, std::move(waiting));
}

/// A request to every partition comes after all that stands before it, relays included,
/// and before all that follows: as where one process decides.
std::vector<Outcome> KafkaDecider::submit(std::span<const Incoming> lines) {
    std::vector<Outcome> outcomes(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool apart = goes_everywhere(lines[i]);
        if (apart) settle(outcomes);
        if (fits(lines[i]))
            send(lines[i], i);
        else
            outcomes[i] = refused(lines[i]);
        if (apart) settle(outcomes);
    }
    settle(outcomes);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (outcomes[i].reason == Reason::malformed) outcomes[i].line = lines[i].line;
    return outcomes;
}

void KafkaDecider::settle(std::vector<Outcome>& outcomes) {
    if (waiting_.empty()) return;
    client_->flush();
    collect(outcomes);
}

void KafkaDecider::store(std::span<const Incoming> lines) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (fits(lines[i])) send(lines[i], i);
    client_->flush();
    waiting_.clear();
}

void KafkaDecider::collect(std::vector<Outcome>& outcomes) {
    constexpr int wait_ms = 200;
    looked_ = reached_ = std::chrono::steady_clock::now();
    while (!waiting_.empty() || !relays_.empty()) {
        const auto reply = client_->next(wait_ms);
        if (engine_ended_) {
            if (failure_) std::rethrow_exception(failure_);
            throw LogError("the engine has ended: lines without an outcome can be sent again");
        }
        if (reply)
            take(*reply, outcomes);
        else
            look_for_an_engine();
    }
    early_.clear();
}

/// The one that was there may have died. A broker that is away for a moment is no
/// reason to give up: what was sent is kept, and decided when it is back.
void KafkaDecider::look_for_an_engine() {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_ < 1s) return;
    looked_ = now;
    try {
        need_an_engine();
        reached_ = now;
    } catch (const kafka::KafkaError& error) {
        if (kafka::is_refusal(error.code()) || now - reached_ > std::chrono::milliseconds(kafka::answer_ms)) throw;
    }
}

void KafkaDecider::take(const kafka::RequestClient::Reply& reply, std::vector<Outcome>& outcomes) {
    const auto everywhere =
        reply.outcome.id && reply.correlation.empty() ? everywhere_.find(*reply.outcome.id) : everywhere_.end();
    const auto found = waiting_.find(everywhere == everywhere_.end() ? reply.correlation : everywhere->second);
    if (found == waiting_.end()) {
        if (reply.outcome.id && reply.correlation.empty()) take_relay(reply.outcome);
        return;
    }
    Waiting& waiting = found->second;
    auto& answer = waiting.answers[number(reply.partition)];
    if (answer) return;
    answer = reply.outcome;
    // What a duplicate sent was sent when it came first, and is not answered again.
    if (!answer->duplicate) await(answer->relays);
    if (--waiting.missing > 0) return;
    std::vector<Outcome> answers;
    for (auto& part : waiting.answers)
        if (part) answers.push_back(std::move(*part));
    outcomes[waiting.line] = waiting.everywhere ? merged(answers) : std::move(answers.front());
    waiting_.erase(found);
}

/// An outcome without correlation: of a relay, perhaps one of ours.
void KafkaDecider::take_relay(const Outcome& outcome) {
    if (relays_.erase(*outcome.id) > 0)
        await(outcome.relays);
    else
        early_[*outcome.id] = outcome.relays;
}

void KafkaDecider::await(std::vector<RequestId> relays) {
    while (!relays.empty()) {
        const RequestId relay = relays.back();
        relays.pop_back();
        const auto early = early_.find(relay);
        if (early == early_.end()) {
            relays_.insert(relay);
            continue;
        }
        relays.insert(relays.end(), early->second.begin(), early->second.end());
        early_.erase(early);
    }
}

}  // namespace grandlivre::tools
