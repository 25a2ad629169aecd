#include <algorithm>

#include "engine/decide/relay/relays.h"
#include "engine/runtime/partition_engine.h"
#include "engine/runtime/recorded_event.h"

/// Taking a partition over: the store says up to where it knows the journal, the
/// rest is folded from the records, by the same apply as when they were decided.
namespace grandlivre {

void PartitionEngine::recover() {
    head_ = log_.head(partition_);
    if (auto row = cache_.partition_row()) row_ = std::move(*row);
    flushed_ = row_.next;
    if (row_.next > head_.next)
        throw StoreError(fmt::format("the state of partition {} is at {}, beyond its journal, which ends at {}",
                                     number(partition_), number(row_.next), number(head_.next)));
    recorded_at_ = Instant(std::chrono::microseconds(row_.recorded_at));
    if (!row_.clock.rules.empty()) rules_ = std::make_shared<const RuleBook>(RuleBook::parse(row_.clock.rules).value());
    if (std::exchange(row_.reindex, false)) cache_.reindex(row_, *rules_);
    if (row_.next < head_.next) {
        const auto reader = log_.read(partition_, row_.next);
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next()) restore_record(bytes);
        cache_.commit_drafts();
    }
    if (row_.next != head_.next || row_.chain != head_.chain)
        throw LogError(fmt::format("partition {}: the journal's chain at {} is {}, its head says {}",
                                   number(partition_), number(row_.next), to_hex(row_.chain), to_hex(head_.chain)));
}

void PartitionEngine::restore_record(std::span<const std::uint8_t> bytes) {
    const auto* record = codec::verify_record(bytes);
    if (!record) throw CorruptRecord({partition_, row_.next}, "bytes that are no record");
    const codec::RecordHeader header = codec::header_of(*record);
    if (header.position != Position{partition_, row_.next})
        throw CorruptRecord({partition_, row_.next}, "the record says that it is " + to_text(header.position));
    const Event event = event_of(*record);
    const bool of_clock = header.stream.kind == StreamKind::clock;
    if (of_clock) apply(row_.clock, event, header.cause);
    apply(row_.clock.fiscal, event, header.fiscal_year);
    const bool new_rules =
        kind_of(event.body) == EventKind::LedgerCreated || kind_of(event.body) == EventKind::RulesAdopted;
    StreamEntry& entry = of_clock ? row_.clock_entry : cache_.draft(header.stream, *rules_);
    const std::uint32_t version = entry.version + (counts(kind_of(event.body)) ? 1u : 0u);
    if (header.version != version || header.previous != entry.last)
        throw CorruptRecord(header.position, fmt::format("version {} of {}, expected {}", header.version,
                                                         to_text(header.stream), version));
    if (!of_clock) {
        apply(entry.state, event);
        if (row_.clock.open) count_fired(row_.clock, event, relays_of(event, nullptr).size(), header.cause);
    }
    entry.version = version;
    entry.last = header.position.sequence;
    if (record->decision()) entry.seen.push_back({fingerprint(header.cause), header.position.sequence});
    recorded_at_ = std::max(recorded_at_, header.recorded_at);
    row_.recorded_at = recorded_at_.time_since_epoch().count();
    row_.chain = chain_.extend(row_.chain, bytes);
    row_.next = next(row_.next);
    if (new_rules) {
        cache_.commit_drafts();
        adopt(std::make_shared<const RuleBook>(RuleBook::parse(row_.clock.rules).value()));
    }

    constexpr std::size_t between_flushes = 200'000;
    if (number(row_.next) % between_flushes == 0) {
        cache_.commit_drafts();
        cache_.flush(row_, *rules_);
    }
}

}  // namespace grandlivre
