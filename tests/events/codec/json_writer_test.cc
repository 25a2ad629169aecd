#include "events/codec/json_writer.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "events/codec/record.h"
#include "events/codec/request_reader.h"
#include "events/codec/values.h"
#include "tests/events/codec/request_lines.h"

namespace grandlivre::test {
namespace {

const RequestId request = RequestId::parse(request_id).value();
const StreamId account = StreamId::account(AccountId::parse("6a8ac4ba-0580-4975-ad2f-89d94a2f20aa").value());

std::string json_of(const Outcome& outcome) {
    std::string json;
    codec::write_outcome(outcome, json);
    CHECK(nlohmann::json::accept(json));
    return json;
}

std::string json_of(const codec::RecordHeader& header, const Event& event,
                    const codec::DecisionPart* decision = nullptr) {
    flatbuffers::FlatBufferBuilder builder;
    const auto bytes = codec::encode_record(builder, header, event, decision);
    const auto* record = codec::verify_record(bytes);
    REQUIRE(record);
    std::string json;
    codec::write_record(*record, json);
    CHECK(nlohmann::json::accept(json));
    return json;
}

Position at(std::uint16_t partition, std::uint64_t sequence) { return {Partition{partition}, Sequence{sequence}}; }

}  // namespace

TEST_CASE("an acceptance names its events, and what the stream holds after it") {
    Outcome outcome;
    outcome.id = request;
    outcome.accepted = true;
    outcome.position = at(3, 918);
    outcome.events.push_back({EventKind::ActivityDeclared, account, 4, at(3, 918)});
    outcome.events.push_back({EventKind::RightsCredited, account, 5, at(3, 919)});
    outcome.balance =
        Balance{euros(500), Cents(1), Cents(0), Cents(0), Cents(7), {{HourKind::public_, hours(25), Centihours(0)}}};
    CHECK(
        json_of(outcome) ==
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"accepted","position":"3:918","events":[)"
        R"({"type":"ActivityDeclared","stream":"account:6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","version":4,"position":"3:918"},)"
        R"({"type":"RightsCredited","stream":"account:6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","version":5,"position":"3:919"}],)"
        R"("balance":{"rights":{"available_cents":50000,"reserved_cents":1,"debited_cents":0,"forfeited_cents":0,"debt_cents":7},)"
        R"("hours":[{"kind":"public","available_centihours":2500,"reserved_centihours":0}]}})");
}

TEST_CASE("an acceptance without consequence has no events, a duplicate says so") {
    Outcome outcome;
    outcome.id = request;
    outcome.accepted = outcome.duplicate = true;
    outcome.position = at(0, 1);
    outcome.balance = Balance{};
    CHECK(
        json_of(outcome) ==
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"accepted","duplicate":true,"position":"0:1","events":[],)"
        R"("balance":{"rights":{"available_cents":0,"reserved_cents":0,"debited_cents":0,"forfeited_cents":0,"debt_cents":0},"hours":[]}})");
}

TEST_CASE("a refusal has reason and detail, and no events") {
    Outcome outcome;
    outcome.id = request;
    outcome.position = at(3, 919);
    outcome.reason = Reason::insufficient_rights;
    outcome.detail = "60.33 h asked, 12.00 h there";
    CHECK(
        json_of(outcome) ==
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"rejected","position":"3:919","reason":"insufficient_rights",)"
        R"("detail":"60.33 h asked, 12.00 h there","events":[]})");
    outcome.position.reset();
    outcome.reason = Reason::id_reused;
    outcome.detail = "";
    CHECK(json_of(outcome) ==
          R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"rejected","reason":"id_reused","events":[]})");
}

TEST_CASE("malformed bytes without an id answer with null, and their line") {
    Outcome outcome;
    outcome.reason = Reason::malformed;
    outcome.line = 17;
    outcome.detail = R"(byte 2: found invalid literal; last read: '"x', expected JSON)";
    CHECK(json_of(outcome) ==
          R"({"id":null,"outcome":"rejected","line":17,"reason":"malformed",)"
          R"("detail":"byte 2: found invalid literal; last read: '\"x', expected JSON","events":[]})");
    outcome.id = request;
    outcome.line.reset();
    outcome.detail = "cents: found -1, expected an integer of at least 1";
    CHECK(json_of(outcome) ==
          R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"rejected","reason":"malformed",)"
          R"("detail":"cents: found -1, expected an integer of at least 1","events":[]})");
}

