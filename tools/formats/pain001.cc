#include "tools/formats/pain001.h"

#include <fmt/format.h>

#include <algorithm>

#include "events/values/invariant.h"
#include "tools/formats/sepa_text.h"

namespace grandlivre::tools {
namespace {

constexpr std::size_t longest_reference = 35;
constexpr std::size_t longest_name = 70;         // EPC AT-02, AT-21
constexpr std::size_t longest_remittance = 140;  // EPC AT-05

/// What stands for a name or an agent that is not known.
const std::string not_provided = "NOTPROVIDED";

struct Totals {
    std::size_t count = 0;
    Cents sum;
};

Totals totals_of(std::span<const Transfer> transfers) {
    Totals totals{transfers.size(), Cents(0)};
    for (const Transfer& transfer : transfers) totals.sum += transfer.amount;
    return totals;
}

std::string amount_text(Cents cents) { return fmt::format("{}.{:02}", cents.count() / 100, cents.count() % 100); }

/// To the second: no bank reads more.
std::string time_text(Instant instant) {
    return to_text(std::chrono::floor<std::chrono::seconds>(instant)).substr(0, 19) + "Z";
}

std::string name_text(const std::string& name) {
    const std::string text = sepa_text(name, longest_name);
    return text.empty() ? not_provided : text;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital_or_digit(char c) { return is_capital(c) || is_digit(c); }

class Pain001 {
public:
    Pain001(Sink sink, const Debtor& debtor, Pain001Version version)
        : xml_(std::move(sink)), debtor_(debtor), version_(version) {}

    /// All that comes before the first transfer.
    void head(const std::string& message_id, Instant created, Date execution, const Totals& totals) {
        const char* name_space = version_ == Pain001Version::v09 ? "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
                                                                 : "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";
        xml_.open("Document").attribute("xmlns", name_space).open("CstmrCdtTrfInitn");
        xml_.open("GrpHdr").leaf("MsgId", message_id).leaf("CreDtTm", time_text(created));
        write(totals);
        party("InitgPty");
        xml_.close();
        xml_.open("PmtInf").leaf("PmtInfId", message_id).leaf("PmtMtd", "TRF").leaf("BtchBookg", "true");
        write(totals);
        xml_.open("PmtTpInf").open("SvcLvl").leaf("Cd", "SEPA").close().close();
        if (version_ == Pain001Version::v09)
            xml_.open("ReqdExctnDt").leaf("Dt", to_text(execution)).close();
        else
            xml_.leaf("ReqdExctnDt", to_text(execution));
        party("Dbtr");
        account("DbtrAcct", debtor_.iban);
        agent("DbtrAgt", debtor_.bic);
        xml_.leaf("ChrgBr", "SLEV");
    }

    void write(const Transfer& transfer) {
        xml_.open("CdtTrfTxInf");
        xml_.open("PmtId").leaf("EndToEndId", transfer.end_to_end_id).close();
        xml_.open("Amt").leaf("InstdAmt", "Ccy", "EUR", amount_text(transfer.amount)).close();
        agent("CdtrAgt", transfer.bic);
        xml_.open("Cdtr").leaf("Nm", name_text(transfer.name)).close();
        account("CdtrAcct", transfer.iban);
        const std::string remittance = sepa_text(transfer.remittance, longest_remittance);
        if (!remittance.empty()) xml_.open("RmtInf").leaf("Ustrd", remittance).close();
        xml_.close();
    }

    void end() { xml_.end(); }
    std::size_t bytes() { return xml_.flush(); }

private:
    XmlWriter xml_;
    const Debtor& debtor_;
    Pain001Version version_;

    void write(const Totals& totals) {
        xml_.leaf("NbOfTxs", std::to_string(totals.count)).leaf("CtrlSum", amount_text(totals.sum));
    }

    /// The debtor, who also sends the file.
    void party(const char* name) {
        xml_.open(name).leaf("Nm", name_text(debtor_.name)).open("Id").open("OrgId").open("Othr");
        xml_.leaf("Id", to_text(debtor_.siren)).open("SchmeNm").leaf("Prtry", "SIREN").close();
        xml_.close().close().close().close();
    }

    void account(const char* name, const Iban& iban) {
        xml_.open(name).open("Id").leaf("IBAN", std::string(iban.text())).close().close();
    }

    void agent(const char* name, const std::string& bic) {
        xml_.open(name).open("FinInstnId");
        if (is_bic(bic, version_))
            xml_.leaf(version_ == Pain001Version::v09 ? "BICFI" : "BIC", bic);
        else
            xml_.open("Othr").leaf("Id", not_provided).close();
        xml_.close().close();
    }
};

void check(const Debtor& debtor, std::span<const Transfer> transfers) {
    GL_INVARIANT(debtor.siren.valid(), "the debtor's SIREN {}", to_text(debtor.siren));
    GL_INVARIANT(!debtor.iban.text().empty(), "the debtor has no IBAN");
    for (const Transfer& transfer : transfers) {
        GL_INVARIANT(is_reference(transfer.end_to_end_id), "end to end id '{}'", transfer.end_to_end_id);
        GL_INVARIANT(!transfer.iban.text().empty(), "transfer {} has no IBAN", transfer.end_to_end_id);
        GL_INVARIANT(transfer.amount > Cents(0) && transfer.amount <= largest_transfer, "transfer {} of {} cents",
                     transfer.end_to_end_id, transfer.amount.count());
    }
}

/// The bytes of each transfer, and of all that stands around them at its longest.
struct Sizes {
    std::size_t around = 0;
    std::vector<std::size_t> transfers;
};

Sizes measure(const Debtor& debtor, std::span<const Transfer> transfers, Pain001Version version) {
    Sizes sizes;
    sizes.transfers.reserve(transfers.size());
    Pain001 message([](std::string_view) {}, debtor, version);
    // Those of a part are not longer than the sums of all.
    message.head(std::string(longest_reference, '0'), Instant(), Date(), totals_of(transfers));
    std::size_t written = sizes.around = message.bytes();
    for (const Transfer& transfer : transfers) {
        message.write(transfer);
        sizes.transfers.push_back(message.bytes() - written);
        written += sizes.transfers.back();
    }
    message.end();
    sizes.around += message.bytes() - written;
    return sizes;
}

}  // namespace

bool is_bic(const std::string& bic, Pain001Version version) {
    if (bic.size() != 8 && bic.size() != 11) return false;
    if (!std::all_of(bic.begin(), bic.end(), is_capital_or_digit)) return false;
    if (!is_capital(bic[4]) || !is_capital(bic[5])) return false;
    if (version == Pain001Version::v09) return true;
    return std::all_of(bic.begin(), bic.begin() + 4, is_capital) && bic[6] != '0' && bic[6] != '1' && bic[7] != 'O';
}

bool is_reference(const std::string& text) { return !text.empty() && sepa_text(text, longest_reference) == text; }

void write_pain001(const TransferFile& file, const Sink& sink) {
    GL_INVARIANT(is_reference(file.message_id), "message id '{}'", file.message_id);
    GL_INVARIANT(in_calendar(file.execution), "executed on a day that does not exist");
    GL_INVARIANT(!file.transfers.empty(), "message {} has no transfer", file.message_id);
    check(file.debtor, file.transfers);
    Pain001 message(sink, file.debtor, file.version);
    message.head(file.message_id, file.created, file.execution, totals_of(file.transfers));
    for (const Transfer& transfer : file.transfers) message.write(transfer);
    message.end();
}

std::vector<std::span<const Transfer>> split_transfers(const Debtor& debtor, std::span<const Transfer> transfers,
                                                       Pain001Version version, std::size_t limit) {
    GL_INVARIANT(limit >= smallest_file_limit, "files of at most {} bytes", limit);
    check(debtor, transfers);
    const Sizes sizes = measure(debtor, transfers, version);
    std::vector<std::span<const Transfer>> parts;
    std::size_t first = 0, bytes = sizes.around;
    for (std::size_t i = 0; i < transfers.size(); ++i) {
        if (bytes + sizes.transfers[i] > limit) {
            parts.push_back(transfers.subspan(first, i - first));
            first = i;
            bytes = sizes.around;
        }
        bytes += sizes.transfers[i];
    }
    if (first < transfers.size()) parts.push_back(transfers.subspan(first));
    return parts;
}

}  // namespace grandlivre::tools
