#include "events/codec/record.h"

#include <doctest/doctest.h>

#include <functional>

#include "events/codec/request_reader.h"
#include "tests/golden/samples.h"

namespace grandlivre::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes encoded(const codec::RecordHeader& header, const Event& event, const codec::DecisionPart* decision = nullptr) {
    flatbuffers::FlatBufferBuilder builder;
    const auto bytes = codec::encode_record(builder, header, event, decision);
    return {bytes.begin(), bytes.end()};
}

Sample conversion() { return samples::make<event::HoursConverted>(); }

Bytes canonical(const std::string& request) {
    codec::RequestReader reader;
    return reader.read_json(request).value().canonical;
}

/// A decision's first record, with one thing about it changed by hand.
Bytes changed(const std::function<void(wire::Record&)>& change) {
    const Sample sample = conversion();
    const Bytes request = canonical(sample.request);
    const codec::DecisionPart part{request, sample.balance};
    Bytes bytes = encoded(sample.header, sample.event, &part);
    change(*flatbuffers::GetMutableRoot<wire::Record>(bytes.data()));
    return bytes;
}

/// Writes over a member of a struct, `offset` bytes from its beginning.
template <class T>
void overwrite(const void* structure, std::size_t offset, T value) {
    std::memcpy(static_cast<std::uint8_t*>(const_cast<void*>(structure)) + offset, &value, sizeof value);
}

void set_event_type(wire::Record& record, std::uint8_t type) {
    const auto& table = reinterpret_cast<const flatbuffers::Table&>(record);
    overwrite(table.GetAddressOf(wire::Record::VT_EVENT_TYPE), 0, type);
}

/// Places in the structs Header and Posting, which never change.
enum : std::size_t {
    recorded_at = 16,
    on = 44,
    stream_kind_of = 52,
    account = 8,
    unit = 10,
    resource_class = 11,
    dimensions = 12
};

}  // namespace

TEST_CASE("what a record says about itself comes back") {
    for (const Sample& sample : samples::all()) {
        const Bytes bytes = encoded(sample.header, sample.event);
        const auto* record = codec::verify_record(bytes);
        REQUIRE(record);
        const codec::RecordHeader header = codec::header_of(*record);
        CHECK(header.position == sample.header.position);
        CHECK(header.stream == sample.header.stream);
        CHECK(header.version == sample.header.version);
        CHECK(header.previous == sample.header.previous);
        CHECK(header.recorded_at == sample.header.recorded_at);
        CHECK(header.cause == sample.header.cause);
        CHECK(header.on == sample.header.on);
        CHECK(header.fiscal_year == sample.header.fiscal_year);
        CHECK(kind_of(codec::body_of(*record)) == kind_of(sample.event.body));
        CHECK(codec::balance_of(*record) == std::nullopt);
        CHECK(encoded(sample.header, sample.event) == bytes);  // the same arguments, the same bytes
    }
}

TEST_CASE("a builder that was used before writes the same bytes") {
    flatbuffers::FlatBufferBuilder builder;
    for (int i = 0; i < 2; ++i) {
        for (const Sample& sample : samples::all()) {
            const auto bytes = codec::encode_record(builder, sample.header, sample.event, nullptr);
            CHECK(Bytes(bytes.begin(), bytes.end()) == encoded(sample.header, sample.event));
        }
    }
}

TEST_CASE("request and balance ride on a decision, the request untouched") {
    Sample sample = conversion();
    const Bytes request = canonical(sample.request);
    std::get<Balance>(*sample.balance).hours.push_back({HourKind::cec, hours(3), Centihours(1)});
    for (const auto& balance : {sample.balance, std::optional<Totals>()}) {
        const codec::DecisionPart part{request, balance};
        const Bytes bytes = encoded(sample.header, sample.event, &part);
        const auto* record = codec::verify_record(bytes);
        REQUIRE(record);
        const auto* kept = record->decision()->request();
        CHECK(Bytes(kept->begin(), kept->end()) == request);
        CHECK((kept->data() - bytes.data()) % 8 == 0);  // as aligned as it was alone
        CHECK(codec::balance_of(*record) == balance);
    }
}

TEST_CASE("postings that do not balance are never written") {
    Sample sample = conversion();
    sample.event.postings.debit(LedgerAccount::used, ResourceClass::mutualised, Cents(1));
    CHECK_THROWS_AS(encoded(sample.header, sample.event), BrokenInvariant);
}

