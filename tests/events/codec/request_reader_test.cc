#include "events/codec/request_reader.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include "tests/events/codec/request_lines.h"

namespace grandlivre::test {
namespace {

struct Row {
    std::string text;
    std::string where, found, expected;
};

constexpr bool with_id = true, without_id = false;

void check(const Row& row, bool id) {
    CAPTURE(row.text.substr(0, 400));
    codec::RequestReader reader;
    const auto request = reader.read_json(row.text);
    REQUIRE_FALSE(request);
    const Malformed& why = request.error();
    CHECK(why.where == row.where);
    CHECK(why.found == row.found);
    CHECK(why.expected == row.expected);
    CHECK(why.detail() == row.where + ": found " + row.found + ", expected " + row.expected);
    CHECK((why.id ? to_text(*why.id) : "none") == (id ? std::string(request_id) : "none"));
    const std::string detail = why.detail();
    CHECK(simdjson::validate_utf8(detail.data(), detail.size()));
}

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

std::string civic(std::string_view before, std::string_view after) { return edited(credit_civic, before, after); }
std::string activity(std::string_view before, std::string_view after) {
    return edited(declare_activity, before, after);
}

constexpr const char* kinds =
    "one of OpenAccount, DeclareQualification, RevokeQualification, DeclareActivity, CreditHours, "
    "ConvertHours, CreditCivic, FreezeAccount, CloseAccount, ClaimFromHolder, DebitWithoutPayment, "
    "ReserveHours, DebitHours, ReleaseHours, AdvanceClock, AdoptRules, RequestEnrolment, "
    "AcknowledgeEnrolment, ProposeOrder, RefuseEnrolment, RefuseProposal, RequestTopUp, CommitTopUp, "
    "RefuseTopUp, AcceptProposal, Withdraw, CancelByHolder, CancelByProvider, CancelByFunder, "
    "DeclareNoShow, DeclareStart, DeclareEnd, WithdrawService, ValidateService, OpenControl, "
    "CloseControl, SubmitInvoice, RecordHolderRefund, CallFunds, ReceiveFunds, AllocateSuspense, "
    "RefundFunder, ReceiveContribution, RegisterProvider, SetBankDetails, SuspendPayments, ResumePayments, "
    "IssuePayment, SealRun, RecordBankStatus, ClaimFromProvider, RecordRecovery, CloseYear";
constexpr const char* a_text = "a text that is not empty, without NUL";
constexpr const char* an_amount = "an integer from 1 to 10000000000000";
constexpr const char* a_uuid = "a UUID of 36 characters";
constexpr const char* a_date = "a date that exists, YYYY-MM-DD";

}  // namespace

TEST_CASE("the lines that other tests edit are requests") {
    codec::RequestReader reader;
    for (const std::string_view line : {credit_civic, declare_activity, declare_qualification}) {
        const auto request = reader.read_json(line);
        REQUIRE(request);
        CHECK(to_text(request->id) == request_id);
    }
    const auto request = reader.read_json(credit_civic);
    CHECK(request->kind == RequestKind::CreditCivic);
    CHECK(to_text(request->stream) == "account:6a8ac4ba-0580-4975-ad2f-89d94a2f20aa");
    CHECK(request->on == date(2021, 5, 6));
    const auto& body = std::get<request::CreditCivic>(request->body);
    CHECK(body.cents == euros(240));
    CHECK(body.category == "service_civique");
    CHECK(body.year == year(2020));
}

TEST_CASE("what is no JSON says at which byte; nothing in it is trusted, its id neither") {
    const std::string line(credit_civic);
    for (const Row& row : {
             Row{"", "byte 1", "unexpected end of input; expected '[', '{', or a literal", "JSON"},
             Row{"   ", "byte 4", "unexpected end of input; expected '[', '{', or a literal", "JSON"},
             Row{"not JSON", "byte 2", "invalid literal; last read: 'no'", "JSON"},
             Row{"{", "byte 2", "unexpected end of input; expected string literal", "JSON"},
             Row{line.substr(0, line.size() - 1), "byte 256", "unexpected end of input; expected '}'", "JSON"},
             Row{line.substr(0, 20), "byte 21", "invalid string: missing closing quote; last read: '\"114043ca-6c95'",
                 "JSON"},
             Row{line + "x", "byte 257", "invalid literal; last read: '24000}x'; expected end of input", "JSON"},
             Row{line + line, "byte 257", "unexpected '{'; expected end of input", "JSON"},
             Row{civic("24000}", "24000,}"), "byte 257", "unexpected '}'; expected string literal", "JSON"},
             Row{civic("24000", "NaN"), "byte 251", "invalid literal; last read: '\"cents\":N'", "JSON"},
             Row{civic("24000", "Infinity"), "byte 251", "invalid literal; last read: '\"cents\":I'", "JSON"},
             Row{civic("24000", "024000"), "byte 256", "unexpected number literal; expected '}'", "JSON"},
             Row{civic("24000", "+24000"), "byte 251", "invalid literal; last read: '\"cents\":+'", "JSON"},
             Row{"{'id':1}", "byte 2", "invalid literal; last read: '{''; expected string literal", "JSON"},
             Row{civic("vice_c", "vice\xff"), "byte 221", "invalid string: ill-formed UTF-8 byte", "JSON"},
             Row{civic("vice_c", "vice\xc3\""), "byte 222", "invalid string: ill-formed UTF-8 byte", "JSON"},
             Row{"\xff", "byte 1", "invalid literal", "JSON"},
             Row{"\xef\xbb\xbf" + line, "byte 1", "a byte order mark", "JSON"},
         })
        check(row, without_id);
    const std::string nul(1, '\0');
    for (const Row& row : {
             Row{civic("vice_c", "vice" + nul), "byte 221",
                 "invalid string: control character U+0000 (NUL) must be escaped to \\u0000; last r…", "JSON"},
             Row{civic("vice_c", "vice\x01"), "byte 221",
                 "invalid string: control character U+0001 (SOH) must be escaped to \\u0001; last r…", "JSON"},
             Row{civic("vice_c", "vice\\ud800"), "byte 227",
                 "invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF; las…", "JSON"},
             Row{civic(",", "," + nul), "byte 46", "unexpected end of input; expected string literal", "JSON"},
             Row{line + nul, "line", "a text that the parser does not take", "JSON"},
         })
        check(row, without_id);
}

TEST_CASE("JSON that no parser of 64 bits holds names its field, and keeps its id") {
    for (const Row& row : {
             Row{civic("24000", "18446744073709551616"), "cents", "18446744073709551616", "an integer of 64 bits"},
             Row{civic("24000", "-9223372036854775809"), "cents", "-9223372036854775809", "an integer of 64 bits"},
             Row{civic("24000", "1e999"), "cents", "1e999", "an integer of 64 bits"},
             Row{civic("24000", repeated("9", 100)), "cents", repeated("9", 80) + "…", "an integer of 64 bits"},
             Row{extended(credit_civic, "\"x\":" + repeated("[", 1100) + repeated("]", 1100)), "x",
                 "more than 1024 levels", "a request"},
             Row{extended(credit_civic, "\"x\":" + repeated("{\"y\":", 1100) + "1" + repeated("}", 1100)), "x",
                 "more than 1024 levels", "a request"},
         })
        check(row, with_id);
    check({repeated("[", 500'000) + repeated("]", 500'000), "line", "more than 1024 levels", "a request"}, without_id);
    check({repeated("[", 1 << 20), "byte 1048577", "unexpected end of input; expected '[', '{', or a literal", "JSON"},
          without_id);
}

TEST_CASE("a request is an object") {
    for (const Row& row : {
             Row{"[]", "line", "[]", "a JSON object"},
             Row{"[" + std::string(credit_civic) + "]", "line", ("[" + std::string(credit_civic)).substr(0, 80) + "…",
                 "a JSON object"},
             Row{"\"CreditCivic\"", "line", "\"CreditCivic\"", "a JSON object"},
             Row{"1", "line", "1", "a JSON object"},
             Row{"1.5", "line", "1.5", "a JSON object"},
             Row{"null", "line", "null", "a JSON object"},
             Row{"true", "line", "true", "a JSON object"},
             Row{"1e999", "line", "1e999", "an integer of 64 bits"},
             Row{"{}", "type", "nothing", kinds},
         })
        check(row, without_id);
}

TEST_CASE("a text of more than 1 MiB is not read") {
    const std::string line(credit_civic);
    const std::string spaces(codec::longest_request - line.size(), ' ');
    codec::RequestReader reader;
    CHECK(reader.read_json(line + spaces));
    check({line + spaces + " ", "line", "1048577 bytes", "at most 1048576 bytes"}, without_id);
    check({std::string(5'000'000, '['), "line", "5000000 bytes", "at most 1048576 bytes"}, without_id);
}

TEST_CASE("a request has an id and a type that is known") {
    for (const Row& row : {
             Row{civic("\"id\":\"114043ca-6c95-42b6-b2e0-b2bc73da6b43\",", ""), "id", "nothing", a_uuid},
             Row{civic("\"114043ca-6c95-42b6-b2e0-b2bc73da6b43\"", "null"), "id", "nothing", a_uuid},
             Row{civic("\"114043ca-6c95-42b6-b2e0-b2bc73da6b43\"", "7"), "id", "7", a_uuid},
             Row{civic("114043ca-6c95-42b6-b2e0-b2bc73da6b43", "114043ca6c9542b6b2e0b2bc73da6b43"), "id",
                 "\"114043ca6c9542b6b2e0b2bc73da6b43\"", a_uuid},
         })
        check(row, without_id);
    for (const Row& row : {
             Row{civic("\"type\":\"CreditCivic\",", ""), "type", "nothing", kinds},
             Row{civic("\"CreditCivic\"", "null"), "type", "null", kinds},
             Row{civic("\"CreditCivic\"", "7"), "type", "7", kinds},
             Row{civic("CreditCivic", "creditCivic"), "type", "\"creditCivic\"", kinds},
             Row{civic("CreditCivic", "CreditCivicT"), "type", "\"CreditCivicT\"", kinds},
             Row{civic("CreditCivic", ""), "type", "\"\"", kinds},
             Row{civic("CreditCivic", "NONE"), "type", "\"NONE\"", kinds},
             Row{civic("CreditCivic", "AccountOpened"), "type", "\"AccountOpened\"", kinds},  // an event's name
         })
        check(row, with_id);
}

TEST_CASE("a field that the kind does not have, or a field given twice, is no request") {
    const char* own = "only its own fields";
    for (const Row& row : {
             Row{extended(credit_civic, R"("catgory":"x")"), "catgory", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("worked":1)"), "worked", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("extra":null)"), "extra", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("extra":{"a":[1,2.5]})"), "extra", "a field that CreditCivic does not have",
                 own},
             Row{extended(credit_civic, R"("body":{})"), "body", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("body_type":7)"), "body_type", "a field that CreditCivic does not have",
                 own},
             Row{extended(credit_civic, R"("Cents":1)"), "Cents", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("":1)"), "", "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, "\"" + repeated("é", 60) + "\":1"), repeated("é", 40) + "…",
                 "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, "\"x" + repeated("é", 60) + "\":1"),
                 "x" + repeated("é", 39) + "…",  // no half character
                 "a field that CreditCivic does not have", own},
             Row{extended(credit_civic, R"("id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43")"), "id", "the field twice",
                 "one"},
             Row{extended(credit_civic, R"("type":"CreditCivic")"), "type", "the field twice", "one"},
             Row{extended(credit_civic, R"("on":"2021-05-06")"), "on", "the field twice", "one"},
             Row{extended(credit_civic, R"("cents":24000)"), "cents", "the field twice", "one"},
             Row{extended(credit_civic, R"("cents":null)"), "cents", "the field twice", "one"},
             Row{extended(credit_civic, R"("c\u0065nts":1)"), "cents", "the field twice", "one"},
             Row{extended(credit_civic, R"("actor":null,"actor":null)"), "actor", "the field twice", "one"},
         })
        check(row, with_id);
}

