#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "tools/formats/bank_file.h"

/// Files of banks in few words, and what was read of them as lines of text.
namespace grandlivre::test::bank {

inline std::string pain002_file(const std::string& body, const std::string& version = "10") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document "
           "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001." +
           version +
           "\"><CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-03-05T10:11:12.345+01:00</CreDtTm></"
           "GrpHdr>\n" +
           body + "</CstmrPmtStsRpt></Document>\n";
}

/// The message that the bank answers.
inline std::string group(const std::string& body) {
    return "<OrgnlGrpInfAndSts><OrgnlMsgId>GL-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>" + body +
           "</OrgnlGrpInfAndSts>\n";
}

inline std::string payment_information(const std::string& body) {
    return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>GL-1-P</OrgnlPmtInfId>" + body + "</OrgnlPmtInfAndSts>\n";
}

inline std::string reason(const std::string& code) {
    return "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn><AddtlInf>as it is</AddtlInf></StsRsnInf>";
}

inline std::string transaction(const std::string& id, const std::string& status, const std::string& more = "") {
    return "\n<TxInfAndSts><OrgnlEndToEndId>" + id + "</OrgnlEndToEndId>" +
           (status.empty() ? "" : "<TxSts>" + status + "</TxSts>") + more + "</TxInfAndSts>";
}

inline std::string camt054_file(const std::string& entries, const std::string& version = "08") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document "
           "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001." +
           version +
           "\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>BANK-2</MsgId><CreDtTm>2026-03-06T08:00:00Z</CreDtTm></GrpHdr>" +
           "<Ntfctn><Id>N1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>\n" + entries +
           "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n";
}

struct EntryTexts {
    std::string reference = "<NtryRef>R1</NtryRef>";
    std::string amount = "<Amt Ccy=\"EUR\">1000.00</Amt>";
    std::string direction = "CRDT";
    std::string reversal = "";
    std::string status = "<Sts><Cd>BOOK</Cd></Sts>";
    std::string date = "<BookgDt><Dt>2026-03-04</Dt></BookgDt>";
    std::string servicer_reference = "<AcctSvcrRef>S1</AcctSvcrRef>";
    std::string transactions = "";
};

inline std::string entry(const EntryTexts& texts) {
    return "<Ntry>" + texts.reference + texts.amount + "<CdtDbtInd>" + texts.direction + "</CdtDbtInd>" +
           texts.reversal + texts.status + texts.date + texts.servicer_reference +
           "<BkTxCd><Prtry><Cd>x</Cd></Prtry></BkTxCd>" +
           (texts.transactions.empty() ? "" : "<NtryDtls>" + texts.transactions + "</NtryDtls>") + "</Ntry>\n";
}

inline const std::string label = "CPF-892221631-FUFI-040520";

inline std::string line_of(const tools::PaymentStatus& fact) {
    static constexpr const char* words[] = {"accepted", "settled", "rejected", "returned"};
    return fmt::format("payment {} {} [{}] {} {} {} line {}", fact.end_to_end_id, words[static_cast<int>(fact.status)],
                       fact.reason, to_text(fact.on), fact.message_id, fact.entry_reference, fact.line);
}
inline std::string line_of(const tools::GroupStatus& fact) {
    static constexpr const char* words[] = {"accepted", "settled", "rejected", "returned"};
    return fmt::format("group {} <{}> {} [{}] {} {} line {}", fact.original_message_id,
                       fact.original_payment_information_id, words[static_cast<int>(fact.status)], fact.reason,
                       to_text(fact.on), fact.message_id, fact.line);
}
inline std::string line_of(const tools::Receipt& fact) {
    return fmt::format("receipt {} {} {} {} {} {} line {}", fact.label, fact.amount.count(), fact.bank_reference,
                       to_text(fact.on), fact.message_id, fact.entry_reference, fact.line);
}
inline std::string line_of(const tools::Unknown& fact) {
    return fmt::format("unknown {} ({}) {} line {}", fact.what, fact.reference, to_text(fact.on), fact.line);
}

/// What was read of a file, a fact a line.
struct Lines {
    std::vector<std::string> list;

    Lines(std::initializer_list<std::string> lines) : list(lines) {}
    bool empty() const { return list.empty(); }
    bool operator==(const Lines&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const Lines& lines) {
        for (const std::string& line : lines.list) out << "\n    " << line;
        return out;
    }
};

inline Lines facts_of(const std::string& xml) {
    Lines lines{};
    std::istringstream file(xml);
    tools::read_bank_file(file, [&](const tools::BankFact& fact) {
        lines.list.push_back(std::visit([](const auto& known) { return line_of(known); }, fact));
    });
    return lines;
}

/// `line 3: why`; empty when the file is read.
inline std::string error_of(const std::string& xml) {
    std::istringstream file(xml);
    try {
        tools::read_bank_file(file, [](const tools::BankFact&) {});
    } catch (const tools::BankFileError& error) {
        return error.what();
    }
    return {};
}

}  // namespace grandlivre::test::bank
