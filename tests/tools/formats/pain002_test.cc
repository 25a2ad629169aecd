#include <doctest/doctest.h>

#include "tests/tools/formats/bank_files.h"

/// What is written here is the structure of ISO 20022, CustomerPaymentStatusReport.
namespace grandlivre::test {

using namespace bank;

TEST_CASE("the status of a single payment") {
    struct Row {
        const char* code;
        const char* fact;
    };
    for (const Row& row : {
             Row{"ACTC", "payment E1 accepted [] 2026-03-05 BANK-1 1 line 5"},
             Row{"ACCP", "payment E1 accepted [] 2026-03-05 BANK-1 1 line 5"},
             Row{"ACSP", "payment E1 accepted [] 2026-03-05 BANK-1 1 line 5"},
             Row{"ACWC", "payment E1 accepted [] 2026-03-05 BANK-1 1 line 5"},
             Row{"PDNG", "payment E1 accepted [] 2026-03-05 BANK-1 1 line 5"},
             Row{"ACSC", "payment E1 settled [] 2026-03-05 BANK-1 1 line 5"},
             Row{"RJCT", "payment E1 rejected [] 2026-03-05 BANK-1 1 line 5"},
             Row{"ACCC", "unknown a transaction of status \"ACCC\" (E1) 2026-03-05 line 5"},
             Row{"PART", "unknown a transaction of status \"PART\" (E1) 2026-03-05 line 5"},
             Row{"rjct", "unknown a transaction of status \"rjct\" (E1) 2026-03-05 line 5"},
         }) {
        CAPTURE(row.code);
        for (const char* version : {"03", "08", "10", "13"})
            CHECK(facts_of(pain002_file(group("") + payment_information(transaction("E1", row.code)), version)) ==
                  Lines{row.fact});
    }
    CHECK(facts_of(pain002_file(group("") + payment_information(transaction("E1", "RCVD")))).empty());
}

TEST_CASE("a rejection has its reason: the first that is said") {
    const auto fact = [](const std::string& more) {
        return facts_of(
            pain002_file(group("<GrpSts>PART</GrpSts>") + payment_information(transaction("E1", "RJCT", more))));
    };
    CHECK(fact(reason("AC04")) == Lines{"payment E1 rejected [AC04] 2026-03-05 BANK-1 1 line 5"});
    CHECK(fact(reason("AC04") + reason("MS03")) == Lines{"payment E1 rejected [AC04] 2026-03-05 BANK-1 1 line 5"});
    CHECK(fact("<StsRsnInf><Rsn><Prtry>B42</Prtry></Rsn></StsRsnInf>") ==
          Lines{"payment E1 rejected [B42] 2026-03-05 BANK-1 1 line 5"});
    CHECK(fact("<StsRsnInf><AddtlInf>no code</AddtlInf></StsRsnInf>") ==
          Lines{"payment E1 rejected [] 2026-03-05 BANK-1 1 line 5"});
    CHECK(fact("<StsRsnInf><Rsn/></StsRsnInf>") == Lines{"payment E1 rejected [] 2026-03-05 BANK-1 1 line 5"});
}

TEST_CASE("payments that are accepted in part, each with its own status") {
    CHECK(facts_of(pain002_file(group("<GrpSts>PART</GrpSts>" + reason("MS03")) +
                                payment_information("<PmtInfSts>PART</PmtInfSts>" + transaction("E1", "ACSP") +
                                                    transaction("E2", "RJCT", reason("AC01"))) +
                                payment_information(transaction("E3", "ACSC")))) ==
          Lines{"payment E1 accepted [] 2026-03-05 BANK-1 1 line 5",
                "payment E2 rejected [AC01] 2026-03-05 BANK-1 2 line 6",
                "payment E3 settled [] 2026-03-05 BANK-1 3 line 8"});
}

TEST_CASE("the status of a whole file") {
    struct Row {
        const char* code;
        const char* fact;
    };
    for (const Row& row : {
             Row{"ACTC", "group GL-1 <> accepted [NARR] 2026-03-05 BANK-1 line 3"},
             Row{"ACCP", "group GL-1 <> accepted [NARR] 2026-03-05 BANK-1 line 3"},
             Row{"ACSC", "group GL-1 <> settled [NARR] 2026-03-05 BANK-1 line 3"},
             Row{"RJCT", "group GL-1 <> rejected [NARR] 2026-03-05 BANK-1 line 3"},
             Row{"CANC", "unknown status \"CANC\" of \"GL-1\" (GL-1) 2026-03-05 line 3"},
         }) {
        CAPTURE(row.code);
        const std::string status = std::string("<GrpSts>") + row.code + "</GrpSts>";
        CHECK(facts_of(pain002_file(group(status + reason("NARR")))) == Lines{row.fact});
    }
    for (const char* code : {"RCVD", "PART"})
        CHECK(facts_of(pain002_file(group(std::string("<GrpSts>") + code + "</GrpSts>"))).empty());
    CHECK(facts_of(pain002_file(group(""))).empty());
}

TEST_CASE("the status of a payment information") {
    CHECK(facts_of(pain002_file(group("") + payment_information("<PmtInfSts>RJCT</PmtInfSts>" + reason("AM04")))) ==
          Lines{"group GL-1 <GL-1-P> rejected [AM04] 2026-03-05 BANK-1 line 4"});
    CHECK(facts_of(pain002_file(group("") + payment_information("<PmtInfSts>ACSC</PmtInfSts>") +
                                payment_information("<PmtInfSts>CANC</PmtInfSts>") +
                                payment_information("<PmtInfSts>RCVD</PmtInfSts>"))) ==
          Lines{"group GL-1 <GL-1-P> settled [] 2026-03-05 BANK-1 line 4",
                "unknown status \"CANC\" of \"GL-1-P\" (GL-1-P) 2026-03-05 line 5"});
}

TEST_CASE("a rejected group takes its transactions along, whatever is said of them") {
    const std::string transactions = transaction("E1", "ACCP") + transaction("E2", "RJCT", reason("AC04")) +
                                     transaction("E3", "") + transaction("E4", "RCVD") + transaction("E5", "WHAT");
    CHECK(facts_of(pain002_file(group("<GrpSts>RJCT</GrpSts>" + reason("FF01")) +
                                payment_information("<PmtInfSts>ACCP</PmtInfSts>" + transactions))) ==
          Lines{"payment E1 rejected [FF01] 2026-03-05 BANK-1 1 line 5",
                "payment E2 rejected [AC04] 2026-03-05 BANK-1 2 line 6",
                "payment E3 rejected [FF01] 2026-03-05 BANK-1 3 line 7",
                "payment E4 rejected [FF01] 2026-03-05 BANK-1 4 line 8",
                "payment E5 rejected [FF01] 2026-03-05 BANK-1 5 line 9",
                "group GL-1 <GL-1-P> rejected [FF01] 2026-03-05 BANK-1 line 4",
                "group GL-1 <> rejected [FF01] 2026-03-05 BANK-1 line 3"});
    CHECK(facts_of(pain002_file(
              group("<GrpSts>PART</GrpSts>") +
              payment_information("<PmtInfSts>RJCT</PmtInfSts>" + reason("AM04") + transaction("E1", "ACCP")) +
              payment_information(transaction("E2", "ACCP")))) ==
          Lines{"payment E1 rejected [AM04] 2026-03-05 BANK-1 1 line 5",
                "group GL-1 <GL-1-P> rejected [AM04] 2026-03-05 BANK-1 line 4",
                "payment E2 accepted [] 2026-03-05 BANK-1 2 line 7"});
}

TEST_CASE("a transaction without a status has that of what it is in") {
    CHECK(facts_of(pain002_file(group("<GrpSts>ACCP</GrpSts>") + payment_information(transaction("E1", "")))) ==
          Lines{"payment E1 accepted [] 2026-03-05 BANK-1 1 line 5",
                "group GL-1 <> accepted [] 2026-03-05 BANK-1 line 3"});
    CHECK(facts_of(pain002_file(group("<GrpSts>RCVD</GrpSts>") + payment_information(transaction("E1", "")))).empty());
    for (const char* status : {"", "<GrpSts>PART</GrpSts>"})
        CHECK(facts_of(pain002_file(group(status) + payment_information(transaction("E1", "")))) ==
              Lines{"unknown a transaction without a status (E1) 2026-03-05 line 5"});
}

TEST_CASE("what cannot be tied to a payment is not dropped") {
    CHECK(facts_of(pain002_file(
              group("") + payment_information("<TxInfAndSts><StsId>S9</StsId><TxSts>RJCT</TxSts></TxInfAndSts>"))) ==
          Lines{"unknown a transaction without an end to end id, of status \"RJCT\" (S9) 2026-03-05 line 4"});
    CHECK(facts_of(pain002_file(group("") + payment_information(transaction("NOTPROVIDED", "ACSC")))) ==
          Lines{"unknown a transaction without an end to end id, of status \"ACSC\" (BANK-1) 2026-03-05 line 5"});
    CHECK(facts_of(pain002_file("<OrgnlGrpInfAndSts><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>")) ==
          Lines{"unknown status \"RJCT\" without the id of the message that it answers (BANK-1) 2026-03-05 line 3"});
    CHECK(facts_of(pain002_file(group("") + "<OrgnlPmtInfAndSts><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>")) ==
          Lines{"unknown a status of a payment information without its id (BANK-1) 2026-03-05 line 4"});
}

TEST_CASE("a status id of the bank is the reference") {
    CHECK(facts_of(pain002_file(group("") + payment_information(transaction("E1", "ACSC", "<StsId>S7</StsId>")))) ==
          Lines{"payment E1 settled [] 2026-03-05 BANK-1 S7 line 5"});
}

TEST_CASE("layout, prefixes, comments and CDATA change nothing") {
    const Lines fact{"payment E1 rejected [AC04] 2026-03-05 BANK-1 1 line 5"};
    std::string xml = pain002_file(
        group("") + payment_information(transaction("\n  E<!-- c -->1\t", "<![CDATA[RJ]]>&#67;T", reason(" AC04 "))));
    CHECK(facts_of(xml) == Lines{"payment E1 rejected [AC04] 2026-03-05 BANK-1 1 line 5"});
    std::string prefixed;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        prefixed += xml[i];
        const bool name =
            i + 1 < xml.size() && (std::isalpha(static_cast<unsigned char>(xml[i + 1])) || xml[i + 1] == '/');
        if (xml[i] != '<' || !name) continue;
        if (xml[i + 1] == '/') prefixed += xml[++i];
        prefixed += "p:";
    }
    prefixed.replace(prefixed.find("xmlns="), 6, "xmlns:p=");
    CHECK(facts_of(prefixed) == fact);
    CHECK(facts_of("\xef\xbb\xbf" + xml) == fact);  // a byte order mark
}