TEST_CASE("a field that must be given is there, and not null") {
    for (const Row& row : {
             Row{civic(R"("on":"2021-05-06",)", ""), "on", "nothing", a_date},
             Row{civic(R"("2021-05-06")", "null"), "on", "nothing", a_date},
             Row{civic(R"("source":"portal",)", ""), "source", "nothing", a_text},
             Row{civic(R"("portal")", "null"), "source", "nothing", a_text},
             Row{civic(R"("portal")", R"("")"), "source", "an empty text", a_text},
             Row{civic("24000", "null"), "cents", "nothing", an_amount},
             Row{civic(R"(,"cents":24000)", ""), "cents", "nothing", an_amount},
             Row{civic(R"("service_civique")", R"("")"), "category", "an empty text", a_text},
             Row{civic(R"("year":2020,)", ""), "year", "nothing", "a year from 1 to 9999"},
             Row{activity(R"("worked":1500,)", ""), "worked", "nothing", "an integer of at least 0"},
             Row{activity(R"(,"unit":"hours")", ""), "unit", "nothing", "one of hours, days, pay, months"},
             Row{edited(declare_qualification, "true", "null"), "low_qualified", "nothing", "true or false"},
             Row{edited(declare_qualification, R"(,"low_qualified":true)", ""), "low_qualified", "nothing",
                 "true or false"},
         })
        check(row, with_id);
}

