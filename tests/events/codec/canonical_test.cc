#include "events/codec/canonical.h"

#include <doctest/doctest.h>

#include "events/codec/request_reader.h"
#include "tests/events/codec/request_lines.h"

namespace grandlivre::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes canonical(std::string_view text) {
    codec::RequestReader reader;
    const auto request = reader.read_json(text);
    REQUIRE_MESSAGE(request, std::string(text));
    return request->canonical;
}

Bytes canonical_of_flatbuffer(const flatbuffers::FlatBufferBuilder& builder) {
    codec::RequestReader reader;
    const auto request = reader.read_flatbuffer({builder.GetBufferPointer(), builder.GetSize()});
    REQUIRE_MESSAGE(request, request.error().detail());
    return request->canonical;
}

wire::RequestT unpacked(const Bytes& bytes) {
    wire::RequestT request;
    wire::GetRequest(bytes.data())->UnPackTo(&request);
    return request;
}

}  // namespace

TEST_CASE("field order, white space and capitals of a UUID do not matter") {
    const Bytes bytes = canonical(credit_civic);
    for (const std::string& same : {
             std::string(R"({"cents":24000,"year":2020,"category":"service_civique",)"
                         R"("activity":"fc54d9f4-9239-4481-ae6d-6f6220f8091b","source":"portal","on":"2021-05-06",)"
                         R"("account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","type":"CreditCivic",)"
                         R"("id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43"})"),
             edited(credit_civic, ",", " ,\t\r\n  "),
             " " + std::string(credit_civic) + "\r",
             edited(credit_civic, "\"cents\":24000", "\"cents\" : 24000 "),
             edited(credit_civic, "114043ca-6c95", "114043CA-6C95"),
             edited(credit_civic, "6a8ac4ba-0580-4975-ad2f-89d94a2f20aa", "6A8AC4BA-0580-4975-AD2F-89D94A2F20AA"),
             edited(credit_civic, "service_civique", "service\\u005fcivique"),
             edited(credit_civic, "\"cents\"", "\"\\u0063ents\""),
         }) {
        CAPTURE(same);
        CHECK(canonical(same) == bytes);
    }
}

TEST_CASE("an optional field absent, null, false, 0 and empty are the same") {
    const Bytes bytes = canonical(declare_activity);
    for (const char* fields : {
             R"("reference":null)",
             R"("reference":0)",
             R"("reference":-0)",
             R"("disability":false)",
             R"("disability":null)",
             R"("contribution_paid":false)",
             R"("actor":null)",
             R"("actor":"")",
             R"("trace":"")",
             R"("signature":"")",
             R"("signature":null,"reference":0,"disability":false,"contribution_paid":null,"actor":"","trace":null)",
         }) {
        CAPTURE(fields);
        CHECK(canonical(extended(declare_activity, fields)) == bytes);
    }
    // Fields that must be given count as given, also when they are 0.
    const std::string withdrawn = edited(declare_activity, "1500", "0");
    CHECK(canonical(withdrawn) != bytes);
    CHECK_FALSE(codec::same_content(canonical(withdrawn), bytes));
}

TEST_CASE("whatever else differs is other content") {
    const Bytes bytes = canonical(declare_activity);
    for (const std::string& other : {
             extended(declare_activity, R"("reference":1607)"),  // a default written out
             extended(declare_activity, R"("disability":true)"),
             extended(declare_activity, R"("contribution_paid":true)"),
             extended(declare_activity, R"("actor":"agent-7")"),
             extended(declare_activity, R"("signature":"x")"),
             edited(declare_activity, "1500", "1501"),
             edited(declare_activity, "2023-03-24", "2023-03-25"),
             edited(declare_activity, "\"dsn\"", "\"DSN\""),
             edited(declare_activity, "\"dsn\"", "\"dsn \""),
             edited(declare_activity, "hours", "days"),
             edited(declare_activity, "employee", "esat"),
             edited(declare_activity, "79910919400529", "73282932000074"),
             edited(declare_activity, "2022", "2021"),
             edited(declare_activity, "114043ca", "114043cb"),
         }) {
        CAPTURE(other);
        CHECK(canonical(other) != bytes);
        CHECK_FALSE(codec::same_content(canonical(other), bytes));
        CHECK_FALSE(codec::same_content(bytes, canonical(other)));
        CHECK(codec::same_content(canonical(other), canonical(other)));
    }
    // Two kinds of one shape.
    const std::string debit =
        R"({"id":"bc377f13-502e-4056-82d1-5cd3bb8c1409","type":"DebitHours","on":"2018-11-13","source":"portal",)"
        R"("account":"e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0","dossier":"f8375d93-4499-43af-a18d-58b8546e197b","kind":"dif",)"
        R"("centihours":6033})";
    const Bytes debited = canonical(debit), released = canonical(edited(debit, "DebitHours", "ReleaseHours"));
    CHECK(debited != released);
    CHECK_FALSE(codec::same_content(debited, released));
}

