#include "engine/runtime/group_engine.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <thread>

#include "engine/log/content_type.h"
#include "engine/log/kafka/group_members.h"
#include "engine/runtime/dead_letters.h"

namespace grandlivre {
namespace {

/// By the content-type; without one, and by one that is neither, by the identifier that
/// FlatBuffers carry.
Encoding encoding_of(const std::string& type, std::string_view value) {
    if (type.starts_with(json_type)) return Encoding::json;
    if (type.starts_with(flatbuffers_type)) return Encoding::flatbuffers;
    constexpr std::size_t identifier_at = 4;
    const bool named = value.size() > 8 && value.substr(identifier_at, 4) == wire::RequestIdentifier();
    return named ? Encoding::flatbuffers : Encoding::json;
}

/// How the sender wants its outcome: as it says, or as it asked.
ReplyTo reply_to(const DeadLetter& message, Encoding asked) {
    const std::string accept = kafka::header(message.headers, "accept");
    ReplyTo reply{asked, kafka::header(message.headers, "correlation-id"), message.origin};
    if (!accept.empty()) reply.encoding = accept.starts_with(json_type) ? Encoding::json : Encoding::flatbuffers;
    if (reply.correlation.size() > longest_headers) reply.correlation.clear();
    return reply;
}

rd_kafka_resp_err_t code_of(const LogError& error) {
    const auto* from_kafka = dynamic_cast<const kafka::KafkaError*>(&error);
    return from_kafka ? from_kafka->code() : RD_KAFKA_RESP_ERR_NO_ERROR;
}

/// A right is missing, or requests that were not decided are gone: trying again
/// changes neither.
bool cannot_be_survived(const LogError& error) {
    return kafka::is_refusal(code_of(error)) || code_of(error) == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET;
}

std::string list_of(const std::vector<Partition>& partitions) {
    std::vector<std::uint16_t> numbers;
    for (const Partition partition : partitions) numbers.push_back(number(partition));
    return numbers.empty() ? "none" : fmt::format("{}", fmt::join(numbers, ","));
}

}  // namespace

GroupEngine::GroupEngine(KafkaSettings kafka, Store& state, Settings settings, CommitListener* listener)
    : kafka_(std::move(kafka)), state_(state), settings_(std::move(settings)), listener_(listener) {}

GroupEngine::~GroupEngine() = default;

void GroupEngine::run(const std::atomic<bool>& stop) {
    using namespace std::chrono_literals;
    constexpr auto shortest_pause = 50ms, longest_pause = 5000ms;
    auto pause = shortest_pause;
    while (!stop) {
        const std::uint64_t before = decided_;
        try {
            session(stop);
        } catch (const LogError& error) {
            let_go();
            if (!joined_once_ || cannot_be_survived(error)) throw;
            settings_.note(fmt::format("{}: beginning again from the committed heads", error.what()));
            leave_if_forgotten(code_of(error), stop);
            if (decided_ != before) pause = shortest_pause;
            for (auto left = pause; left > 0ms && !stop; left -= shortest_pause)
                std::this_thread::sleep_for(shortest_pause);
            pause = std::min(longest_pause, pause * 2);
        }
    }
    if (engine_) engine_->flush();
    let_go();
    intake_.reset();
}

/// What was decided and not committed is forgotten; the next session reads what was.
void GroupEngine::let_go() {
    engine_.reset();
    log_.reset();
}

/// A member that the group has forgotten may not notice it, and could commit nothing:
/// a new one joins. Under a name that another member has: the other may be another
/// process, which goes before, or this one's own, where the answer to its joining was
/// lost with a broker.
void GroupEngine::leave_if_forgotten(rd_kafka_resp_err_t code, const std::atomic<bool>& stop) {
    const bool fenced = code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID;
    if (!intake_ ||
        !(fenced || code == RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID || code == RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION))
        return;
    const auto session = intake_->session();
    intake_.reset();
    if (fenced && kafka::name_is_taken(kafka_, session, stop))
        throw LogError(fmt::format("another process runs as instance {}", kafka_.instance));
}

void GroupEngine::session(const std::atomic<bool>& stop) {
    log_ = KafkaLog::open(kafka_, KafkaLog::Access::write);
    if (log_->partitions() == 0)
        throw LogError(
            fmt::format("no ledger in topics {}.* of {}: run `grandlivre init`", kafka_.prefix, kafka_.brokers));
    if (!intake_) intake_ = std::make_unique<kafka::Intake>(kafka_);
    joined_once_ = true;
    log_->joined(intake_->member());
    if (!intake_->assigned().empty()) take_over();
    constexpr int wait_ms = 100;
    std::vector<Delivery> ready;
    while (!stop) {
        auto inputs = intake_->poll(settings_.most_requests, ready.empty() ? wait_ms : 0);
        if (intake_->changed()) {
            ready.clear();  // they come again, to whom their partitions are now
            if (engine_) engine_->flush();
            engine_.reset();
            take_over();
            continue;
        }
        auto next = read_aside(std::move(inputs));
        if (!ready.empty()) decide(ready);
        ready = next.get();
    }
}

/// A batch is read while the one before it is decided and committed: a fifth of the
/// work, and the only part that needs no state.
std::future<std::vector<Delivery>> GroupEngine::read_aside(std::vector<kafka::InputMessage> inputs) {
    constexpr std::size_t worth_a_thread = 64;
    const auto policy = inputs.size() < worth_a_thread ? std::launch::deferred : std::launch::async;
    return std::async(policy, [this, inputs = std::move(inputs)]() mutable {
        std::vector<Delivery> deliveries;
        deliveries.reserve(inputs.size());
        for (auto& input : inputs) deliveries.push_back(delivery(std::move(input)));
        return deliveries;
    });
}

void GroupEngine::decide(std::vector<Delivery>& deliveries) {
    engine_->process(deliveries);
    decided_ += deliveries.size();
    if (engine_->forwarded() == forwarded_) return;
    settings_.note(fmt::format("{} requests came on a partition that is not their key's under murmur2: forwarded",
                               engine_->forwarded() - forwarded_));
    forwarded_ = engine_->forwarded();
}

void GroupEngine::take_over() {
    const auto partitions = intake_->assigned();
    const auto places = log_->claim(partitions);
    if (listener_) listener_->owns(*log_, partitions);
    if (!partitions.empty()) {
        engine_ = std::make_unique<Engine>(*log_, state_, settings_.engine, listener_, partitions);
        forwarded_ = 0;
    }
    // An AdvanceClock that was cut short has been ended by now: heads moved, offsets did not.
    intake_->start_from(places);
    settings_.note(fmt::format("partitions {}", list_of(partitions)));
}

/// The ledger alone writes the queue of relays: its own, and services' requests that
/// were forwarded.
tl::expected<Request, Malformed> GroupEngine::read(const kafka::InputMessage& input, Encoding encoding) {
    if (const std::size_t size = size_of(input.message.headers); size > longest_headers)
        return tl::make_unexpected(Malformed{"headers", fmt::format("{} bytes", size),
                                             fmt::format("at most {} bytes", longest_headers), std::nullopt});
    const std::string_view value = input.message.value;
    if (encoding == Encoding::json) return reader_.read_json(value);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(value.data()), value.size());
    if (input.queue == kafka::InputMessage::Queue::relays)
        if (auto relay = reader_.read_flatbuffer(bytes, codec::Origin::ledger)) return relay;
    return reader_.read_flatbuffer(bytes);
}

Delivery GroupEngine::delivery(kafka::InputMessage&& input) {
    const std::string_view value = input.message.value;
    const Encoding encoding = encoding_of(kafka::header(input.message.headers, "content-type"), value);
    auto request = read(input, encoding);
    Delivery delivery{
        input.partition, std::move(request), reply_to(input.message, encoding), std::move(input.message), {}};
    if (!delivery.request) delivery.message = shortened(std::move(delivery.message));
    auto& next =
        input.queue == kafka::InputMessage::Queue::requests ? delivery.consumed.requests : delivery.consumed.relays;
    next = input.offset + 1;
    return delivery;
}

}  // namespace grandlivre
