#include <doctest/doctest.h>
#include <simdjson.h>

#include <functional>
#include <limits>

#include "events/codec/request_reader.h"
#include "events/codec/schema.h"
#include "tests/events/codec/request_lines.h"

namespace grandlivre::test {
namespace {

using Bytes = std::vector<std::uint8_t>;
using flatbuffers::FlatBufferBuilder;
using flatbuffers::Table;

Bytes canonical(std::string_view text) {
    codec::RequestReader reader;
    return reader.read_json(text).value().canonical;
}

Malformed refusal(std::span<const std::uint8_t> bytes) {
    codec::RequestReader reader;
    const auto request = reader.read_flatbuffer(bytes);
    REQUIRE_FALSE(request);
    const std::string detail = request.error().detail();
    CHECK(simdjson::validate_utf8(detail.data(), detail.size()));
    return request.error();
}

struct Row {
    std::string where, found, expected;
};

void check(std::span<const std::uint8_t> bytes, const Row& row, bool with_id = true) {
    const Malformed why = refusal(bytes);
    CHECK(why.where == row.where);
    CHECK(why.found == row.found);
    CHECK(why.expected == row.expected);
    CHECK((why.id ? to_text(*why.id) : "none") == (with_id ? std::string(request_id) : "none"));
}

/// The bytes of a scalar or struct inside of a request, to write over.
std::uint8_t* field(Bytes& bytes, std::string_view table, std::string_view name) {
    auto* request = flatbuffers::GetMutableRoot<Table>(bytes.data());
    const bool outer = table == "Request";
    auto* place = outer ? request : request->GetPointer<Table*>(wire::Request::VT_BODY);
    const auto* shape = codec::Schema::get().table(table).find(name);
    REQUIRE(shape);
    auto* address = place->GetAddressOf(shape->vtable_offset);
    REQUIRE(address);
    return address;
}

template <class T>
Bytes overwritten(std::string_view line, std::string_view table, std::string_view name, T value) {
    Bytes bytes = canonical(line);
    std::memcpy(field(bytes, table, name), &value, sizeof value);
    return bytes;
}

/// CreditCivic by hand: whatever a writer of another language could do.
struct Writer {
    FlatBufferBuilder builder;
    wire::RequestT request;
    std::string source = "portal", category = "service_civique";
    std::function<void(FlatBufferBuilder&)> more_outer = [](FlatBufferBuilder&) {}, more_inner = more_outer;
    flatbuffers::voffset_t left_out = 0;  ///< of the envelope

    Writer() { wire::GetRequest(canonical(credit_civic).data())->UnPackTo(&request); }

    Bytes write() {
        const auto& body = *request.body.AsCreditCivic();
        const auto account = flatbuffers::Pack(body.account);
        const auto activity = flatbuffers::Pack(body.activity);
        const auto year = flatbuffers::Pack(body.year);
        const auto cents = flatbuffers::Pack(body.cents);
        const auto category_offset = builder.CreateString(category);
        const auto inner_start = builder.StartTable();
        builder.AddStruct(wire::CreditCivic::VT_ACCOUNT, &account);
        builder.AddStruct(wire::CreditCivic::VT_ACTIVITY, &activity);
        builder.AddStruct(wire::CreditCivic::VT_YEAR, &year);
        builder.AddStruct(wire::CreditCivic::VT_CENTS, &cents);
        builder.AddOffset(wire::CreditCivic::VT_CATEGORY, category_offset);
        more_inner(builder);
        const flatbuffers::Offset<void> inner(builder.EndTable(inner_start));
        const auto source_offset = builder.CreateString(source);
        const auto id = flatbuffers::Pack(request.id);
        const auto on = flatbuffers::Pack(request.on);
        const auto start = builder.StartTable();
        if (left_out != wire::Request::VT_ID) builder.AddStruct(wire::Request::VT_ID, &id);
        if (left_out != wire::Request::VT_ON) builder.AddStruct(wire::Request::VT_ON, &on);
        if (left_out != wire::Request::VT_BODY) builder.AddOffset(wire::Request::VT_BODY, inner);
        if (left_out != wire::Request::VT_SOURCE) builder.AddOffset(wire::Request::VT_SOURCE, source_offset);
        builder.AddElement<std::uint8_t>(wire::Request::VT_BODY_TYPE, static_cast<std::uint8_t>(request.body.type), 0);
        more_outer(builder);
        builder.Finish(flatbuffers::Offset<wire::Request>(builder.EndTable(start)), wire::RequestIdentifier());
        return {builder.GetBufferPointer(), builder.GetBufferPointer() + builder.GetSize()};
    }
};

const Row no_request{"value", "bytes that do not verify", "a FlatBuffers Request"};
const Row no_identifier{"value", "bytes without the identifier GLRQ", "a FlatBuffers Request"};

}  // namespace

TEST_CASE("bytes cut short anywhere are no request") {
    const Bytes bytes = canonical(declare_activity);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        const Malformed why = refusal(std::span(bytes).first(size));
        CHECK(why.where == "value");
        CHECK_FALSE(why.id);
    }
}

