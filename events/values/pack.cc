#include <algorithm>

#include "common_generated.h"
#include "events/values/native.h"

namespace flatbuffers {
namespace {

namespace wire = grandlivre::wire;

template <class Wire, class Value>
Wire pack_uuid(const Value& id) {
    return Wire(flatbuffers::span<const std::uint8_t, 16>(id.bytes));
}

template <class Value, class Wire>
Value unpack_uuid(const Wire& id) {
    Value value;
    std::copy_n(id.bytes()->data(), value.bytes.size(), value.bytes.begin());
    return value;
}

}  // namespace

#define GL_UUID(name)                                                                 \
    wire::name Pack(const grandlivre::name& id) { return pack_uuid<wire::name>(id); } \
    grandlivre::name UnPack(const wire::name& id) { return unpack_uuid<grandlivre::name>(id); }
GL_UUID(RequestId)
GL_UUID(AccountId)
GL_UUID(DossierId)
GL_UUID(ActivityId)
GL_UUID(GrantId)
GL_UUID(RunId)
GL_UUID(LedgerId)
#undef GL_UUID

wire::Siret Pack(const grandlivre::Siret& siret) { return wire::Siret(siret.digits()); }
grandlivre::Siret UnPack(const wire::Siret& siret) { return grandlivre::Siret(siret.digits()); }
wire::Siren Pack(const grandlivre::Siren& siren) { return wire::Siren(siren.digits()); }
grandlivre::Siren UnPack(const wire::Siren& siren) { return grandlivre::Siren(siren.digits()); }
wire::Cents Pack(const grandlivre::Cents& cents) { return wire::Cents(cents.count()); }
grandlivre::Cents UnPack(const wire::Cents& cents) { return grandlivre::Cents(cents.value()); }
wire::Centihours Pack(const grandlivre::Centihours& hours) { return wire::Centihours(hours.count()); }
grandlivre::Centihours UnPack(const wire::Centihours& hours) { return grandlivre::Centihours(hours.value()); }
wire::Date Pack(const grandlivre::Date& date) {
    return wire::Date(static_cast<std::int32_t>(date.time_since_epoch().count()));
}
grandlivre::Date UnPack(const wire::Date& date) { return grandlivre::Date(grandlivre::Days(date.days())); }
wire::Year Pack(const grandlivre::Year& year) { return wire::Year(static_cast<std::int16_t>(static_cast<int>(year))); }
grandlivre::Year UnPack(const wire::Year& year) { return grandlivre::Year(year.value()); }

wire::StreamId Pack(const grandlivre::StreamId& stream) {
    return wire::StreamId(static_cast<wire::StreamKind>(stream.kind),
                          flatbuffers::span<const std::uint8_t, 16>(stream.key));
}
grandlivre::StreamId UnPack(const wire::StreamId& stream) {
    grandlivre::StreamId value{static_cast<grandlivre::StreamKind>(stream.kind()), {}};
    std::copy_n(stream.key()->data(), value.key.size(), value.key.begin());
    return value;
}
wire::Position Pack(const grandlivre::Position& position) {
    return wire::Position(number(position.sequence), number(position.partition));
}
grandlivre::Position UnPack(const wire::Position& position) {
    return {grandlivre::Partition{position.partition()}, grandlivre::Sequence{position.sequence()}};
}

}  // namespace flatbuffers
