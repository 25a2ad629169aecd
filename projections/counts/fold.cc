#include "projections/counts/fold.h"

#include "engine/decide/relay/relays.h"
#include "engine/runtime/recorded_event.h"
#include "events/codec/request_reader.h"

namespace grandlivre::projection {

RowKey count_key(Partition partition, const CountKey& key) {
    return RowKey(partition)
        .number(static_cast<std::uint8_t>(key.of))
        .number(static_cast<std::uint8_t>(key.event))
        .number(static_cast<std::uint8_t>(key.request))
        .number(static_cast<std::uint16_t>(key.reason));
}

CountKey count_key_from(std::string_view key) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(key.at(i)); };
    return {static_cast<CountKey::Of>(byte(2)), static_cast<EventKind>(byte(3)), static_cast<RequestKind>(byte(4)),
            static_cast<Reason>(byte(5) << 8 | byte(6))};
}

CountsFold::CountsFold(Partition partition, const Store* store) : partition_(partition) {
    if (!store) return;
    for (auto row = store->scan(table::counts, RowKey(partition), {}); row->valid(); row->next())
        counts_.emplace(count_key_from(row->key()), from_row<std::uint64_t>(row->value()));
}

void CountsFold::fold(const JournalEvent& event) {
    ++counts_[{.of = CountKey::Of::event, .event = event.kind}];
    count_relays(event);
    if (!event.record.decision()) return;
    const auto* request = wire::GetRequest(event.record.decision()->request()->data());
    const auto* rejected = event.record.event_as_RequestRejected();
    ++counts_[{.of = rejected ? CountKey::Of::rejected : CountKey::Of::accepted,
               .request = request->body_type(),
               .reason = rejected ? rejected->reason() : Reason{}}];
}

/// Sent and decided: what is between the two is in flight.
void CountsFold::count_relays(const JournalEvent& event) {
    const auto* decision = event.record.decision();
    const auto* request = decision ? wire::GetRequest(decision->request()->data()) : nullptr;
    if (request && is_relay(request->body_type())) ++counts_[{.of = CountKey::Of::relays_decided}];
    if (!may_send(event.kind)) return;
    if (event.kind == EventKind::RequestRejected && (!request || !is_relay(request->body_type()))) return;
    std::optional<Request> decided;
    if (decision) decided = codec::decode_request({decision->request()->data(), decision->request()->size()});
    if (const auto sent = relays_of(event_of(event.record), decided ? &*decided : nullptr).size())
        counts_[{.of = CountKey::Of::relays_sent}] += sent;
}

void CountsFold::write_back(WriteSet& rows) {
    for (const auto& [key, count] : counts_) rows.put(table::counts, count_key(partition_, key), to_row(count));
}

}  // namespace grandlivre::projection
