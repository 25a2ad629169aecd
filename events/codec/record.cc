#include "events/codec/record.h"

#include "events/chart.h"

namespace grandlivre::codec {
namespace {

using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;

constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();

wire::Header pack(const RecordHeader& header) {
    return wire::Header(number(header.position.sequence), number(header.previous),
                        header.recorded_at.time_since_epoch().count(), flatbuffers::Pack(header.cause), header.version,
                        header.on ? static_cast<std::int32_t>(header.on->time_since_epoch().count()) : no_date,
                        number(header.position.partition),
                        static_cast<std::int16_t>(static_cast<int>(header.fiscal_year)),
                        flatbuffers::Pack(header.stream));
}

Offset<wire::Balance> pack_balance(FlatBufferBuilder& builder, const Balance& balance) {
    std::vector<Offset<wire::HourCounter>> hours;
    for (const auto& counter : balance.hours) {
        const auto available = flatbuffers::Pack(counter.available), reserved = flatbuffers::Pack(counter.reserved);
        hours.push_back(wire::CreateHourCounter(builder, counter.kind, &available, &reserved));
    }
    const auto hours_offset = hours.empty() ? 0 : builder.CreateVector(hours);
    const auto available = flatbuffers::Pack(balance.available), reserved = flatbuffers::Pack(balance.reserved),
               debited = flatbuffers::Pack(balance.debited), forfeited = flatbuffers::Pack(balance.forfeited),
               debt = flatbuffers::Pack(balance.debt);
    return wire::CreateBalance(builder, wire::CreateRights(builder, &available, &reserved, &debited, &forfeited, &debt),
                               hours_offset);
}

Offset<wire::Balance> pack_balance(FlatBufferBuilder& builder, const FunderTotals& totals) {
    const auto granted = flatbuffers::Pack(totals.granted), receivable = flatbuffers::Pack(totals.receivable),
               suspense = flatbuffers::Pack(totals.suspense), refundable = flatbuffers::Pack(totals.refundable),
               contributed = flatbuffers::Pack(totals.contributed);
    wire::BalanceBuilder balance(builder);
    balance.add_granted_cents(&granted);
    balance.add_receivable_cents(&receivable);
    balance.add_suspense_cents(&suspense);
    balance.add_refundable_cents(&refundable);
    balance.add_contributed_cents(&contributed);
    return balance.Finish();
}

Offset<wire::Balance> pack_balance(FlatBufferBuilder& builder, const ProviderTotals& totals) {
    const auto payable = flatbuffers::Pack(totals.payable), in_transit = flatbuffers::Pack(totals.in_transit),
               paid = flatbuffers::Pack(totals.paid), undue = flatbuffers::Pack(totals.undue);
    wire::BalanceBuilder balance(builder);
    balance.add_payable_cents(&payable);
    balance.add_in_transit_cents(&in_transit);
    balance.add_paid_cents(&paid);
    balance.add_undue_cents(&undue);
    return balance.Finish();
}

Offset<wire::Balance> pack_balance(FlatBufferBuilder& builder, const std::optional<Totals>& totals) {
    if (!totals) return {};
    return std::visit([&](const auto& of) { return pack_balance(builder, of); }, *totals);
}

Cents unpack(const wire::Cents* cents) { return cents ? flatbuffers::UnPack(*cents) : Cents(); }

std::optional<Totals> unpack_balance(const wire::Balance* source) {
    if (!source) return std::nullopt;
    if (source->granted_cents())
        return FunderTotals{unpack(source->granted_cents()), unpack(source->receivable_cents()),
                            unpack(source->suspense_cents()), unpack(source->refundable_cents()),
                            unpack(source->contributed_cents())};
    if (source->payable_cents())
        return ProviderTotals{unpack(source->payable_cents()), unpack(source->in_transit_cents()),
                              unpack(source->paid_cents()), unpack(source->undue_cents())};
    Balance balance;
    if (!source->rights()) return balance;
    const wire::Rights& rights = *source->rights();
    balance.available = unpack(rights.available_cents());
    balance.reserved = unpack(rights.reserved_cents());
    balance.debited = unpack(rights.debited_cents());
    balance.forfeited = unpack(rights.forfeited_cents());
    balance.debt = unpack(rights.debt_cents());
    if (source->hours())
        for (const auto* counter : *source->hours())
            balance.hours.push_back({counter->kind(), flatbuffers::UnPack(*counter->available_centihours()),
                                     flatbuffers::UnPack(*counter->reserved_centihours())});
    return balance;
}

Offset<wire::Dimensions> pack_dimensions(FlatBufferBuilder& builder, const Dimensions& of) {
    const auto dossier = flatbuffers::Pack(of.dossier.value_or(DossierId{}));
    const auto provider = flatbuffers::Pack(of.provider.value_or(Siret{}));
    const auto funder = flatbuffers::Pack(of.funder.value_or(Siren{}));
    const auto grant = flatbuffers::Pack(of.grant.value_or(GrantId{}));
    return wire::CreateDimensions(builder, of.dossier ? &dossier : nullptr, of.provider ? &provider : nullptr,
                                  of.funder ? &funder : nullptr, of.grant ? &grant : nullptr);
}

template <class Enum>
bool known(Enum value) {
    return value >= Enum::MIN && value <= Enum::MAX;
}

/// Lists of structs, and bytes that are a buffer of their own: the verifier takes
/// them at any fourth byte, readers need them where a writer would put them.
template <class List>
bool aligned(const List& list, const std::uint8_t* begin) {
    constexpr std::size_t largest = 8;
    return static_cast<std::size_t>(list.Data() - begin) % largest == 0;
}

/// What the structure of the bytes does not tell: values that every reader relies
/// on without asking again.
bool sound(const wire::Record& record, const std::uint8_t* begin) {
    constexpr std::int64_t first_instant = Instant(date(1, 1, 1)).time_since_epoch().count();
    constexpr std::int64_t end_of_instants = Instant(date(9999, 12, 31) + Days(1)).time_since_epoch().count();
    const wire::Header& header = *record.header();
    if (!known(header.stream().kind())) return false;
    if (header.recorded_at() < first_instant || header.recorded_at() >= end_of_instants) return false;
    if (header.on() != no_date && !in_calendar(Date(Days(header.on())))) return false;
    if (record.event_type() == EventKind::NONE || !known(record.event_type())) return false;
    const std::size_t dimensions = record.dimensions() ? record.dimensions()->size() : 0;
    if (record.postings() && !aligned(*record.postings(), begin)) return false;
    if (record.postings())
        for (const wire::Posting* line : *record.postings())
            if (*wire::EnumNameLedgerAccount(line->account()) == '\0' || !known(line->unit()) ||
                !known(line->resource_class()) || line->dimensions() > dimensions)
                return false;
    if (!record.decision()) return true;
    if (!aligned(*record.decision()->request(), begin)) return false;
    const wire::Request& request = *wire::GetRequest(record.decision()->request()->data());
    return request.body_type() != RequestKind::NONE && known(request.body_type());
}

}  // namespace

std::span<const std::uint8_t> encode_record(FlatBufferBuilder& builder, const RecordHeader& header, const Event& event,
                                            const DecisionPart* decision) {
    builder.Clear();
    const auto body = std::visit(
        [&](const auto& table) { return std::decay_t<decltype(table)>::TableType::Pack(builder, &table).Union(); },
        event.body);

    Offset<flatbuffers::Vector<Offset<flatbuffers::String>>> rules;
    if (!event.rules.empty()) {
        boost::container::small_vector<Offset<flatbuffers::String>, 4> names;
        for (const auto name : event.rules) names.push_back(builder.CreateString(name.data(), name.size()));
        rules = builder.CreateVector(names.data(), names.size());
    }
    Offset<flatbuffers::Vector<const wire::Posting*>> postings;
    Offset<flatbuffers::Vector<Offset<wire::Dimensions>>> dimensions;
    if (!event.postings.empty()) {
        GL_INVARIANT(balanced(event.postings), "postings of {} do not balance",
                     wire::EnumNameEventBody(kind_of(event.body)));
        boost::container::small_vector<Offset<wire::Dimensions>, 1> lists;
        for (const Dimensions& of : event.postings.dimensions()) lists.push_back(pack_dimensions(builder, of));
        if (!lists.empty()) dimensions = builder.CreateVector(lists.data(), lists.size());
        boost::container::small_vector<wire::Posting, 6> lines;
        for (const Posting& line : event.postings)
            lines.emplace_back(line.amount, line.account, line.unit, line.resource_class, line.dimensions);
        postings = builder.CreateVectorOfStructs(lines.data(), lines.size());
    }
    Offset<wire::Decision> decision_offset;
    if (decision) {
        builder.ForceVectorAlignment(decision->request.size(), 1, 8);
        const auto request = builder.CreateVector(decision->request.data(), decision->request.size());
        const auto balance = pack_balance(builder, decision->balance);
        decision_offset = wire::CreateDecision(builder, request, balance);
    }
    const auto packed = pack(header);
    builder.Finish(
        wire::CreateRecord(builder, &packed, kind_of(event.body), body, rules, postings, dimensions, decision_offset),
        wire::RecordIdentifier());
    return {builder.GetBufferPointer(), builder.GetSize()};
}

// All that it calls in one function: each record of a replay is verified, so in less than half the time.
[[gnu::flatten]] const wire::Record* verify_record(std::span<const std::uint8_t> bytes) {
    constexpr flatbuffers::uoffset_t deepest = 16, most_tables = 100'000;
    flatbuffers::Verifier verifier(bytes.data(), bytes.size(), deepest, most_tables);
    if (bytes.size() < 8 || !wire::RecordBufferHasIdentifier(bytes.data()) || !wire::VerifyRecordBuffer(verifier))
        return nullptr;
    const wire::Record* record = wire::GetRecord(bytes.data());
    return sound(*record, bytes.data()) ? record : nullptr;
}

std::optional<Position> position_of(std::span<const std::uint8_t> bytes) {
    flatbuffers::Verifier verifier(bytes.data(), bytes.size());
    if (bytes.size() < 8 || !wire::RecordBufferHasIdentifier(bytes.data()) || verifier.VerifyOffset(0) == 0)
        return std::nullopt;
    const auto* table = flatbuffers::GetRoot<flatbuffers::Table>(bytes.data());
    if (!table->VerifyTableStart(verifier) ||
        !table->VerifyFieldRequired<wire::Header>(verifier, wire::Record::VT_HEADER, alignof(wire::Header)))
        return std::nullopt;
    const wire::Header& header = *wire::GetRecord(bytes.data())->header();
    return Position{Partition{header.partition()}, Sequence{header.sequence()}};
}

RecordHeader header_of(const wire::Record& record) {
    const wire::Header& source = *record.header();
    RecordHeader header;
    header.position = {Partition{source.partition()}, Sequence{source.sequence()}};
    header.stream = flatbuffers::UnPack(source.stream());
    header.version = source.version();
    header.previous = Sequence{source.previous()};
    header.recorded_at = Instant(std::chrono::microseconds(source.recorded_at()));
    header.cause = flatbuffers::UnPack(source.cause());
    if (source.on() != no_date) header.on = Date(Days(source.on()));
    header.fiscal_year = Year(source.fiscal_year());
    return header;
}

EventBody body_of(const wire::Record& record) {
    EventBody body;
    switch (record.event_type()) {
#define GL_CASE(name, counting) \
    case EventKind::name: record.event_as_##name()->UnPackTo(&body.emplace<event::name>()); break;
        GL_EVENTS(GL_CASE)
#undef GL_CASE
        case EventKind::NONE: GL_INVARIANT(false, "a record without an event");
    }
    return body;
}

std::optional<Totals> balance_of(const wire::Record& record) {
    return record.decision() ? unpack_balance(record.decision()->balance()) : std::nullopt;
}

std::span<const std::uint8_t> encode_outcome(FlatBufferBuilder& builder, const Outcome& outcome) {
    builder.Clear();
    std::vector<Offset<wire::EventReference>> events;
    for (const EventReference& event : outcome.events) {
        const auto stream = flatbuffers::Pack(event.stream);
        const auto position = flatbuffers::Pack(event.position);
        const auto type = builder.CreateSharedString(wire::EnumNameEventBody(event.kind));
        events.push_back(wire::CreateEventReference(builder, type, &stream, event.version, &position));
    }
    std::vector<Offset<wire::PartitionOutcome>> partitions;
    for (const auto& part : outcome.partitions) {
        const auto position = flatbuffers::Pack(part.position);
        partitions.push_back(
            wire::CreatePartitionOutcome(builder, number(part.position.partition), &position, part.fired));
    }
    const auto reason =
        outcome.reason ? builder.CreateString(wire::EnumNameReason(*outcome.reason)) : Offset<flatbuffers::String>();
    const auto detail = outcome.detail.empty() ? Offset<flatbuffers::String>() : builder.CreateString(outcome.detail);
    const auto events_offset = events.empty() ? 0 : builder.CreateVector(events);
    const auto partitions_offset = partitions.empty() ? 0 : builder.CreateVector(partitions);
    const auto balance = pack_balance(builder, outcome.balance);
    std::vector<wire::RequestId> ids;
    for (const RequestId& relay : outcome.relays) ids.push_back(flatbuffers::Pack(relay));
    const auto relays = ids.empty() ? 0 : builder.CreateVectorOfStructs(ids);
    const auto id = flatbuffers::Pack(outcome.id.value_or(RequestId{}));
    const auto position = flatbuffers::Pack(outcome.position.value_or(Position{}));
    builder.Finish(
        wire::CreateOutcome(builder, outcome.id ? &id : nullptr,
                            outcome.accepted ? wire::Verdict::accepted : wire::Verdict::rejected, outcome.duplicate,
                            outcome.line.value_or(0), outcome.position ? &position : nullptr, reason, detail,
                            events_offset, partitions_offset, balance, relays),
        wire::OutcomeIdentifier());
    return {builder.GetBufferPointer(), builder.GetSize()};
}

namespace {

template <class Enum, class Names>
std::optional<Enum> by_name(std::string_view name, const Names& values, const char* (*name_of)(Enum)) {
    for (const Enum value : values)
        if (name == name_of(value)) return value;
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> decode_outcome(std::span<const std::uint8_t> bytes) {
    std::vector<std::uint64_t> aligned((bytes.size() + 7) / 8);
    if (bytes.size() < 8) return std::nullopt;
    std::memcpy(aligned.data(), bytes.data(), bytes.size());
    const auto* begin = reinterpret_cast<const std::uint8_t*>(aligned.data());
    flatbuffers::Verifier verifier(begin, bytes.size());
    if (!wire::OutcomeBufferHasIdentifier(begin) || !wire::VerifyOutcomeBuffer(verifier)) return std::nullopt;
    const wire::Outcome& source = *wire::GetOutcome(begin);
    Outcome outcome;
    if (source.id()) outcome.id = flatbuffers::UnPack(*source.id());
    outcome.accepted = source.outcome() == wire::Verdict::accepted;
    outcome.duplicate = source.duplicate();
    if (source.line() != 0) outcome.line = source.line();
    if (source.position()) outcome.position = flatbuffers::UnPack(*source.position());
    if (source.reason()) {
        outcome.reason =
            by_name<Reason>(source.reason()->string_view(), wire::EnumValuesReason(), &wire::EnumNameReason);
        if (!outcome.reason) return std::nullopt;
    }
    if (source.detail()) outcome.detail = source.detail()->str();
    if (source.events())
        for (const auto* event : *source.events()) {
            const auto kind =
                by_name<EventKind>(event->type()->string_view(), wire::EnumValuesEventBody(), &wire::EnumNameEventBody);
            if (!kind) return std::nullopt;
            outcome.events.push_back({*kind, flatbuffers::UnPack(*event->stream()), event->version(),
                                      flatbuffers::UnPack(*event->position())});
        }
    if (source.partitions())
        for (const auto* part : *source.partitions())
            outcome.partitions.push_back({flatbuffers::UnPack(*part->position()), part->fired()});
    outcome.balance = unpack_balance(source.balance());
    if (source.relays())
        for (const auto* relay : *source.relays()) outcome.relays.push_back(flatbuffers::UnPack(*relay));
    return outcome;
}

}  // namespace grandlivre::codec
