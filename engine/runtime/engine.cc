#include "engine/runtime/engine.h"

#include <algorithm>
#include <numeric>

#include "engine/log/partitioner.h"
#include "engine/runtime/crash_point.h"
#include "engine/runtime/dead_letters.h"
#include "events/codec/json_writer.h"
#include "events/codec/record.h"

namespace grandlivre {
namespace {

bool for_every_partition(const Incoming& line) {
    return line.request && line.request->stream.kind == StreamKind::clock;
}

std::vector<Partition> all_partitions(const Log& log) {
    std::vector<Partition> all;
    for (std::uint16_t i = 0; i < log.partitions(); ++i) all.push_back(Partition{i});
    return all;
}

/// A request whose shape only the rule book could tell is a dead letter too, in
/// the form in which its sender could have written it.
std::string text_of(const Request& request) {
    std::string text;
    codec::write_request(*wire::GetRequest(request.canonical.data()), text);
    return text;
}

std::string origin_of(const Incoming& line) { return line.line ? fmt::format("line {}", *line.line) : "submitted"; }

}  // namespace

Engine::Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener)
    : Engine(log, state, std::move(settings), listener, all_partitions(log)) {}

Engine::Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener,
               std::span<const Partition> partitions)
    : log_(log), settings_(std::move(settings)), listener_(listener), state_(state), by_number_(log.partitions()) {
    if (by_number_.empty()) throw LogError("the log has no ledger");
    for (const Partition partition : partitions) {
        owned_.push_back(
            std::make_unique<PartitionEngine>(partition, log_, state_, settings_.most_streams / partitions.size()));
        by_number_.at(number(partition)) = owned_.back().get();
    }
    fire_deadlines();
    settle_relays();
}

const PartitionEngine& Engine::partition(Partition partition) const {
    const PartitionEngine* engine = by_number_.at(number(partition));
    GL_INVARIANT(engine, "partition {} is another engine's", number(partition));
    return *engine;
}

PartitionEngine& Engine::owned(Partition partition) {
    return const_cast<PartitionEngine&>(std::as_const(*this).partition(partition));
}

void Engine::begin() {
    if (broken_) throw LogError("the engine stopped at an earlier error: open it again");
    broken_ = true;  // until it went well
}

Engine::~Engine() = default;

std::vector<Outcome> Engine::submit(std::span<const Incoming> lines) {
    begin();
    std::vector<Outcome> outcomes(lines.size());
    std::size_t begin = 0;
    while (begin < lines.size()) {
        if (for_every_partition(lines[begin])) {
            outcomes[begin] = submit_everywhere(*lines[begin].request);
            ++begin;
            continue;
        }
        const auto end =
            std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end(), for_every_partition);
        const auto count = static_cast<std::size_t>(end - lines.begin()) - begin;
        std::vector<Outcome> part(count);
        submit_accounts(lines.subspan(begin, count), part);
        std::move(part.begin(), part.end(), outcomes.begin() + static_cast<std::ptrdiff_t>(begin));
        begin += count;
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (outcomes[i].reason == Reason::malformed) outcomes[i].line = lines[i].line;
    broken_ = false;
    return outcomes;
}

void Engine::submit_accounts(std::span<const Incoming> lines, std::vector<Outcome>& outcomes) {
    std::vector<std::vector<std::size_t>> by_partition(partitions());
    std::vector<std::vector<StreamId>> streams(partitions());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].request) {  // of no stream: the first partition answers
            DeadLetter letter = lines[i].letter;
            letter.origin = origin_of(lines[i]);
            outcomes[i] = owned(Partition{0}).refuse_malformed(lines[i].request.error(), std::move(letter));
            continue;
        }
        const auto place = number(partition_of(lines[i].request->stream, partitions()));
        by_partition[place].push_back(i);
        streams[place].push_back(lines[i].request->stream);
    }
    const Instant now = settings_.now();
    for (auto& engine : owned_) {
        const auto place = number(engine->partition());
        engine->prefetch(streams[place]);
        for (const std::size_t i : by_partition[place]) {
            outcomes[i] = engine->decide(*lines[i].request, now);
            if (outcomes[i].reason == Reason::malformed)
                engine->batch().dead_letters.push_back(
                    {.value = text_of(*lines[i].request), .detail = outcomes[i].detail, .origin = origin_of(lines[i])});
        }
    }
    commit();
    settle_relays();
}

Outcome Engine::submit_everywhere(const Request& request) {
    std::vector<Outcome> answers;
    std::vector<bool> opened;
    for (auto& partition : owned_) {
        Request copy = request;
        copy.stream = StreamId::clock(partition->partition());
        answers.push_back(partition->decide(copy, settings_.now()));
        opened.push_back(partition->clock_open());
    }
    commit();
    fire_deadlines();
    settle_relays();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i].accepted || !answers[i].partitions.empty()) continue;
        answers[i].partitions.push_back({*answers[i].position, opened[i] ? owned_[i]->last_fired() : 0});
        if (opened[i]) answers[i].relays = owned_[i]->last_relays();
    }
    return merged(answers);
}

void Engine::process(std::span<Delivery> deliveries) {
    begin();
    std::vector<std::vector<StreamId>> streams(partitions());
    for (const Delivery& delivery : deliveries)
        if (delivery.request && delivery.request->stream.kind != StreamKind::clock)  // clocks are always there
            streams[number(delivery.partition)].push_back(delivery.request->stream);
    for (auto& engine : owned_) engine->prefetch(streams[number(engine->partition())]);
    const Instant now = settings_.now();
    for (Delivery& delivery : deliveries) process(delivery, now);
    commit();
    broken_ = false;
}

