#include "tools/formats/pain001.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <stdexcept>

#include "events/values/invariant.h"

namespace grandlivre::test {
namespace {

using tools::Debtor;
using tools::Pain001Version;
using tools::Transfer;
using tools::TransferFile;

Iban iban(const char* text) { return Iban::parse(text).value(); }

Debtor debtor() {
    return {.name = "Caisse des dépôts",
            .iban = iban("FR7630006000011234567890189"),
            .bic = "CDCGFRPPXXX",
            .siren = Siren::parse("180020026").value()};
}

const std::vector<Transfer> two_transfers{
    {.end_to_end_id = "7D1F-1",
     .name = "École & Cie",
     .iban = iban("FR1420041010050500013M02606"),
     .bic = "PSSTFRPPPAR",
     .amount = Cents(123'456),
     .remittance = "Dossier 42 // mars"},
    {.end_to_end_id = "7D1F-2",
     .name = "Fahrschule Öl",
     .iban = iban("DE89370400440532013000"),
     .bic = "",
     .amount = Cents(5)},
};

TransferFile file_of(std::span<const Transfer> transfers, Pain001Version version) {
    using namespace std::chrono_literals;
    return {.message_id = "GL-2026-03-05-1",
            .created = date(2026, 3, 4) + 17h + 8min + 9s + 999'999us,
            .execution = date(2026, 3, 5),
            .debtor = debtor(),
            .transfers = transfers,
            .version = version};
}

std::string written(const TransferFile& file) {
    std::string text;
    tools::write_pain001(file, [&](std::string_view bytes) { text += bytes; });
    return text;
}

/// How often each element with a text has which text.
std::multimap<std::string, std::string> leaves(const std::string& xml) {
    std::multimap<std::string, std::string> found;
    for (std::size_t close = xml.find("</"); close != std::string::npos; close = xml.find("</", close + 2)) {
        const std::string name = xml.substr(close + 2, xml.find('>', close) - close - 2);
        const std::size_t begin = xml.rfind('>', close) + 1;
        if (begin < close && xml[begin] != '\n') found.emplace(name, xml.substr(begin, close - begin));
    }
    return found;
}

std::vector<std::string> texts(const std::string& xml, const std::string& name) {
    std::vector<std::string> list;
    const auto all = leaves(xml);
    const auto [first, last] = all.equal_range(name);
    for (auto leaf = first; leaf != last; ++leaf) list.push_back(leaf->second);
    return list;
}

std::vector<Transfer> many(std::size_t count) {
    std::mt19937_64 random(7);
    std::vector<Transfer> list(count, two_transfers.front());
    for (std::size_t i = 0; i < count; ++i) {
        list[i].end_to_end_id = "E" + std::to_string(i);
        list[i].amount = Cents(static_cast<std::int64_t>(1 + random() % 99'999'999'999));
        list[i].name = std::string(1 + random() % 100, 'n');
        list[i].remittance = std::string(random() % 200, 'r');
        if (random() % 2 == 0) list[i].bic.clear();
    }
    return list;
}

Cents sum_of(std::span<const Transfer> transfers) {
    Cents sum;
    for (const Transfer& transfer : transfers) sum += transfer.amount;
    return sum;
}

Cents cents_of(const std::string& text) {
    REQUIRE(text.size() > 3);
    REQUIRE(text[text.size() - 3] == '.');
    return Cents(std::stoll(text.substr(0, text.size() - 3)) * 100 + std::stoll(text.substr(text.size() - 2)));
}

const char* const example = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>GL-2026-03-05-1</MsgId>
      <CreDtTm>2026-03-04T17:08:09Z</CreDtTm>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>1234.61</CtrlSum>
      <InitgPty>
        <Nm>Caisse des depots</Nm>
        <Id>
          <OrgId>
            <Othr>
              <Id>180020026</Id>
              <SchmeNm>
                <Prtry>SIREN</Prtry>
              </SchmeNm>
            </Othr>
          </OrgId>
        </Id>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>GL-2026-03-05-1</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <BtchBookg>true</BtchBookg>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>1234.61</CtrlSum>
      <PmtTpInf>
        <SvcLvl>
          <Cd>SEPA</Cd>
        </SvcLvl>
      </PmtTpInf>
      <ReqdExctnDt>
        <Dt>2026-03-05</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>Caisse des depots</Nm>
        <Id>
          <OrgId>
            <Othr>
              <Id>180020026</Id>
              <SchmeNm>
                <Prtry>SIREN</Prtry>
              </SchmeNm>
            </Othr>
          </OrgId>
        </Id>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <IBAN>FR7630006000011234567890189</IBAN>
        </Id>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <BICFI>CDCGFRPPXXX</BICFI>
        </FinInstnId>
      </DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>7D1F-1</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="EUR">1234.56</InstdAmt>
        </Amt>
        <CdtrAgt>
          <FinInstnId>
            <BICFI>PSSTFRPPPAR</BICFI>
          </FinInstnId>
        </CdtrAgt>
        <Cdtr>
          <Nm>Ecole + Cie</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <IBAN>FR1420041010050500013M02606</IBAN>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>Dossier 42 / mars</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>7D1F-2</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="EUR">0.05</InstdAmt>
        </Amt>
        <CdtrAgt>
          <FinInstnId>
            <Othr>
              <Id>NOTPROVIDED</Id>
            </Othr>
          </FinInstnId>
        </CdtrAgt>
        <Cdtr>
          <Nm>Fahrschule Ol</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <IBAN>DE89370400440532013000</IBAN>
          </Id>
        </CdtrAcct>
      </CdtTrfTxInf>
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto place = text.find(from); place != std::string::npos; place = text.find(from, place + to.size()))
        text.replace(place, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("a file of two transfers, byte for byte") {
    CHECK(written(file_of(two_transfers, Pain001Version::v09)) == example);
    CHECK(written(file_of(two_transfers, Pain001Version::v09)) == written(file_of(two_transfers, Pain001Version::v09)));

    std::string older = replaced(example, "pain.001.001.09", "pain.001.001.03");
    older = replaced(older, "BICFI", "BIC");
    older = replaced(older, "<ReqdExctnDt>\n        <Dt>2026-03-05</Dt>\n      </ReqdExctnDt>",
                     "<ReqdExctnDt>2026-03-05</ReqdExctnDt>");
    CHECK(written(file_of(two_transfers, Pain001Version::v03)) == older);
}

TEST_CASE("count and sum are those of the transfers, at both levels") {
    const auto transfers = many(500);
    const std::string xml = written(file_of(transfers, Pain001Version::v03));
    Cents sum;
    for (const std::string& amount : texts(xml, "InstdAmt")) sum += cents_of(amount);
    CHECK(sum == sum_of(transfers));
    CHECK(texts(xml, "InstdAmt").size() == 500);
    for (const std::string& text : texts(xml, "CtrlSum")) CHECK(cents_of(text) == sum);
    CHECK(texts(xml, "CtrlSum").size() == 2);
    CHECK(texts(xml, "NbOfTxs") == std::vector<std::string>{"500", "500"});
}

TEST_CASE("amounts are euros with two decimals, made of whole cents") {
    struct Row {
        std::int64_t cents;
        const char* text;
    };
    for (const Row& row : {Row{1, "0.01"}, Row{10, "0.10"}, Row{99, "0.99"}, Row{100, "1.00"}, Row{123'456, "1234.56"},
                           Row{99'999'999'999, "999999999.99"}}) {
        std::vector<Transfer> one{two_transfers.front()};
        one.front().amount = Cents(row.cents);
        CHECK(texts(written(file_of(one, Pain001Version::v09)), "InstdAmt").front() == row.text);
    }
}

TEST_CASE("a BIC that the schema of the version would refuse is left out") {
    struct Row {
        const char* bic;
        bool v03;
        bool v09;
        const char* why;
    };
    for (const Row& row : {
             Row{"PSSTFRPP", true, true, "eight characters"},
             Row{"PSSTFRPPPAR", true, true, "eleven"},
             Row{"PSSTFRP1", true, true, "a digit at the end"},
             Row{"PSSTFRPO", false, true, "O at the end"},
             Row{"PSSTFR0P", false, true, "0 in the location"},
             Row{"PSSTFR1P", false, true, "1 in the location"},
             Row{"AB12FRPP", false, true, "digits in the institution"},
             Row{"PSSTF1PP", false, false, "a digit in the country"},
             Row{"PSSTFRPPPA", false, false, "ten characters"},
             Row{"psstfrpp", false, false, "lower case"},
             Row{"PSST FRPP", false, false, "a space"},
             Row{"", false, false, "none"},
         }) {
        CAPTURE(row.why);
        std::vector<Transfer> one{two_transfers.front()};
        one.front().bic = row.bic;
        TransferFile old_file = file_of(one, Pain001Version::v03), new_file = file_of(one, Pain001Version::v09);
        old_file.debtor.bic = new_file.debtor.bic = row.bic;
        for (const auto& [xml, valid, name] :
             {std::tuple{written(old_file), row.v03, "BIC"}, std::tuple{written(new_file), row.v09, "BICFI"}}) {
            CHECK(texts(xml, name).size() == (valid ? 2 : 0));
            const auto ids = texts(xml, "Id");
            CHECK(std::count(ids.begin(), ids.end(), "NOTPROVIDED") == (valid ? 0 : 2));
        }
    }
}

TEST_CASE("what no bank would take stops before the first byte") {
    const auto refused = [](auto change) {
        std::vector<Transfer> transfers = two_transfers;
        TransferFile file = file_of(transfers, Pain001Version::v09);
        change(file, transfers);
        bool any = false;
        CHECK_THROWS_AS(tools::write_pain001(file, [&](std::string_view) { any = true; }), BrokenInvariant);
        CHECK_FALSE(any);
    };
    using Transfers = std::vector<Transfer>;
    refused([](TransferFile& file, Transfers&) { file.transfers = {}; });
    refused([](TransferFile& file, Transfers&) { file.message_id.clear(); });
    refused([](TransferFile& file, Transfers&) { file.message_id = std::string(36, 'x'); });
    refused([](TransferFile& file, Transfers&) { file.message_id = "a//b"; });
    refused([](TransferFile& file, Transfers&) { file.debtor.iban = Iban(); });
    refused([](TransferFile& file, Transfers&) { file.debtor.siren = Siren(1); });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].end_to_end_id = "é"; });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].end_to_end_id = ""; });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].iban = Iban(); });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].amount = Cents(0); });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].amount = Cents(-1); });
    refused([](TransferFile&, Transfers& transfers) { transfers[1].amount = tools::largest_transfer + Cents(1); });
}

