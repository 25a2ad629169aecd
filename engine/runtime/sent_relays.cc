#include "engine/runtime/sent_relays.h"

#include <fmt/format.h>

#include "engine/log/content_type.h"
#include "engine/log/partitioner.h"
#include "engine/runtime/recorded_event.h"
#include "events/codec/request_reader.h"

namespace grandlivre {

RequestId relay_id(const LedgerId& ledger, const RequestId& cause, const StreamId& stream, std::uint64_t n) {
    return {uuid_v5(ledger.bytes, fmt::format("{}/{}/{}", to_text(cause), to_text(stream), n))};
}

Forwarded relay_message(SentRelay&& sent, std::uint16_t partitions) {
    const Request request = codec::make_relay(sent.id, sent.on, std::move(sent.relay.body));
    return {.to = partition_of(request.stream, partitions),
            .key = to_text(request.stream),
            .value = std::string(request.canonical.begin(), request.canonical.end()),
            .headers = {{"content-type", flatbuffers_type}}};
}

std::span<const std::uint8_t> request_of(const wire::Record& record) {
    if (!record.decision()) return {};
    const auto* bytes = record.decision()->request();
    return {bytes->data(), bytes->size()};
}

std::vector<SentRelay> RecordedRelays::of(const wire::Record& record) {
    std::optional<Request> decided;
    if (record.decision()) {
        const codec::RecordHeader header = codec::header_of(record);
        cause_ = header.cause;
        stream_ = header.stream;
        sent_ = 0;
        decided = codec::decode_request(request_of(record));
    }
    const Event event = event_of(record);
    std::vector<SentRelay> sent;
    for (Relay& relay : relays_of(event, decided ? &*decided : nullptr))
        sent.push_back({relay_id(ledger_, cause_, stream_, sent_++), event.on, std::move(relay)});
    return sent;
}

}  // namespace grandlivre