TEST_CASE("a trace is kept, and is no part of the content") {
    const Bytes bytes = canonical(credit_civic);
    const Bytes first =
        canonical(extended(credit_civic, R"("trace":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")"));
    const Bytes second =
        canonical(extended(credit_civic, R"("trace":"00-00000000000000000000000000000001-0000000000000001-00")"));
    CHECK(first != bytes);
    CHECK(first != second);
    for (const Bytes& a : {bytes, first, second})
        for (const Bytes& b : {bytes, first, second}) CHECK(codec::same_content(a, b));
    CHECK(unpacked(first).trace == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    const Bytes other = canonical(extended(edited(credit_civic, "24000", "23999"), R"("trace":"x")"));
    CHECK_FALSE(codec::same_content(first, other));
}

TEST_CASE("of what is optional, amounts of 0 are absent; days, and what tells 0 from nothing, are not") {
    const auto accept = canonical(
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"AcceptProposal","on":"2021-05-06","source":"portal",)"
        R"("account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","dossier":"101e75eb-6607-4615-9033-2cb8642a357c",)"
        R"("card_cents":0,"credit_note_cents":0})");
    const auto& accepted = *wire::GetRequest(accept.data())->body_as_AcceptProposal();
    CHECK(accepted.card_cents());
    CHECK_FALSE(accepted.credit_note_cents());
    const auto start = canonical(
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"DeclareStart","on":"2021-05-06","source":"edof",)"
        R"("account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","dossier":"101e75eb-6607-4615-9033-2cb8642a357c",)"
        R"("started_on":"1970-01-01"})");
    CHECK(wire::GetRequest(start.data())->body_as_DeclareStart()->started_on() == 0);
    const auto close = canonical(
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"CloseControl","on":"2021-05-06","source":"portal",)"
        R"("account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","dossier":"101e75eb-6607-4615-9033-2cb8642a357c",)"
        R"("result":"corrected","rate":0})");
    CHECK(wire::GetRequest(close.data())->body_as_CloseControl()->rate() == 0);
}

TEST_CASE("canonical bytes decode to the request that they are of") {
    codec::RequestReader reader;
    const Request request = reader.read_json(extended(declare_activity, R"("actor":"agent-7")")).value();
    const Request again = codec::decode_request(request.canonical);
    CHECK(again.id == request.id);
    CHECK(again.on == request.on);
    CHECK(again.kind == request.kind);
    CHECK(again.stream == request.stream);
    CHECK(again.canonical == request.canonical);
    CHECK(std::get<request::DeclareActivity>(again.body).employer == Siret(79'910'919'400'529));
    CHECK(reader.read_flatbuffer(request.canonical)->canonical == request.canonical);
}

TEST_CASE("FlatBuffers of any writer become the same canonical bytes as JSON") {
    for (const std::string& line :
         {std::string(credit_civic), extended(declare_activity, R"("actor":"a","trace":"b","signature":"c")"),
          extended(declare_activity, R"("reference":1607,"disability":true)"), std::string(declare_qualification),
          edited(declare_qualification, "true", "false")}) {
        CAPTURE(line);
        const Bytes bytes = canonical(line);
        const wire::RequestT request = unpacked(bytes);
        for (const bool defaults : {false, true}) {
            for (const bool dedup : {false, true}) {
                flatbuffers::FlatBufferBuilder builder;
                builder.ForceDefaults(defaults);
                builder.DedupVtables(dedup);
                builder.Finish(wire::Request::Pack(builder, &request), wire::RequestIdentifier());
                CHECK(canonical_of_flatbuffer(builder) == bytes);
            }
        }
    }
}

TEST_CASE("the order of fields in FlatBuffers does not matter") {
    const Bytes bytes = canonical(extended(credit_civic, R"("actor":"agent-7")"));
    const wire::Request& source = *wire::GetRequest(bytes.data());
    const auto& body = *source.body_as_CreditCivic();
    flatbuffers::FlatBufferBuilder builder;
    const auto actor = builder.CreateString("agent-7");
    const auto name = builder.CreateString("portal");
    builder.CreateString("written, and used by nothing");
    const auto category = builder.CreateSharedString("service_civique");
    wire::CreditCivicBuilder inner(builder);
    inner.add_account(body.account());
    inner.add_cents(body.cents());
    inner.add_year(body.year());
    inner.add_category(category);
    inner.add_activity(body.activity());
    const auto inner_offset = inner.Finish();
    wire::RequestBuilder last(builder);
    last.add_actor(actor);
    last.add_body_type(wire::RequestBody::CreditCivic);
    last.add_id(source.id());
    last.add_source(name);
    last.add_body(inner_offset.Union());
    last.add_on(source.on());
    builder.Finish(last.Finish(), wire::RequestIdentifier());
    CHECK(canonical_of_flatbuffer(builder) == bytes);
}

TEST_CASE("empty texts of FlatBuffers are absent") {
    const Bytes bytes = canonical(credit_civic);
    const wire::Request& source = *wire::GetRequest(bytes.data());
    flatbuffers::FlatBufferBuilder builder;
    wire::RequestT request = unpacked(bytes);
    const auto* body = request.body.AsCreditCivic();
    const auto empty = builder.CreateString(""), name = builder.CreateString("portal");
    const auto inner = wire::CreditCivic::Pack(builder, body);
    builder.Finish(wire::CreateRequest(builder, source.id(), wire::RequestBody::CreditCivic, inner.Union(), source.on(),
                                       name, empty, empty, empty),
                   wire::RequestIdentifier());
    CHECK(canonical_of_flatbuffer(builder) == bytes);
}

}  // namespace grandlivre::test