TEST_CASE("a report has an id and a date") {
    const auto with = [](const std::string& from, const std::string& to) {
        std::string xml = pain002_file(group("<GrpSts>RJCT</GrpSts>"));
        return xml.replace(xml.find(from), from.size(), to);
    };
    CHECK(error_of(with("<MsgId>BANK-1</MsgId>", "")) ==
          "line 3: GrpHdr/MsgId, the id of the bank's message, was expected before this");
    CHECK(error_of(with("<MsgId>BANK-1</MsgId>", "<MsgId> </MsgId>")).starts_with("line 3: GrpHdr/MsgId"));
    CHECK(error_of(with("BANK-1", std::string(36, 'x'))) ==
          "line 2: GrpHdr/MsgId is \"" + std::string(36, 'x') + "\", at most 35 characters were expected");
    CHECK(error_of(with("BANK-1", "ééééééééééééééééééééééééééééééééééé")).empty());  // 35 characters, 70 bytes
    CHECK(error_of(with("<MsgId>", "<MsgId>X</MsgId><MsgId>")) == "line 2: GrpHdr/MsgId is there twice");
    CHECK(error_of(with("<CreDtTm>2026-03-05T10:11:12.345+01:00</CreDtTm>", "")) ==
          "line 3: GrpHdr/CreDtTm was expected before this");
    for (const char* date :
         {"2026-02-30T10:00:00", "05/03/2026", "2026-03-05 10:00", "2026-03-05Tx", "20260305", "2026-3-5"}) {
        CAPTURE(date);
        CHECK(error_of(with("2026-03-05T10:11:12.345+01:00", date)) ==
              fmt::format("line 2: GrpHdr/CreDtTm is \"{}\", a date was expected, 2026-03-05", date));
    }
    CHECK(error_of(with("2026-03-05T10:11:12.345+01:00", "2026-03-05Z")).empty());
}

TEST_CASE("what is said twice is no answer") {
    CHECK(error_of(pain002_file(group("") + payment_information(transaction("E1", "ACSC", "<TxSts>RJCT</TxSts>")))) ==
          "line 5: OrgnlPmtInfAndSts/TxInfAndSts/TxSts is there twice");
    CHECK(error_of(pain002_file(group("<GrpSts>ACCP</GrpSts><GrpSts>RJCT</GrpSts>"))) ==
          "line 3: OrgnlGrpInfAndSts/GrpSts is there twice");
    CHECK(error_of(pain002_file(group("") + payment_information(transaction(std::string(1'001, 'E'), "ACSC")))) ==
          "line 5: OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId is longer than 1000 bytes");
}

}  // namespace grandlivre::test
