#include "engine/runtime/engine.h"

#include <algorithm>

#include "engine/log/partitioner.h"
#include "engine/runtime/crash_point.h"
#include "events/codec/record.h"

namespace grandlivre {
namespace {

bool for_every_partition(const Incoming& line) {
    return line.request && line.request->stream.kind == StreamKind::clock;
}

Outcome malformed(const Incoming& line) {
    Outcome outcome;
    outcome.id = line.request.error().id;
    outcome.reason = Reason::malformed;
    outcome.detail = line.request.error().detail();
    return outcome;
}

}  // namespace

Engine::Engine(Log& log, Store& state, EngineSettings settings, CommitListener* listener)
    : log_(log), settings_(std::move(settings)), listener_(listener) {
    const std::uint16_t count = log_.partitions();
    if (count == 0) throw LogError("the log has no ledger");
    for (std::uint16_t i = 0; i < count; ++i)
        partitions_.push_back(
            std::make_unique<PartitionEngine>(Partition{i}, log_, state, settings_.most_streams / count));
    fire_deadlines();
}

Engine::~Engine() = default;

std::vector<Outcome> Engine::submit(std::span<const Incoming> lines) {
    if (broken_) throw LogError("the engine stopped at an earlier error: open it again");
    broken_ = true;  // until it went well
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
    std::vector<std::vector<std::size_t>> by_partition(partitions_.size());
    std::vector<std::vector<StreamId>> streams(partitions_.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].request) {
            outcomes[i] = malformed(lines[i]);
            continue;
        }
        const auto place = number(partition_of(lines[i].request->stream, partitions()));
        by_partition[place].push_back(i);
        streams[place].push_back(lines[i].request->stream);
    }
    const Instant now = settings_.now();
    for (std::size_t place = 0; place < partitions_.size(); ++place) {
        partitions_[place]->prefetch(streams[place]);
        for (const std::size_t i : by_partition[place])
            outcomes[i] = partitions_[place]->decide(*lines[i].request, now);
    }
    commit();
}

Outcome Engine::submit_everywhere(const Request& request) {
    std::vector<Outcome> answers;
    std::vector<bool> opened(partitions_.size());
    for (auto& partition : partitions_) {
        Request copy = request;
        copy.stream = StreamId::clock(partition->partition());
        answers.push_back(partition->decide(copy, settings_.now()));
        opened[number(partition->partition())] = partition->clock_open();
    }
    commit();
    fire_deadlines();

    Outcome merged;
    merged.id = request.id;
    merged.accepted = merged.duplicate = true;
    for (std::size_t place = 0; place < answers.size(); ++place) {
        const Outcome& answer = answers[place];
        merged.duplicate &= answer.duplicate;
        if (!answer.accepted) {
            merged.accepted = false;
            merged.reason = answer.reason;
            merged.detail = answer.detail;
        }
        if (!answer.partitions.empty())
            merged.partitions.push_back(answer.partitions.front());  // of a first outcome
        else if (answer.position)
            merged.partitions.push_back({*answer.position, opened[place] ? partitions_[place]->last_fired() : 0});
    }
    if (!merged.accepted) merged.partitions.clear();
    return merged;
}

void Engine::fire_deadlines() {
    std::uint64_t fired = 0;
    const auto open = [&] {
        return std::any_of(partitions_.begin(), partitions_.end(), [](const auto& p) { return p->clock_open(); });
    };
    while (open()) {
        for (auto& partition : partitions_)
            if (partition->clock_open()) partition->fire(settings_.deadlines_a_slice, settings_.now());
        for (auto& partition : partitions_) fired += partition->batch().records.size();
        commit();
        if (on_fired) on_fired(fired);
    }
}

void Engine::commit() {
    std::vector<Batch> batches;
    for (auto& partition : partitions_)
        if (partition->waiting()) batches.push_back(std::move(partition->batch()));
    if (batches.empty()) {
        for (auto& partition : partitions_) partition->dropped();  // duplicates leave copies, no records
        return;
    }
    crash_point("engine.before_append");
    log_.append(batches);
    crash_point("engine.after_append");
    for (Batch& batch : batches) {
        PartitionEngine& partition = *partitions_[number(batch.partition)];
        const Sequence first = partition.head().next;
        partition.batch() = std::move(batch);
        RecordBuffer records = partition.committed();
        if (listener_) listener_->committed(partition.partition(), first, std::move(records));
    }
    for (auto& partition : partitions_) partition->dropped();
    crash_point("engine.after_commit");
    std::size_t changed = 0;
    for (const auto& partition : partitions_) changed += partition->changed();
    if (changed > settings_.flush_after) flush();
}

void Engine::flush() {
    for (auto& partition : partitions_) partition->flush();
}

}  // namespace grandlivre