TEST_CASE("another identifier is told") {
    for (const char* identifier : {"GLRC", "GLOU", "glrq", "\0\0\0\0"}) {
        Bytes bytes = canonical(credit_civic);
        std::memcpy(bytes.data() + 4, identifier, 4);
        check(bytes, no_identifier, false);
    }
    check(Bytes(64, 0), no_identifier, false);
    const std::string line(credit_civic);  // JSON where FlatBuffers are said to be
    check(Bytes(line.begin(), line.end()), no_identifier, false);
}

TEST_CASE("bytes of more than 1 MiB are not read") {
    Bytes bytes = canonical(credit_civic);
    bytes.resize(codec::longest_request);
    codec::RequestReader reader;
    CHECK(reader.read_flatbuffer(bytes));  // what follows the buffer is nobody's
    bytes.push_back(0);
    check(bytes, {"value", "1048577 bytes", "at most 1048576 bytes"}, false);
}

TEST_CASE("what the schema requires is there") {
    for (const flatbuffers::voffset_t left_out :
         {wire::Request::VT_ID, wire::Request::VT_ON, wire::Request::VT_BODY, wire::Request::VT_SOURCE}) {
        Writer writer;
        writer.left_out = left_out;
        check(writer.write(), no_request, false);
    }
}

TEST_CASE("a body of no kind, of an unknown kind, of another kind") {
    const Malformed none = refusal(overwritten(credit_civic, "Request", "body_type", std::uint8_t{0}));
    CHECK(none.where == "body");
    CHECK(none.found == "type 0");
    CHECK(none.expected.starts_with("one of OpenAccount, "));
    CHECK(to_text(none.id.value()) == request_id);
    const auto after_last = static_cast<std::uint8_t>(static_cast<int>(RequestKind::MAX) + 1);
    CHECK(refusal(overwritten(credit_civic, "Request", "body_type", after_last)).found ==
          fmt::format("type {}", after_last));
    CHECK(refusal(overwritten(credit_civic, "Request", "body_type", std::uint8_t{255})).found == "type 255");
    // As OpenAccount the account is all that it may have.
    check(overwritten(credit_civic, "Request", "body_type", RequestKind::OpenAccount),
          {"field 1 of OpenAccount", "a value", "only its own fields"});
    // As AdoptRules the account is no text.
    check(overwritten(credit_civic, "Request", "body_type", RequestKind::AdoptRules), no_request, false);
}

TEST_CASE("fields of a newer schema are not dropped in silence") {
    Writer inner;
    inner.more_inner = [](FlatBufferBuilder& b) { b.AddElement<std::uint64_t>(4 + 2 * 5, 7, 0); };
    check(inner.write(), {"field 5 of CreditCivic", "a value", "only its own fields"});
    Writer outer;
    outer.more_outer = [](FlatBufferBuilder& b) { b.AddElement<std::uint8_t>(4 + 2 * 8, 7, 0); };
    check(outer.write(), {"field 8 of Request", "a value", "only its own fields"});
    // A vtable that is longer, without a value behind it, says nothing new.
    Writer absent;
    absent.more_inner = [](FlatBufferBuilder& b) { b.AddElement<std::uint64_t>(4 + 2 * 5, 0, 0); };
    codec::RequestReader reader;
    CHECK(reader.read_flatbuffer(absent.write())->canonical == canonical(credit_civic));
}

