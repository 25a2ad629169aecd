#include <doctest/doctest.h>

#include "tests/tools/formats/bank_files.h"

/// What is written here is the structure of ISO 20022, BankToCustomerDebitCreditNotification.
namespace grandlivre::test {
namespace {

using namespace bank;

std::string details(const std::string& body) { return "\n<TxDtls>" + body + "</TxDtls>"; }
std::string end_to_end(const std::string& id) { return "<Refs><EndToEndId>" + id + "</EndToEndId></Refs>"; }
std::string ustrd(const std::string& text) { return "<RmtInf><Ustrd>" + text + "</Ustrd></RmtInf>"; }
std::string returned(const std::string& code) {
    return "<RtrInf><OrgnlBkTxCd><Prtry><Cd>y</Cd></Prtry></OrgnlBkTxCd><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>";
}

Lines of(EntryTexts texts, const std::string& transactions) {
    texts.transactions = transactions;
    return facts_of(camt054_file(entry(texts)));
}

std::string error(EntryTexts texts, const std::string& transactions = details(ustrd(label))) {
    texts.transactions = transactions;
    return error_of(camt054_file(entry(texts)));
}

const std::string receipt = "receipt CPF-892221631-FUFI-040520 100000 S1 2026-03-04 BANK-2 R1 line 4";

}  // namespace

TEST_CASE("money that came with the label of a call") {
    for (const std::string& remittance : {
             ustrd(label),
             ustrd("VIREMENT DE OPCO " + label + " MERCI"),
             "<RmtInf><Ustrd>first</Ustrd><Ustrd>" + label + "</Ustrd></RmtInf>",
             "<RmtInf><Strd><CdtrRefInf><Ref>" + label + "</Ref></CdtrRefInf></Strd></RmtInf>",
             "<RmtInf><Strd><CdtrRefInf><Ref>x</Ref></CdtrRefInf></Strd><Strd><CdtrRefInf><Ref>" + label +
                 "</Ref></CdtrRefInf></Strd></RmtInf>",
             end_to_end(label),
             end_to_end(label) + ustrd(label),  // the same label again
             end_to_end("NOTPROVIDED") + ustrd(label),
         }) {
        CAPTURE(remittance);
        CHECK(of({}, details(remittance)) == Lines{receipt});
    }
}

TEST_CASE("all versions say it alike, the status in one form or the other") {
    for (int version = 2; version <= 12; ++version) {
        for (const char* status : {"<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>", "<Sts>\n<Cd>BOOK</Cd>\n</Sts>"}) {
            EntryTexts texts{.status = status, .transactions = details(ustrd(label))};
            const Lines facts = facts_of(camt054_file(entry(texts), fmt::format("{:02}", version)));
            REQUIRE(facts.list.size() == 1);
            CHECK(facts.list.front().starts_with("receipt " + label + " 100000 S1 2026-03-04"));
        }
    }
}

TEST_CASE("a receipt has the amount of its transaction, or of the entry if that is all of it") {
    const auto amount = [](const std::string& more, int count = 1) {
        std::string transactions;
        for (int i = 0; i < count; ++i) transactions += details(more + ustrd(label));
        const Lines facts = of({}, transactions);
        REQUIRE(facts.list.size() == static_cast<std::size_t>(count));
        return facts.list.front();
    };
    CHECK(amount("<Amt Ccy=\"EUR\">600.50</Amt>").starts_with("receipt " + label + " 60050 "));
    CHECK(amount("<AmtDtls><InstdAmt><Amt Ccy=\"USD\">7</Amt></InstdAmt><TxAmt><Amt "
                 "Ccy=\"EUR\">600.5</Amt></TxAmt></AmtDtls>")
              .starts_with("receipt " + label + " 60050 "));
    CHECK(amount("<Amt Ccy=\"EUR\">1.00</Amt><AmtDtls><TxAmt><Amt Ccy=\"USD\">2.00</Amt></TxAmt></AmtDtls>")
              .starts_with("receipt " + label + " 100 "));
    CHECK(amount("").starts_with("receipt " + label + " 100000 "));
    CHECK(amount("<Amt Ccy=\"EUR\">600.50</Amt>", 2).starts_with("receipt " + label + " 60050 "));
    CHECK(amount("", 2) == "unknown a credit of several, without an amount of its own (S1/1) 2026-03-04 line 4");
}

TEST_CASE("a receipt has a reference of its own") {
    const std::string own = "<Refs><AcctSvcrRef>T1</AcctSvcrRef></Refs>",
                      as_entry = "<Refs><AcctSvcrRef>S1</AcctSvcrRef></Refs>";
    const std::string amount = "<Amt Ccy=\"EUR\">1.00</Amt>";
    const auto references = [&](const EntryTexts& texts, const std::vector<std::string>& transactions) {
        std::string all, list;
        for (const std::string& refs : transactions) all += details(refs + amount + ustrd(label));
        for (const std::string& fact : of(texts, all).list) {
            const auto begin = fact.find(" 100 ") + 5;
            list += (list.empty() ? "" : " ") + fact.substr(begin, fact.find(' ', begin) - begin);
        }
        return list;
    };
    CHECK(references({}, {own}) == "T1");
    CHECK(references({}, {""}) == "S1");
    CHECK(references({}, {as_entry}) == "S1");
    CHECK(references({.servicer_reference = ""}, {""}) == "BANK-2/1");  // NtryRef is none: see bank_reference
    CHECK(references({.reference = "", .servicer_reference = ""}, {""}) == "BANK-2/1");
    CHECK(references({}, {"", own, ""}) == "S1/1 T1 S1/3");
    CHECK(references({}, {own, own}) == "T1 T1/2");
    CHECK(references({}, {as_entry, as_entry}) == "S1/1 S1/2");
    CHECK(references({.servicer_reference = ""}, {"", ""}) == "BANK-2/1/1 BANK-2/1/2");

    const std::string one = entry({.servicer_reference = "", .transactions = details(ustrd(label))});
    CHECK(facts_of(camt054_file(one + one)) ==
          Lines{"receipt CPF-892221631-FUFI-040520 100000 BANK-2/1 2026-03-04 BANK-2 R1 line 4",
                "receipt CPF-892221631-FUFI-040520 100000 BANK-2/2 2026-03-04 BANK-2 R1 line 6"});
}

TEST_CASE("an entry is named by its reference, else the servicer's, else its number") {
    const auto reference = [](const EntryTexts& texts) { return of(texts, details(end_to_end("E1"))).list.front(); };
    EntryTexts texts{.direction = "DBIT"};
    CHECK(reference(texts) == "payment E1 settled [] 2026-03-04 BANK-2 R1 line 4");
    texts.reference = "";
    CHECK(reference(texts) == "payment E1 settled [] 2026-03-04 BANK-2 S1 line 4");
    texts.servicer_reference = "<AcctSvcrRef/>";
    CHECK(reference(texts) == "payment E1 settled [] 2026-03-04 BANK-2 1 line 4");
}

TEST_CASE("what happened is dated by the booking, else by the message") {
    const auto first = [](const std::string& date) { return of({.date = date}, details(ustrd(label))).list.front(); };
    CHECK(first("<BookgDt><DtTm>2026-03-03T23:30:00+01:00</DtTm></BookgDt>").find(" 2026-03-03 ") != std::string::npos);
    CHECK(first("<BookgDt><Dt>2026-03-03+01:00</Dt></BookgDt>").find(" 2026-03-03 ") != std::string::npos);
    CHECK(first("<BookgDt/>").find(" 2026-03-06 ") != std::string::npos);
    CHECK(first("").find(" 2026-03-06 ") != std::string::npos);
    CHECK(error({.date = "<BookgDt><Dt>2026-13-01</Dt></BookgDt>"}) ==
          "line 3: BookgDt is \"2026-13-01\", a date was expected, 2026-03-05");
}

TEST_CASE("a file that was booked as one debit is settled as a whole") {
    CHECK(of({.direction = "DBIT"}, "<Btch><PmtInfId>F-1</PmtInfId><NbOfTxs>3</NbOfTxs></Btch>") ==
          Lines{"group  <F-1> settled [] 2026-03-04 BANK-2 line 3"});
    // With its transactions each is told by itself.
    CHECK(of({.direction = "DBIT"}, "<Btch><PmtInfId>F-1</PmtInfId></Btch>" + details(end_to_end("E1"))) ==
          Lines{"payment E1 settled [] 2026-03-04 BANK-2 R1 line 4"});
}

TEST_CASE("our payments: settled when debited, returned when the money is back") {
    CHECK(of({.direction = "DBIT"}, details(end_to_end("E1")) + details(end_to_end("E2"))) ==
          Lines{"payment E1 settled [] 2026-03-04 BANK-2 R1 line 4",
                "payment E2 settled [] 2026-03-04 BANK-2 R1 line 5"});
    CHECK(of({}, details(end_to_end("E1") + returned("AC04"))) ==
          Lines{"payment E1 returned [AC04] 2026-03-04 BANK-2 R1 line 4"});
    CHECK(of({}, details(end_to_end("E1") + "<RtrInf><Rsn><Prtry>bank</Prtry></Rsn></RtrInf>")) ==
          Lines{"payment E1 returned [bank] 2026-03-04 BANK-2 R1 line 4"});
    CHECK(of({}, details(end_to_end("E1") + "<RtrInf><AddtlInf>no reason</AddtlInf></RtrInf>")) ==
          Lines{"payment E1 returned [] 2026-03-04 BANK-2 R1 line 4"});
    // Whichever side the bank books a return on.
    CHECK(of({.direction = "DBIT"}, details(end_to_end("E1") + returned("AC04"))) ==
          Lines{"payment E1 returned [AC04] 2026-03-04 BANK-2 R1 line 4"});
    // The transaction's own direction comes before the entry's.
    CHECK(of({}, details(end_to_end("E1") + "<CdtDbtInd>DBIT</CdtDbtInd>")) ==
          Lines{"payment E1 settled [] 2026-03-04 BANK-2 R1 line 4"});
    // A reversal that says it is a return is one.
    CHECK(of({.reversal = "<RvslInd>true</RvslInd>"}, details(end_to_end("E1") + returned("AC01"))) ==
          Lines{"payment E1 returned [AC01] 2026-03-04 BANK-2 R1 line 4"});
}

TEST_CASE("what cannot be used is not dropped") {
    struct Row {
        EntryTexts entry;
        std::string transactions;
        const char* fact;
    };
    const EntryTexts credit{}, debit{.direction = "DBIT"};
    for (const Row& row : {
             Row{credit, details(ustrd("thank you")),
                 "unknown a credit without the label of a call: \"thank you\" (S1) 2026-03-04 line 4"},
             Row{credit, details(""), "unknown a credit without the label of a call: \"\" (S1) 2026-03-04 line 4"},
             Row{credit, details(ustrd("CPF-892221632-FUFI-040520")),
                 "unknown a credit without the label of a call: \"CPF-892221632-FUFI-040520\" (S1) 2026-03-04 line 4"},
             Row{credit, details(ustrd(label + " CPF-732829320-OPCO-311299")),
                 "unknown a credit with the labels of several calls: \"CPF-892221631-FUFI-040520 "
                 "CPF-732829320-OPCO-311299\" (S1) "
                 "2026-03-04 line 4"},
             Row{credit, details(returned("AC04")), "unknown a return without an end to end id (S1) 2026-03-04 line 4"},
             Row{debit, details(""), "unknown a debit without an end to end id (S1) 2026-03-04 line 4"},
             Row{debit, details(end_to_end("NOTPROVIDED")),
                 "unknown a debit without an end to end id (S1) 2026-03-04 line 4"},
             Row{debit, details(ustrd(label)), "unknown a debit without an end to end id (S1) 2026-03-04 line 4"},
             Row{debit, "", "unknown an entry of 1000.00 EUR, DBIT, without transactions (R1) 2026-03-04 line 3"},
             Row{credit, "<Btch><NbOfTxs>3</NbOfTxs></Btch>",
                 "unknown an entry of 1000.00 EUR, CRDT, without transactions (R1) 2026-03-04 line 3"},
             Row{{.reversal = "<RvslInd>true</RvslInd>"},
                 details(ustrd(label)),
                 "unknown a reversal of an earlier entry (S1) 2026-03-04 line 4"},
             Row{{.direction = "DBIT", .reversal = "<RvslInd>1</RvslInd>"},
                 details(end_to_end("E1")),
                 "unknown a reversal of an earlier entry (S1) 2026-03-04 line 4"},
             Row{{.status = "<Sts><Cd>PDNG</Cd></Sts>"},
                 details(ustrd(label)),
                 "unknown an entry of 1000.00 EUR that is not booked, of status \"PDNG\" (R1) 2026-03-04 line 3"},
             Row{{.status = "<Sts>INFO</Sts>"},
                 details(ustrd(label)) + details(""),
                 "unknown an entry of 1000.00 EUR that is not booked, of status \"INFO\" (R1) 2026-03-04 line 3"},
             Row{{.status = ""},
                 details(ustrd(label)),
                 "unknown an entry of 1000.00 EUR that is not booked, of status \"\" (R1) 2026-03-04 line 3"},
         }) {
        CHECK(of(row.entry, row.transactions) == Lines{row.fact});
    }
    CHECK(of({.reversal = "<RvslInd>false</RvslInd>"}, details(ustrd(label))) == Lines{receipt});
}

TEST_CASE("several entries and notifications, in their order") {
    const std::string entries =
        entry({.transactions = details(ustrd(label))}) +
        entry({.direction = "DBIT", .transactions = details(end_to_end("E1")) + details(end_to_end("E2"))}) +
        "</Ntfctn>\n<Ntfctn>" +
        entry(
            {.reference = "", .servicer_reference = "", .transactions = details(end_to_end("E3") + returned("MD07"))});
    CHECK(facts_of(camt054_file(entries)) == Lines{receipt, "payment E1 settled [] 2026-03-04 BANK-2 R1 line 6",
                                                   "payment E2 settled [] 2026-03-04 BANK-2 R1 line 7",
                                                   "payment E3 returned [MD07] 2026-03-04 BANK-2 3 line 10"});
    CHECK(facts_of(camt054_file("")).empty());
}

TEST_CASE("amounts and directions that no entry may have") {
    CHECK(error({.amount = "<Amt Ccy=\"USD\">1.00</Amt>"}) ==
          "line 3: Ntfctn/Ntry/Amt is \"1.00\" USD, an amount in EUR was expected");
    CHECK(error({.amount = "<Amt>1.00</Amt>"}) ==
          "line 3: Ntfctn/Ntry/Amt is \"1.00\" , an amount in EUR was expected");
    CHECK(error({.amount = "<Amt Ccy=\"EUR\">-1.00</Amt>"}).starts_with("line 3: Ntfctn/Ntry/Amt is \"-1.00\" EUR"));
    CHECK(error({.amount = "<Amt Ccy=\"EUR\">0</Amt>"}).ends_with("an amount above zero was expected"));
    CHECK(error({.amount = "<Amt Ccy=\"EUR\">1.001</Amt>"}, "").starts_with("line 3: "));
    CHECK(error({.amount = ""}) == "line 3: an entry without its Amt");
    CHECK(error({.amount = "<Amt Ccy=\"EUR\">1</Amt><Amt Ccy=\"EUR\">1</Amt>"}) ==
          "line 3: Ntfctn/Ntry/Amt is there twice");
    CHECK(error({}, details("<Amt Ccy=\"EUR\">1,5</Amt>" + ustrd(label)))
              .starts_with("line 4: Ntfctn/Ntry/NtryDtls/TxDtls/Amt is \"1,5\""));
    CHECK(error({}, details("<AmtDtls><TxAmt><Amt Ccy=\"CHF\">1</Amt></TxAmt></AmtDtls>" + ustrd(label)))
              .ends_with("an amount in EUR was expected"));
    // Nobody asks for the amount of a debit: the payment is known by its id.
    CHECK(error({.direction = "DBIT"},
                details("<AmtDtls><TxAmt><Amt Ccy=\"CHF\">1</Amt></TxAmt></AmtDtls>" + end_to_end("E1")))
              .empty());
    CHECK(error({.direction = "CREDIT"}) == "line 3: CdtDbtInd is \"CREDIT\", CRDT or DBIT was expected");
    CHECK(error({}, details("<CdtDbtInd>x</CdtDbtInd>")) == "line 4: CdtDbtInd is \"x\", CRDT or DBIT was expected");
}

TEST_CASE("an entry says what it is before its transactions, and once") {
    CHECK(error({.transactions = ""}, details(ustrd(label)) + "</NtryDtls><Sts>PDNG</Sts><NtryDtls>")
              .starts_with("line 4: Ntfctn/Ntry/Sts is there twice"));
    CHECK(error({.status = ""}, details(ustrd(label)) + "</NtryDtls><Sts>BOOK</Sts><NtryDtls>") ==
          "line 4: Ntfctn/Ntry/Sts comes after the entry's details");
    CHECK(error({}, details(end_to_end("E1") + end_to_end("E2"))) ==
          "line 4: Ntfctn/Ntry/NtryDtls/TxDtls/Refs/EndToEndId is there twice");
    CHECK(error({.status = "<Sts>BOOK</Sts><Sts><Cd>BOOK</Cd></Sts>"}).ends_with("is there twice"));
}

TEST_CASE("texts of any length elsewhere, none too long where one is read") {
    const std::string long_text(5'000, 'x');
    CHECK(of({}, details(ustrd(label) + "<AddtlTxInf>" + long_text + "</AddtlTxInf>")) == Lines{receipt});
    CHECK(error({}, details(ustrd(long_text))) ==
          "line 4: Ntfctn/Ntry/NtryDtls/TxDtls/RmtInf/Ustrd is longer than 1000 bytes");
    CHECK(error({}, details(end_to_end(std::string(36, 'E')))).ends_with("at most 35 characters were expected"));
    const std::string spaces(300, ' ');
    CHECK(of({}, details(ustrd(spaces + label + spaces))) == Lines{receipt});
}

TEST_CASE("what is said in a supplement is not ours, and may be in any namespace") {
    const std::string supplement =
        "<SplmtryData><Envlp><x:TxDtls xmlns:x=\"urn:bank\"><x:Amt>?</x:Amt></x:TxDtls></Envlp></SplmtryData>";
    CHECK(of({}, details(ustrd(label) + supplement)) == Lines{receipt});
    CHECK(error({}, details("<x:Amt xmlns:x=\"urn:bank\">1</x:Amt>")) ==
          "line 4: Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls/Amt is in namespace \"urn:bank\", all of "
          "the message was "
          "expected in \"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"");
}

}  // namespace grandlivre::test
