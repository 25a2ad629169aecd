#include "engine/runtime/partition_engine.h"

#include <algorithm>
#include <set>

#include "engine/runtime/sent_relays.h"
#include "events/codec/record.h"
#include "events/codec/request_reader.h"
#include "events/values/native.h"

namespace grandlivre {

PartitionEngine::PartitionEngine(Partition partition, const Log& log, WriteBehind& state, std::size_t most_streams)
    : partition_(partition), log_(log), cache_(partition, state, most_streams) {
    recover();
    reset_batch();
}

void PartitionEngine::reset_batch() {
    batch_ = Batch{};
    batch_.partition = partition_;
    batch_.after = head_;
    clock_draft_.reset();
    adopted_.reset();
}

PartitionEngine::ClockDraft& PartitionEngine::clock_draft() {
    if (!clock_draft_) clock_draft_ = ClockDraft{row_.clock_entry, row_.clock};
    return *clock_draft_;
}

Position PartitionEngine::append(const Event& event, StreamEntry& entry, const RequestId& cause, const Request* decided,
                                 const std::optional<Totals>& balance, Instant now) {
    recorded_at_ = std::max(recorded_at_, now);
    const Position position{partition_, batch_.after.next};
    const Year fiscal_year = clock_now().fiscal.of(event.on);
    if (moves_result(event)) apply(clock_draft().clock.fiscal, event, fiscal_year);
    entry.version += counts(kind_of(event.body)) ? 1u : 0u;
    const codec::RecordHeader header{.position = position,
                                     .stream = event.stream,
                                     .version = entry.version,
                                     .previous = entry.last,
                                     .recorded_at = recorded_at_,
                                     .cause = cause,
                                     .on = event.on,
                                     .fiscal_year = fiscal_year};
    entry.last = position.sequence;
    const codec::DecisionPart decision{decided ? decided->canonical : std::span<const std::uint8_t>(), balance};
    const auto bytes = codec::encode_record(builder_, header, event, decided ? &decision : nullptr);
    batch_.records.append(bytes);
    batch_.after.chain = chain_.extend(batch_.after.chain, bytes);
    batch_.after.next = next(batch_.after.next);
    return position;
}

Outcome PartitionEngine::book(const Request& request, StreamEntry& entry, Decision decision, Instant now) {
    Outcome outcome;
    outcome.id = request.id;
    outcome.accepted = decision.has_value();
    Events events;
    if (!decision) {
        outcome.reason = decision.error().reason;
        outcome.detail = decision.error().detail;
        event::RequestRejected rejected;
        rejected.reason = decision.error().reason;
        rejected.detail = decision.error().detail;
        events.push_back({request.stream, request.on, std::move(rejected), {}, {}});
    } else if (decision->empty()) {
        events.push_back({request.stream, request.on, event::RequestAccepted{}, {}, {}});
    } else {
        events = std::move(*decision);
    }
    if (request.stream.kind == StreamKind::clock) {
        for (const Event& event : events) apply(clock_draft().clock, event, request.id);
    } else {
        for (const Event& event : events) apply(entry.state, event);
        outcome.balance = totals(entry.state);
    }
    for (const Event& event : events) {
        const bool first = &event == &events.front();
        const Request* decided = first ? &request : nullptr;
        const Position position = append(event, entry, request.id, decided, outcome.balance, now);
        for (const RequestId& id : send_relays(event, decided, request.id, request.stream, outcome.relays.size()))
            outcome.relays.push_back(id);
        if (first) {
            outcome.position = position;
            entry.seen.push_back({fingerprint(request.id), position.sequence});
        }
        if (counts(kind_of(event.body)))
            outcome.events.push_back({kind_of(event.body), event.stream, entry.version, position});
        if (const auto* adopted = std::get_if<event::RulesAdopted>(&event.body))
            adopted_ = std::make_shared<const RuleBook>(RuleBook::parse(adopted->rules).value());
    }
    return outcome;
}

std::vector<RequestId> PartitionEngine::send_relays(const Event& event, const Request* decided, const RequestId& cause,
                                                    const StreamId& stream, std::uint64_t sent) {
    const ClockState& clock = clock_now();
    std::vector<RequestId> ids;
    for (Relay& relay : relays_of(event, decided)) {
        ids.push_back(relay_id(clock.ledger, cause, stream, sent + ids.size()));
        batch_.forwarded.push_back(relay_message({ids.back(), event.on, std::move(relay)}, clock.partitions));
    }
    return ids;
}

void PartitionEngine::publish(const Outcome& outcome, const StreamId& stream, const ReplyTo& reply) {
    if (log_.publishes_outcomes()) batch_.answers.push_back({outcome, stream, reply});
}

Outcome PartitionEngine::decide(const Request& request, Instant now, const ReplyTo& reply) {
    GL_INVARIANT(!clock_open(), "a request came while the clock fires");
    Outcome outcome = answer(request, now);
    if (clock_open())
        clock_reply_ = reply;  // an AdvanceClock that opened is answered when it ends
    else
        publish(outcome, request.stream, reply);
    return outcome;
}

Outcome PartitionEngine::refuse_malformed(const Malformed& why, DeadLetter letter, const ReplyTo& reply) {
    Outcome outcome;
    outcome.id = why.id;
    outcome.reason = Reason::malformed;
    outcome.detail = why.detail();
    letter.detail = outcome.detail;
    // Who reads the outcomes of a key finds it there.
    const auto stream = letter.key ? parse_stream(*letter.key) : std::nullopt;
    batch_.dead_letters.push_back(std::move(letter));
    publish(outcome, stream.value_or(StreamId::clock(partition_)), reply);
    return outcome;
}

Outcome PartitionEngine::answer(const Request& request, Instant now) {
    const RuleBook& rules = adopted_ ? *adopted_ : *rules_;
    Outcome refused;
    refused.id = request.id;
    if (const auto malformed = check_shape(request, rules)) {
        refused.reason = Reason::malformed;
        refused.detail = malformed->detail();
        return refused;
    }
    const bool of_clock = request.stream.kind == StreamKind::clock;
    StreamEntry& entry = of_clock ? clock_draft().entry : cache_.draft(request.stream, rules);
    if (auto first = duplicate(request, entry)) return std::move(*first);

    const Situation at{request.stream, request.on, clock_now().clock, rules};
    return book(request, entry,
                of_clock ? decide_clock(clock_now(), request, at) : decide_stream(entry.state, request, at), now);
}

/// In order of day, stream and kind, over all that has come: what fires may set a
/// deadline that has come, too (a grant gets back a part of a dossier, and its day is
/// over). One that lies behind this slice is found by the next.
void PartitionEngine::fire(std::size_t most, Instant now) {
    GL_INVARIANT(!waiting(), "deadlines are read from what is flushed");
    flush();
    const OpenAdvance open = row_.clock.open.value();
    const auto found = cache_.due(open.clock, most);
    const bool last_slice = found.size() < most;
    std::set<Deadline> due(found.begin(), found.end());
    while (!due.empty()) {
        const Deadline deadline = due.extract(due.begin()).value();
        StreamEntry& entry = cache_.draft(deadline.stream, *rules_);
        auto running = deadlines(entry.state, deadline.stream, *rules_);
        if (std::find(running.begin(), running.end(), deadline) == running.end()) continue;
        for (const Event& event : fire_deadline(entry.state, deadline, *rules_, row_.clock.clock)) {
            apply(entry.state, event);
            append(event, entry, open.request, nullptr, std::nullopt, now);
            const auto relays = send_relays(event, nullptr, open.request, StreamId::clock(partition_),
                                            clock_draft().clock.open->relays);
            count_fired(clock_draft().clock, event, relays.size(), open.request);
        }
        running = deadlines(entry.state, deadline.stream, *rules_);
        for (const Deadline& other : running)
            if (other != deadline && other.due <= open.clock && (last_slice || other < found.back())) due.insert(other);
    }
    if (last_slice) end_clock(now);
}

void PartitionEngine::end_clock(Instant now) {
    ClockDraft& draft = clock_draft();
    const OpenAdvance open = draft.clock.open.value();
    const Situation at{StreamId::clock(partition_), open.clock, draft.clock.clock, *rules_};
    const Event settled = settle_clock(draft.clock, at);
    apply(draft.clock, settled, open.request);
    append(settled, draft.entry, open.request, nullptr, std::nullopt, now);
    last_fired_ = open.fired;
    last_relays_.clear();  // of earlier slices, too, and of those before a crash: ids tell of nothing but the number
    for (std::uint64_t n = 0; n < open.relays; ++n)
        last_relays_.push_back(relay_id(draft.clock.ledger, open.request, at.stream, n));
    Outcome outcome;
    outcome.id = open.request;
    outcome.accepted = true;
    outcome.partitions.push_back(
        {{partition_, draft.entry.seen.back().sequence}, open.fired});  // it was the last to come
    outcome.relays = last_relays_;
    publish(outcome, StreamId::clock(partition_), std::exchange(clock_reply_, {}));
}

RecordBuffer PartitionEngine::committed() {
    head_ = batch_.after;
    cache_.commit_drafts();
    if (clock_draft_) {
        row_.clock_entry = std::move(clock_draft_->entry);
        row_.clock = std::move(clock_draft_->clock);
    }
    const auto adopted = std::move(adopted_);
    row_.next = head_.next;
    row_.chain = head_.chain;
    row_.recorded_at = recorded_at_.time_since_epoch().count();
    RecordBuffer records = std::exchange(batch_.records, {});
    reset_batch();
    if (adopted) adopt(adopted);
    return records;
}

/// The book is in force. Where it moves deadlines, their index is rebuilt; the row
/// says so until it is done.
void PartitionEngine::adopt(std::shared_ptr<const RuleBook> rules) {
    const auto dates = [](const RuleBook& book) {
        return std::pair(book.hours_migration.entries().front().terms.on,
                         book.hours_dossiers.entries().front().terms.closed_from);
    };
    const bool moved = rules_ && dates(*rules_) != dates(*rules);
    rules_ = std::move(rules);
    if (!moved) return;
    row_.reindex = true;
    cache_.flush(row_, *rules_);
    row_.reindex = false;
    cache_.reindex(row_, *rules_);
}

void PartitionEngine::dropped() {
    cache_.drop_drafts();
    reset_batch();
}

void PartitionEngine::flush() {
    cache_.flush(row_, *rules_);
    flushed_ = row_.next;
}

}  // namespace grandlivre