TEST_CASE("values that the schema's types allow and the contract does not") {
    const std::string activity = extended(declare_activity, R"("disability":true,"reference":1607)");
    const std::string activity_unit = edited(activity, "hours", "days"), esat = edited(activity, "employee", "esat");
    check(overwritten(esat, "DeclareActivity", "category", std::uint8_t{4}),
          {"category", "4", "one of employee, esat, self_employed, public_agent"});
    check(overwritten(activity_unit, "DeclareActivity", "unit", std::uint8_t{255}),
          {"unit", "255", "one of hours, days, pay, months"});
    check(overwritten(activity, "DeclareActivity", "disability", std::uint8_t{2}),
          {"disability", "2", "true or false"});
    check(overwritten(activity, "DeclareActivity", "employer", std::uint64_t{79'910'919'400'528}),
          {"employer", "\"79910919400528\"", "a SIRET: 14 digits with a right checksum"});
    check(overwritten(activity, "DeclareActivity", "employer", ~std::uint64_t{0}),
          {"employer", "\"18446744073709551615\"", "a SIRET: 14 digits with a right checksum"});
    check(overwritten(activity, "DeclareActivity", "worked", std::int64_t{-1}),
          {"worked", "-1", "an integer of at least 0"});
    check(overwritten(activity, "DeclareActivity", "reference", std::numeric_limits<std::int64_t>::min()),
          {"reference", "-9223372036854775808", "an integer of at least 0"});
    check(overwritten(activity, "DeclareActivity", "year", std::int16_t{0}), {"year", "0", "a year from 1 to 9999"});
    check(overwritten(activity, "DeclareActivity", "year", std::int16_t{-2022}),
          {"year", "-2022", "a year from 1 to 9999"});
    check(overwritten(activity, "DeclareActivity", "year", std::int16_t{10'000}),
          {"year", "10000", "a year from 1 to 9999"});
    check(overwritten(credit_civic, "CreditCivic", "cents", std::int64_t{0}),
          {"cents", "0", "an integer from 1 to 10000000000000"});
    check(overwritten(credit_civic, "CreditCivic", "cents", std::int64_t{-1}),
          {"cents", "-1", "an integer from 1 to 10000000000000"});
}

TEST_CASE("days outside of the calendar are no dates") {
    const auto edges = {date(1, 1, 1) - Days(1), date(9999, 12, 31) + Days(1),
                        Date(Days(std::numeric_limits<std::int32_t>::min())),
                        Date(Days(std::numeric_limits<std::int32_t>::max()))};
    for (const Date day : edges) {
        const auto count = static_cast<std::int32_t>(day.time_since_epoch().count());
        check(overwritten(credit_civic, "Request", "on", count),
              {"on", fmt::format("day {} from 1970-01-01", count), "a date that exists, YYYY-MM-DD"});
    }
}

TEST_CASE("texts are UTF-8 without NUL, and not empty where they must be given") {
    const char* expected = "a text that is not empty, without NUL";
    Writer nul;
    nul.category = std::string("a\0b", 3);
    check(nul.write(), {"category", "a text with NUL", expected});
    for (const char* bad : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80"}) {
        Writer invalid;
        invalid.category = bad;
        check(invalid.write(), {"category", "bytes that are no UTF-8", expected});
    }
    Writer empty;
    empty.category = "";
    check(empty.write(), {"category", "an empty text", expected});
    Writer nobody;
    nobody.source = "";
    check(nobody.write(), {"source", "an empty text", expected});
    Writer relay;
    relay.source = "relay";
    check(relay.write(), {"source", "\"relay\"", "the name of an upstream service: relays are the ledger's own"});
}

TEST_CASE("bytes may stand at any address") {
    const Bytes bytes = canonical(declare_activity);
    codec::RequestReader reader;
    for (std::size_t shift = 0; shift < 16; ++shift) {
        Bytes room(bytes.size() + shift);
        std::copy(bytes.begin(), bytes.end(), room.begin() + static_cast<std::ptrdiff_t>(shift));
        const auto request = reader.read_flatbuffer(std::span(room).subspan(shift));
        REQUIRE(request);
        CHECK(request->canonical == bytes);
    }
}

TEST_CASE("any byte written over is a request or malformed, and the request reads as its own bytes") {
    const Bytes bytes = canonical(extended(declare_activity, R"("actor":"agent-7","trace":"t")"));
    codec::RequestReader reader;
    int read = 0;
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
            Bytes changed = bytes;
            changed[place] = static_cast<std::uint8_t>(changed[place] ^ change);
            const auto request = reader.read_flatbuffer(changed);
            if (!request) continue;
            ++read;
            REQUIRE(reader.read_flatbuffer(request->canonical)->canonical == request->canonical);
        }
    }
    CHECK(read > 0);  // another UUID, another amount
}

}  // namespace grandlivre::test