TEST_CASE("every reason is the contract's word") {
    for (const Reason reason : wire::EnumValuesReason()) {
        Outcome outcome;
        outcome.reason = reason;
        CHECK(json_of(outcome).find(fmt::format(R"("reason":"{}")", wire::EnumNameReason(reason))) !=
              std::string::npos);
    }
}

TEST_CASE("a clock's outcome names what each partition made of it") {
    Outcome outcome;
    outcome.id = request;
    outcome.accepted = true;
    outcome.partitions = {{at(0, 5), 0}, {at(1, 918), 4'096}};
    CHECK(json_of(outcome) ==
          R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","outcome":"accepted","events":[],"partitions":[)"
          R"({"partition":0,"position":"0:5","fired":0},{"partition":1,"position":"1:918","fired":4096}]})");
}

TEST_CASE("the largest numbers are written whole") {
    Outcome outcome;
    outcome.accepted = true;
    outcome.line = ~std::uint64_t{0};
    outcome.position = at(65'535, ~std::uint64_t{0});
    constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
    outcome.balance = Balance{Cents(smallest), Cents(-(smallest + 1)), Cents(-1), Cents(0), Cents(0), {}};
    CHECK(
        json_of(outcome) ==
        R"({"id":null,"outcome":"accepted","line":18446744073709551615,"position":"65535:18446744073709551615","events":[],)"
        R"("balance":{"rights":{"available_cents":-9223372036854775808,"reserved_cents":9223372036854775807,"debited_cents":-1,)"
        R"("forfeited_cents":0,"debt_cents":0},"hours":[]}})");
}

TEST_CASE("a record shows where it stands, its event and its postings") {
    event::HoursConverted converted;
    converted.kind = HourKind::public_;
    converted.centihours = hours(25);
    converted.rate = euros(15);
    converted.cents = euros(375);
    Event event{account, date(2020, 3, 2), converted, {"conversion.public@2020-01-01", "ceiling.euros@2019-01-01"}, {}};
    event.postings = Postings(Dimensions{.dossier = DossierId::parse("101e75eb-6607-4615-9033-2cb8642a357c"),
                                         .provider = Siret(42'740'599'800'399)});
    event.postings.debit(LedgerAccount::converted, ResourceClass::mutualised, euros(375));
    event.postings.credit(LedgerAccount::annual_available, ResourceClass::mutualised, euros(375));
    const codec::RecordHeader header{.position = at(3, 918),
                                     .stream = account,
                                     .version = 12,
                                     .previous = Sequence{900},
                                     .recorded_at = Instant(std::chrono::microseconds(1'583'150'400'000'123)),
                                     .cause = request,
                                     .on = event.on,
                                     .fiscal_year = year(2020)};
    const std::string dimensions = R"("dossier":"101e75eb-6607-4615-9033-2cb8642a357c","provider":"42740599800399"})";
    CHECK(
        json_of(header, event) ==
        R"({"position":"3:918","stream":"account:6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","version":12,"type":"HoursConverted",)"
        R"("request":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","on":"2020-03-02","fiscal_year":2020,)"
        R"("recorded_at":"2020-03-02T12:00:00.000123Z","previous":"3:900",)"
        R"("rule":["conversion.public@2020-01-01","ceiling.euros@2019-01-01"],)"
        R"("kind":"public","centihours":2500,"rate":1500,"cents":37500,"debt":0,"postings":[)"
        R"({"book":"rights","ledger_account":"converted","unit":"EUR","amount":37500,"resource_class":"mutualised",)" +
            dimensions +
            R"(,{"book":"rights","ledger_account":"annual:available","unit":"EUR","amount":-37500,"resource_class":"mutualised",)" +
            dimensions + "]}");
}

TEST_CASE("a line shows the dimensions that it has, and no others") {
    Event event{
        account, date(2020, 3, 2), event::AccountOpened{}, {}, Postings(Dimensions{.grant = GrantId{request.bytes}})};
    event.postings.debit(LedgerAccount::bank, ResourceClass::none, Cents(1))
        .credit(LedgerAccount::funder_funds, ResourceClass::grant, Cents(1));
    const codec::RecordHeader header{.position = at(0, 1), .stream = account, .on = event.on};
    CHECK(
        json_of(header, event)
            .find(
                R"("postings":[{"book":"money","ledger_account":"bank","unit":"EUR","amount":1,"grant":"114043ca-6c95-42b6-b2e0-b2bc73da6b43"},)"
                R"({"book":"money","ledger_account":"funder:funds","unit":"EUR","amount":-1,"resource_class":"grant",)"
                R"("grant":"114043ca-6c95-42b6-b2e0-b2bc73da6b43"}])") != std::string::npos);
}

TEST_CASE("a decision's first record shows the request and the balance") {
    codec::RequestReader reader;
    const Request given = reader.read_json(extended(credit_civic, R"("actor":"agent-7")")).value();
    event::RequestRejected rejected;
    rejected.reason = Reason::unknown_account;
    rejected.detail = "there is no such account";
    const codec::RecordHeader header{
        .position = at(0, 1), .stream = account, .cause = given.id, .on = given.on, .fiscal_year = year(2021)};
    const std::optional<Totals> none, some = Balance{.available = euros(1)};
    const std::string begin =
        R"({"position":"0:1","stream":"account:6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","version":0,"type":"RequestRejected",)"
        R"("request":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","on":"2021-05-06","fiscal_year":2021,)"
        R"("recorded_at":"1970-01-01T00:00:00.000000Z",)"
        R"("reason":"unknown_account","detail":"there is no such account","postings":[],"decision":{"request":)"
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"CreditCivic","account":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa",)"
        R"("activity":"fc54d9f4-9239-4481-ae6d-6f6220f8091b","category":"service_civique","year":2020,"cents":24000,)"
        R"("on":"2021-05-06","source":"portal","actor":"agent-7"})";
    const codec::DecisionPart without{given.canonical, none}, with{given.canonical, some};
    const Event event{account, given.on, rejected, {}, {}};
    CHECK(json_of(header, event, &without) == begin + "}}");
    CHECK(
        json_of(header, event, &with) ==
        begin +
            R"(,"balance":{"rights":{"available_cents":100,"reserved_cents":0,"debited_cents":0,"forfeited_cents":0,"debt_cents":0},"hours":[]}}})");
}

TEST_CASE("the first record of a partition has no business date and no record before") {
    event::LedgerCreated created;
    created.name = "grandlivre";
    created.ledger = ledger_id("grandlivre");
    created.partitions = 8;
    created.partitioner = "murmur2";
    created.rules = "# TOML\n[a]\n";
    const codec::RecordHeader header{.position = at(2, 0), .stream = StreamId::clock(Partition{2}), .version = 1};
    CHECK(
        json_of(header, Event{header.stream, {}, created, {}, {}}) ==
        R"({"position":"2:0","stream":"clock:2","version":1,"type":"LedgerCreated","request":"00000000-0000-0000-0000-000000000000",)"
        R"("recorded_at":"1970-01-01T00:00:00.000000Z","name":"grandlivre","ledger":")" +
            to_text(created.ledger) +
            R"(","partitions":8,"partitioner":"murmur2","rules":"# TOML\n[a]\n","postings":[]})");
}

TEST_CASE("texts are escaped, and nothing else is changed") {
    struct Row {
        std::string text, json;
    };
    for (const Row& row : {
             Row{"plain", R"("plain")"},
             Row{"", R"("")"},
             Row{R"(a "quoted" \ word)", R"("a \"quoted\" \\ word")"},
             Row{"line\nend\r\ttab", R"("line\nend\r\ttab")"},
             Row{std::string("\0\x01\x1f\x7f", 4), "\"\\u0000\\u0001\\u001f\x7f\""},
             Row{"é € \U0001F600 / <b>", "\"é € \U0001F600 / <b>\""},
         }) {
        std::string json;
        codec::write_text(row.text, json);
        CHECK(json == row.json);
        CHECK(nlohmann::json::parse(json) == row.text);
    }
}

TEST_CASE("what is written is put behind what is there") {
    std::string json = "[";
    codec::write_outcome(Outcome{}, json);
    json += ",";
    codec::write_outcome(Outcome{}, json);
    CHECK(json == R"([{"id":null,"outcome":"rejected","events":[]},{"id":null,"outcome":"rejected","events":[]})");
}

}  // namespace grandlivre::test
