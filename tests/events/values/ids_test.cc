#include "events/values/ids.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

namespace grandlivre::test {

TEST_CASE("a UUID is 36 characters, capitals or not") {
    const UuidBytes bytes{0x11, 0x40, 0x43, 0xca, 0x6c, 0x95, 0x42, 0xb6,
                          0xb2, 0xe0, 0xb2, 0xbc, 0x73, 0xda, 0x6b, 0x43};
    for (const char* text : {"114043ca-6c95-42b6-b2e0-b2bc73da6b43", "114043CA-6C95-42B6-B2E0-B2BC73DA6B43",
                             "114043Ca-6c95-42B6-b2E0-b2bC73Da6b43"}) {
        CAPTURE(text);
        CHECK(parse_uuid(text) == bytes);
    }
    CHECK(to_text(bytes) == "114043ca-6c95-42b6-b2e0-b2bc73da6b43");  // always lower case
    CHECK(to_text(RequestId{bytes}) == "114043ca-6c95-42b6-b2e0-b2bc73da6b43");
    CHECK(parse_uuid("00000000-0000-0000-0000-000000000000") == UuidBytes{});
}

TEST_CASE("other texts are no UUIDs") {
    for (const char* text : {
             "",
             "114043ca",
             "114043ca6c9542b6b2e0b2bc73da6b43",  // no hyphens
             "114043ca-6c95-42b6-b2e0-b2bc73da6b4",
             "114043ca-6c95-42b6-b2e0-b2bc73da6b433",
             "114043ca-6c9542b6-b2e0-b2bc-73da6b43",
             "114043c-a6c95-42b6-b2e0-b2bc73da6b43",  // elsewhere
             "114043ca_6c95_42b6_b2e0_b2bc73da6b43",
             "114043ca-6c95-42b6-b2e0+b2bc73da6b43",
             "{14043ca-6c95-42b6-b2e0-b2bc73da6b4}",
             "g14043ca-6c95-42b6-b2e0-b2bc73da6b43",
             "114043c`-6c95-42b6-b2e0-b2bc73da6b43",
             "114043c@-6c95-42b6-b2e0-b2bc73da6b43",
             "114043c/-6c95-42b6-b2e0-b2bc73da6b43",
             "114043c:-6c95-42b6-b2e0-b2bc73da6b43",
             " 14043ca-6c95-42b6-b2e0-b2bc73da6b43",
             "0x4043ca-6c95-42b6-b2e0-b2bc73da6b43",
             "--------------------------------"
             "----",
         }) {
        CAPTURE(text);
        CHECK_FALSE(parse_uuid(text));
        CHECK_FALSE(RequestId::parse(text));
    }
    std::string nul = "114043ca-6c95-42b6-b2e0-b2bc73da6b43";
    nul[35] = '\0';
    CHECK_FALSE(parse_uuid(nul));
}

TEST_CASE("ids of different things do not mix") {
    CHECK_FALSE(std::is_convertible_v<AccountId, DossierId>);
    CHECK_FALSE(std::is_convertible_v<UuidBytes, AccountId>);
    CHECK(AccountId::parse("00000000-0000-0000-0000-000000000001") <
          AccountId::parse("00000000-0000-0000-0000-000000000002"));
}

TEST_CASE("a ledger's id is the UUIDv5 of its name in the nil namespace") {
    struct Row {
        const char* name;
        const char* id;  // python: uuid.uuid5(uuid.UUID(int=0), name)
    };
    for (const Row& row : {
             Row{"grandlivre", "ec72570a-0f14-5490-9500-6bc557829d77"},
             Row{"", "e129f27c-5103-5c5c-844b-cdf0a15e160d"},
             Row{"www.example.com", "399fc331-be2b-5b56-b676-d6f38dae5aaa"},
             Row{"a", "35b65f33-a679-5e76-af3c-273ea349ede4"},
             Row{"École supérieure", "c7157e95-a9c5-51b5-865c-786c10bc894a"},
             Row{"operator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/"
                 "xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/xoperator/"
                 "x",
                 "3348c7c5-c17a-5e38-96cc-f04fe3627393"},
         }) {
        CAPTURE(row.name);
        const LedgerId id = ledger_id(row.name);
        CHECK(to_text(id) == row.id);
        CHECK((id.bytes[6] & 0xf0) == 0x50);  // version 5
        CHECK((id.bytes[8] & 0xc0) == 0x80);  // variant of RFC 9562
    }
}

}  // namespace grandlivre::test
