#include "events/values/stream.h"

#include <doctest/doctest.h>

#include "events/catalog.h"
#include "events/values/native.h"
#include "events/values/siret.h"

namespace grandlivre::test {
namespace {

StreamId numbered(StreamKind kind, std::uint64_t number) {
    StreamId stream{kind, {}};
    for (std::size_t i = 0; i < 8; ++i) stream.key[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return stream;
}

}  // namespace

TEST_CASE("a stream's text is its kind and its id") {
    const UuidBytes uuid = parse_uuid("114043CA-6C95-42B6-B2E0-B2BC73DA6B43").value();
    CHECK(to_text(StreamId::account(AccountId{uuid})) == "account:114043ca-6c95-42b6-b2e0-b2bc73da6b43");
    CHECK(to_text(StreamId{StreamKind::run, uuid}) == "run:114043ca-6c95-42b6-b2e0-b2bc73da6b43");
    CHECK(to_text(StreamId::clock(Partition{0})) == "clock:0");
    CHECK(to_text(StreamId::clock(Partition{65'535})) == "clock:65535");
    CHECK(to_text(numbered(StreamKind::provider, 73'282'932'000'074)) == "provider:73282932000074");
    CHECK(to_text(numbered(StreamKind::provider, 32'000'074)) == "provider:00000032000074");  // 14 digits
    CHECK(to_text(numbered(StreamKind::funder, 404'833'048)) == "funder:404833048");
    CHECK(to_text(numbered(StreamKind::funder, 18)) == "funder:000000018");  // 9 digits
}

TEST_CASE("a stream gives its id back") {
    const auto account = AccountId::parse("114043ca-6c95-42b6-b2e0-b2bc73da6b43").value();
    CHECK(StreamId::account(account).account_id() == account);
    CHECK(StreamId::clock(Partition{513}).number() == 513);
    CHECK(numbered(StreamKind::provider, 99'999'999'999'999).number() == 99'999'999'999'999);
}

TEST_CASE("streams of different kinds are different") {
    CHECK(StreamId{StreamKind::account, {}} != StreamId{StreamKind::run, {}});
    CHECK(StreamHash()(StreamId{StreamKind::account, {}}) != StreamHash()(StreamId{StreamKind::run, {}}));
}

TEST_CASE("kinds of streams are numbered as in the schema") {
    for (const wire::StreamKind kind : wire::EnumValuesStreamKind()) {
        StreamId stream{static_cast<StreamKind>(kind), {}};
        CAPTURE(to_text(stream));
        CHECK(to_text(stream).starts_with(std::string(wire::EnumNameStreamKind(kind)) + ":"));
        CHECK(flatbuffers::UnPack(flatbuffers::Pack(stream)) == stream);
    }
}

}  // namespace grandlivre::test