TEST_CASE("a value has its type and its range") {
    for (const Row& row : {
             Row{civic("24000", "0"), "cents", "0", an_amount},
             Row{civic("24000", "-0"), "cents", "0", an_amount},
             Row{civic("24000", "-1"), "cents", "-1", an_amount},
             Row{civic("24000", "9223372036854775808"), "cents", "9223372036854775808", an_amount},
             Row{civic("24000", "-9223372036854775808"), "cents", "-9223372036854775808", an_amount},
             Row{civic("24000", "1.5"), "cents", "1.5", an_amount},
             Row{civic("24000", "24000.0"), "cents", "24000.0", an_amount},
             Row{civic("24000", R"("24000")"), "cents", R"("24000")", an_amount},
             Row{civic("24000", "true"), "cents", "true", an_amount},
             Row{civic("24000", "[24000]"), "cents", "[24000]", an_amount},
             Row{civic("24000", R"({"value": 24000})"), "cents", R"({"value":24000})", an_amount},
             Row{civic("2020", "0"), "year", "0", "a year from 1 to 9999"},
             Row{civic("2020", "10000"), "year", "10000", "a year from 1 to 9999"},
             Row{civic("2020", "67556"), "year", "67556", "a year from 1 to 9999"},  // 2020 in 16 bits
             Row{civic("2020", R"("2020")"), "year", R"("2020")", "a year from 1 to 9999"},
             Row{civic("2021-05-06", "2021-02-29"), "on", "\"2021-02-29\"", a_date},
             Row{civic("2021-05-06", "0000-05-06"), "on", "\"0000-05-06\"", a_date},
             Row{civic("2021-05-06", "2021-05-06T00:00:00Z"), "on", "\"2021-05-06T00:00:00Z\"", a_date},
             Row{civic("\"2021-05-06\"", "18753"), "on", "18753", a_date},
             Row{civic("6a8ac4ba-", "6a8ac4b-a"), "account", "\"6a8ac4b-a0580-4975-ad2f-89d94a2f20aa\"", a_uuid},
             Row{civic(R"("service_civique")", "7"), "category", "7", a_text},
             Row{civic("service_civique", R"(a\u0000b)"), "category", R"("a\u0000b")", a_text},
             Row{civic(R"("service_civique")", R"(["a"])"), "category", R"(["a"])", a_text},
             Row{extended(credit_civic, R"("actor":false)"), "actor", "false", a_text},
             Row{extended(credit_civic, R"("trace":7)"), "trace", "7", a_text},
             Row{activity("79910919400529", "79910919400528"), "employer", "\"79910919400528\"",
                 "a SIRET: 14 digits with a right checksum"},
             Row{activity("\"79910919400529\"", "79910919400529"), "employer", "79910919400529",
                 "a SIRET: 14 digits with a right checksum"},
             Row{activity("employee", "Employee"), "category", "\"Employee\"",
                 "one of employee, esat, self_employed, public_agent"},
             Row{activity("\"employee\"", "0"), "category", "0", "one of employee, esat, self_employed, public_agent"},
             Row{activity("1500", "-1"), "worked", "-1", "an integer of at least 0"},
             Row{activity("1500", "9223372036854775808"), "worked", "9223372036854775808", "an integer of at least 0"},
             Row{extended(declare_activity, R"("reference":-1)"), "reference", "-1", "an integer of at least 0"},
             Row{extended(declare_activity, R"("disability":1)"), "disability", "1", "true or false"},
             Row{extended(declare_activity, R"("disability":"true")"), "disability", "\"true\"", "true or false"},
             Row{civic("24000", "\"" + repeated("é", 60) + "\""), "cents", "\"" + repeated("é", 39) + "…", an_amount},
         })
        check(row, with_id);
}

TEST_CASE("the ledger's own relays are no source of upstream") {
    const char* expected = "the name of an upstream service: relays are the ledger's own";
    check({civic("portal", "relay"), "source", "\"relay\"", expected}, with_id);
    check({civic("portal", R"(r\u0065lay)"), "source", "\"relay\"", expected}, with_id);
    codec::RequestReader reader;
    for (const char* name : {"Relay", "relays", "relay "}) CHECK(reader.read_json(civic("portal", name)));
}

TEST_CASE("a reader goes on after lines that were none") {
    codec::RequestReader reader;
    const auto before = reader.read_json(credit_civic)->canonical;
    for (const std::string& line : {std::string(), std::string("{"), std::string(2'000'000, ' '), civic("24000", "-1")})
        CHECK_FALSE(reader.read_json(line));
    CHECK(reader.read_json(credit_civic)->canonical == before);
}

}  // namespace grandlivre::test