TEST_CASE("bytes cut short, of another identifier, or empty are no record") {
    const Sample sample = conversion();
    const Bytes request = canonical(sample.request);
    const codec::DecisionPart part{request, sample.balance};
    const Bytes bytes = encoded(sample.header, sample.event, &part);
    REQUIRE(codec::verify_record(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK_FALSE(codec::verify_record(cut));
    }
    CHECK_FALSE(codec::verify_record(request));
}

TEST_CASE("values that no record has are refused with the bytes") {
    CHECK(codec::verify_record(changed([](wire::Record&) {})));
    const auto header = [](auto offset, auto value) {
        return [=](wire::Record& r) { overwrite(r.header(), offset, value); };
    };
    const auto posting = [](auto offset, auto value) {
        return [=](wire::Record& r) { overwrite(r.postings()->Get(1), offset, value); };
    };
    const std::int64_t before = Instant(date(1, 1, 1)).time_since_epoch().count() - 1;
    const std::int64_t after = Instant(date(9999, 12, 31) + Days(1)).time_since_epoch().count();
    const std::vector<std::pair<std::string, std::function<void(wire::Record&)>>> changes{
        {"an event of no kind", [](wire::Record& r) { set_event_type(r, 0); }},
        {"an event of an unknown kind", [](wire::Record& r) { set_event_type(r, 255); }},
        {"a stream of an unknown kind", header(stream_kind_of, std::uint8_t{5})},
        {"booked before the year 1", header(recorded_at, before)},
        {"booked after the year 9999", header(recorded_at, after)},
        {"a day before the year 1", header(on, std::int32_t{-800'000})},
        {"a day after the year 9999", header(on, std::numeric_limits<std::int32_t>::max())},
        {"an account between two of the chart", posting(account, std::uint16_t{13})},
        {"an account beyond the chart", posting(account, std::uint16_t{65'535})},
        {"an unknown unit", posting(unit, std::uint8_t{2})},
        {"an unknown resource class", posting(resource_class, std::uint8_t{6})},
        {"dimensions that the record has not", posting(dimensions, std::uint16_t{2})},
    };
    for (const auto& [what, change] : changes) {
        CAPTURE(what);
        CHECK_FALSE(codec::verify_record(changed(change)));
    }
}

TEST_CASE("a decision whose request is of no kind, and a balance without rights") {
    const Sample sample = conversion();
    Bytes request = canonical(sample.request);
    auto& table = *flatbuffers::GetMutableRoot<flatbuffers::Table>(request.data());
    for (const std::uint8_t type : {std::uint8_t{0}, std::uint8_t{255}}) {
        overwrite(table.GetAddressOf(wire::Request::VT_BODY_TYPE), 0, type);
        const codec::DecisionPart part{request, sample.balance};
        CHECK_FALSE(codec::verify_record(encoded(sample.header, sample.event, &part)));
    }
    // Balances of other streams will have other fields than rights.
    const Bytes bytes = encoded(sample.header, sample.event);
    const wire::Record& source = codec::record(bytes);
    flatbuffers::FlatBufferBuilder builder;
    const auto body = builder.CreateVector(canonical(sample.request));
    const auto decision = wire::CreateDecision(builder, body, wire::CreateBalance(builder));
    const auto event = wire::CreateAccountOpened(builder).Union();
    builder.Finish(wire::CreateRecord(builder, source.header(), EventKind::AccountOpened, event, 0, 0, 0, decision),
                   wire::RecordIdentifier());
    CHECK(codec::balance_of(codec::record({builder.GetBufferPointer(), builder.GetSize()})) == Totals(Balance{}));
}

TEST_CASE("structs and requests that lie askew in a record are refused") {
    const Sample sample = conversion();
    const Bytes bytes = encoded(sample.header, sample.event);
    const wire::Record& source = codec::record(bytes);
    const Bytes request = canonical(sample.request);
    int taken = 0;
    for (const bool of_postings : {true, false}) {
        for (const std::size_t shift : std::initializer_list<std::size_t>{0, 4, 8, 12}) {  // bytes behind, which move what lies before them
            flatbuffers::FlatBufferBuilder builder;
            builder.CreateString(std::string(shift, 'x'));
            flatbuffers::Offset<flatbuffers::Vector<const wire::Posting*>> postings;
            flatbuffers::Offset<wire::Decision> decision;
            if (of_postings) {
                const Bytes line(sizeof(wire::Posting), 0);
                builder.StartVector(line.size(), 1);
                builder.PushBytes(line.data(), line.size());
                postings = builder.EndVector(1);
            } else {
                decision = wire::CreateDecision(builder, builder.CreateVector(request));
            }
            const auto event = wire::CreateAccountOpened(builder).Union();
            builder.Finish(
                wire::CreateRecord(builder, source.header(), EventKind::AccountOpened, event, 0, postings, 0, decision),
                wire::RecordIdentifier());
            const std::span<const std::uint8_t> record(builder.GetBufferPointer(), builder.GetSize());
            const wire::Record& of = codec::record(record);
            const auto* list = of_postings ? of.postings()->Data() : of.decision()->request()->Data();
            const bool straight = (list - record.data()) % 8 == 0;
            taken += straight;
            CHECK((codec::verify_record(record) != nullptr) == straight);
        }
    }
    CHECK(taken == 4);  // half of them
}

}  // namespace grandlivre::test