void Engine::process(Delivery& delivery, Instant now) {
    PartitionEngine& engine = owned(delivery.partition);
    Batch& batch = engine.batch();
    if (delivery.consumed.requests) batch.consumed.requests = delivery.consumed.requests;
    if (delivery.consumed.relays) batch.consumed.relays = delivery.consumed.relays;
    if (!delivery.request) {
        engine.refuse_malformed(delivery.request.error(), std::move(delivery.message), delivery.reply);
        return;
    }
    Request& request = *delivery.request;
    if (request.stream.kind == StreamKind::clock) {
        request.stream = StreamId::clock(delivery.partition);
        engine.decide(request, now, delivery.reply);
        if (!engine.clock_open()) return;
        commit();
        fire_deadlines();  // nothing else is decided on the partition before its end
        return;
    }
    const Partition home = partition_of(request.stream, partitions());
    if (home != delivery.partition) {
        ++forwarded_;
        batch.forwarded.push_back(
            {home, to_text(request.stream), std::move(delivery.message.value), std::move(delivery.message.headers)});
        return;
    }
    const Outcome outcome = engine.decide(request, now, delivery.reply);
    if (outcome.reason != Reason::malformed) return;
    delivery.message.detail = outcome.detail;
    batch.dead_letters.push_back(shortened(std::move(delivery.message)));
}

void Engine::fire_deadlines() {
    std::uint64_t fired = 0;
    const auto open = [&] {
        return std::any_of(owned_.begin(), owned_.end(), [](const auto& p) { return p->clock_open(); });
    };
    while (open()) {
        for (auto& partition : owned_)
            if (partition->clock_open()) partition->fire(settings_.deadlines_a_slice, settings_.now());
        for (auto& partition : owned_) fired += partition->batch().records.size();
        commit();
        if (on_fired) on_fired(fired);
    }
}

/// Decides what streams ask of each other, and what those decisions ask in turn. Not
/// between the slices of a clock: nothing else is decided there.
void Engine::settle_relays() {
    while (decide_relays()) commit();
}

/// A round, in the order of partitions and of their queues. Says whether there was
/// anything to decide.
bool Engine::decide_relays() {
    const Instant now = settings_.now();
    bool any = false;
    for (auto& partition : owned_) {
        const auto waiting = log_.waiting_relays(partition->partition(), settings_.relays_a_round);
        if (waiting.empty()) continue;
        any = true;
        std::vector<Request> requests;
        std::vector<StreamId> streams;
        for (const QueuedRelay& relay : waiting) {
            auto request = relay_reader_.read_flatbuffer(
                {reinterpret_cast<const std::uint8_t*>(relay.value.data()), relay.value.size()}, codec::Origin::ledger);
            GL_INVARIANT(request, "relay {} of partition {} is no request: {}", relay.offset,
                         number(partition->partition()), request.error().detail());
            streams.push_back(request->stream);
            requests.push_back(std::move(*request));
        }
        partition->prefetch(streams);
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const Outcome outcome = partition->decide(requests[i], now);
            GL_INVARIANT(outcome.position, "relay {} of partition {} cannot be decided: {}", waiting[i].offset,
                         number(partition->partition()), outcome.detail);
        }
        partition->batch().consumed.relays = waiting.back().offset + 1;
    }
    return any;
}

void Engine::commit() {
    std::vector<Batch> batches;
    for (auto& partition : owned_)
        if (partition->waiting()) batches.push_back(std::move(partition->batch()));
    if (!batches.empty()) {
        crash_point("engine.before_append");
        log_.append(batches);
        crash_point("engine.after_append");
    }
    for (Batch& batch : batches) {
        PartitionEngine& partition = owned(batch.partition);
        const Sequence first = partition.head().next;
        partition.batch() = std::move(batch);
        RecordBuffer records = partition.committed();
        if (listener_ && !records.empty()) listener_->committed(partition.partition(), first, std::move(records));
    }
    for (auto& partition : owned_) partition->dropped();  // duplicates leave copies, no records
    if (batches.empty()) return;
    crash_point("engine.after_commit");
    flush_some();
}

/// One partition at a time, the fullest first: so they come to be flushed in turn.
void Engine::flush_some() {
    const auto sum = [&](auto of) {
        return std::accumulate(owned_.begin(), owned_.end(), std::uint64_t{0},
                               [&](std::uint64_t so_far, const auto& p) { return so_far + of(*p); });
    };
    const auto flush_fullest = [&](auto of) {
        (*std::max_element(owned_.begin(), owned_.end(), [&](const auto& a, const auto& b) {
            return of(*a) < of(*b);
        }))->flush();
    };
    const auto changed = [](const PartitionEngine& partition) { return partition.changed(); };
    const auto unflushed = [](const PartitionEngine& partition) { return partition.unflushed(); };
    while (sum(changed) > settings_.flush_after) flush_fullest(changed);
    while (sum(unflushed) > settings_.flush_after_records) flush_fullest(unflushed);
}

void Engine::flush() {
    for (auto& partition : owned_) partition->flush();
    state_.sync();
}

}  // namespace grandlivre