TEST_CASE("a name of which nothing is left is said not to be there") {
    std::vector<Transfer> one{two_transfers.front()};
    one.front().name = " / ";
    one.front().remittance = "//";
    const std::string xml = written(file_of(one, Pain001Version::v09));
    CHECK(texts(xml, "Nm").back() == "NOTPROVIDED");
    CHECK(texts(xml, "Ustrd").empty());
}

TEST_CASE("what the sink throws comes out") {
    const auto transfers = many(200);
    int calls = 0;
    CHECK_THROWS_WITH(tools::write_pain001(file_of(transfers, Pain001Version::v09),
                                           [&](std::string_view) {
                                               if (++calls == 3) throw std::runtime_error("disk full");
                                           }),
                      "disk full");
    CHECK(calls == 3);
}

TEST_CASE("transfers are spread over files that stay under a limit") {
    const auto transfers = many(400);
    for (const auto version : {Pain001Version::v03, Pain001Version::v09}) {
        for (const std::size_t limit : {tools::smallest_file_limit, std::size_t{20'000}, std::size_t{1'000'000}}) {
            CAPTURE(limit);
            const auto parts = tools::split_transfers(debtor(), transfers, version, limit);
            const Transfer* next = transfers.data();
            for (std::size_t i = 0; i < parts.size(); ++i) {
                TransferFile file = file_of(parts[i], version);
                file.message_id = std::string(35, 'M');
                CHECK(parts[i].data() == next);  // consecutive, none left out
                REQUIRE_FALSE(parts[i].empty());
                next += parts[i].size();
                const std::size_t size = written(file).size();
                CHECK(size <= limit);
                // Full: the next transfer is at most 1 200 bytes long, counts and sums a few bytes shorter.
                if (i + 1 < parts.size()) CHECK(size > limit - 1'200);
            }
            CHECK(next == transfers.data() + transfers.size());
        }
        CHECK(tools::split_transfers(debtor(), transfers, version, 1'000'000).size() == 1);
    }
    CHECK(tools::split_transfers(debtor(), {}, Pain001Version::v09, 10'000).empty());
    CHECK_THROWS_AS((void)tools::split_transfers(debtor(), transfers, Pain001Version::v09, 8'191), BrokenInvariant);
}

TEST_CASE("the largest transfer fits the smallest file") {
    Debtor longest = debtor();
    longest.name = std::string(70, 'D');
    Transfer transfer = two_transfers.front();
    transfer.end_to_end_id = std::string(35, 'E');
    transfer.name = std::string(70, 'N');
    transfer.iban = iban("RU0204452560040702810412345678901");
    transfer.amount = tools::largest_transfer;
    transfer.remittance = std::string(140, 'R');
    transfer.bic.clear();
    const std::vector<Transfer> some(3, transfer);
    for (const auto& part : tools::split_transfers(longest, some, Pain001Version::v09, tools::smallest_file_limit)) {
        TransferFile file = file_of(part, Pain001Version::v09);
        file.debtor = longest;
        CHECK(written(file).size() <= tools::smallest_file_limit);
    }
}

}  // namespace grandlivre::test
