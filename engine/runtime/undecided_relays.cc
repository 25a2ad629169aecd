#include "engine/runtime/undecided_relays.h"

#include <set>

#include "events/codec/request_reader.h"
#include "events/values/native.h"

namespace grandlivre {

void UndecidedRelays::see(Position position, std::span<const std::uint8_t> bytes) {
    const wire::Record* record = codec::verify_record(bytes);
    if (!record) throw CorruptRecord(position, "bytes that are no record");
    if (const auto* created = record->event_as_LedgerCreated()) {
        ledger_ = flatbuffers::UnPack(*created->ledger());
        partitions_ = created->partitions();
    }
    Part& part = parts_.try_emplace(position.partition, Part{RecordedRelays(ledger_), {}}).first->second;
    if (const auto request = request_of(*record); !request.empty()) {
        part.decision = position;
        const wire::Request& decided = *wire::GetRequest(request.data());
        const auto id = flatbuffers::UnPack(*decided.id());
        if (decided.source()->string_view() == codec::relay_source && sent_.erase(id) == 0) decided_.insert(id);
    }
    for (const SentRelay& relay : part.relays.of(*record))
        if (decided_.erase(relay.id) == 0) sent_[relay.id] = part.decision;
}

std::vector<Forwarded> UndecidedRelays::waiting(const Log& log) const {
    std::set<Position> decisions;
    for (const auto& [id, decision] : sent_) decisions.insert(decision);
    std::vector<Forwarded> messages;
    for (const Position& decision : decisions) {
        RecordedRelays relays(ledger_);
        const auto reader = log.look_up(decision.partition, decision.sequence);
        bool first = true;
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next(), first = false) {
            const wire::Record& record = codec::record(bytes);
            if (record.decision() && !first) break;
            for (SentRelay& relay : relays.of(record))
                if (sent_.contains(relay.id)) messages.push_back(relay_message(std::move(relay), partitions_));
        }
    }
    return messages;
}

}  // namespace grandlivre
