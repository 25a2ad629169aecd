#include "engine/runtime/partition_engine.h"
#include "engine/runtime/sent_relays.h"
#include "events/codec/record.h"
#include "events/codec/request_reader.h"
#include "events/values/native.h"

/// Idempotency: the same id and content again gives the first outcome again, out
/// of the journal, for ever; the same id with other content is `id_reused`.
namespace grandlivre {

void PartitionEngine::read_records(Sequence from, const std::function<bool(const wire::Record&)>& more) const {
    if (from < head_.next) {
        const auto reader = log_.look_up(partition_, from);
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next())
            if (!more(codec::record(bytes))) return;
        from = head_.next;
    }
    for (auto place = number(from) - number(head_.next); place < batch_.records.size(); ++place)
        if (!more(codec::record(batch_.records[place]))) return;
}

std::optional<Outcome> PartitionEngine::duplicate(const Request& request, const StreamEntry& entry) const {
    for (const Sequence place : cache_.seen(request.stream, entry, request.id)) {
        bool same_id = false, same = false;
        read_records(place, [&](const wire::Record& record) {
            same_id = flatbuffers::UnPack(record.header()->cause()) == request.id;
            same = same_id && codec::same_content(request_of(record), request.canonical);
            return false;
        });
        if (!same_id) continue;
        if (same) {
            Outcome first = first_outcome(place);
            first.duplicate = true;
            return first;
        }
        Outcome reused;
        reused.id = request.id;
        reused.reason = Reason::id_reused;
        reused.detail = "this id came before with other content, at " + to_text(Position{partition_, place});
        return reused;
    }
    return std::nullopt;
}

Outcome PartitionEngine::first_outcome(Sequence first) const {
    Outcome outcome;
    outcome.accepted = true;
    outcome.position = Position{partition_, first};
    bool of_clock = false;
    RecordedRelays relays(row_.clock.ledger);
    read_records(first, [&](const wire::Record& record) {
        const codec::RecordHeader header = codec::header_of(record);
        const bool is_first = header.position.sequence == first;
        if (is_first) {
            outcome.id = header.cause;
            outcome.balance = codec::balance_of(record);
            of_clock = record.event_type() == EventKind::ClockAdvanced;
        } else if (record.decision() || header.cause != *outcome.id) {
            return false;  // the next decision
        }
        for (const SentRelay& sent : relays.of(record)) outcome.relays.push_back(sent.id);
        if (const auto* rejected = record.event_as_RequestRejected()) {
            outcome.accepted = false;
            outcome.reason = rejected->reason();
            if (rejected->detail()) outcome.detail = rejected->detail()->str();
        }
        if (const auto* settled = record.event_as_ClockSettled()) {
            outcome.partitions.push_back({*outcome.position, settled->fired()});
            return false;
        }
        if (!of_clock && counts(record.event_type()))
            outcome.events.push_back({record.event_type(), header.stream, header.version, header.position});
        return true;
    });
    return outcome;
}

}  // namespace grandlivre
