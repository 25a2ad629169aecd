#include <optional>

#include "tools/formats/bank_message.h"

/// pain.002, CustomerPaymentStatusReport: what became of a file of ours, of a
/// payment information in it, of single transfers. A status holds for all that is
/// under it and has none of its own; a rejection holds whatever is said under it.
namespace grandlivre::tools {
namespace {

/// ISO 20022, external payment group and transaction status codes.
std::optional<BankStatus> status_of(std::string_view code) {
    if (code == "ACTC" || code == "ACCP" || code == "ACSP" || code == "ACWC" || code == "PDNG")
        return BankStatus::accepted;
    if (code == "ACSC") return BankStatus::settled;
    if (code == "RJCT") return BankStatus::rejected;
    return std::nullopt;
}

/// What is said of the whole message or of one payment information.
struct Group {
    std::string id;
    std::string status;
    std::string reason;
    std::uint64_t line = 0;

    bool rejected() const { return status_of(status) == BankStatus::rejected; }
};

struct Transaction {
    std::string end_to_end_id;
    std::string status;
    std::string reason;
    std::string status_id;
    std::string instruction_id;
    std::uint64_t line = 0;
};

constexpr std::string_view group_path = "OrgnlGrpInfAndSts";
constexpr std::string_view payment_path = "OrgnlPmtInfAndSts";
constexpr std::string_view transaction_path = "OrgnlPmtInfAndSts/TxInfAndSts";

constexpr Field<Group> group_fields[] = {{"OrgnlMsgId", &Group::id}, {"GrpSts", &Group::status}};
constexpr Field<Group> payment_fields[] = {{"OrgnlPmtInfId", &Group::id}, {"PmtInfSts", &Group::status}};
constexpr Field<Transaction> transaction_fields[] = {{"OrgnlEndToEndId", &Transaction::end_to_end_id},
                                                     {"TxSts", &Transaction::status},
                                                     {"StsId", &Transaction::status_id},
                                                     {"OrgnlInstrId", &Transaction::instruction_id}};

/// Below `parent`, or nothing: paths have no empty name.
std::string_view below(std::string_view parent, std::string_view path) {
    if (!path.starts_with(parent) || path.size() <= parent.size() || path[parent.size()] != '/') return {};
    return path.substr(parent.size() + 1);
}

std::string first_said(const std::string& a, const std::string& b, const std::string& c) {
    return !a.empty() ? a : !b.empty() ? b : c;
}

class Pain002 final : public BankMessage {
public:
    explicit Pain002(BankFactVisitor visit) : visit_(std::move(visit)) {}

    void open(const XmlElement& element) override {
        if (element.path == group_path) group_.line = element.line;
        if (element.path == payment_path) payment_ = {.line = element.line};
        if (element.path == transaction_path) transaction_ = {.line = element.line};
    }

    void close(const XmlElement& element) override {
        if (header_.take(element)) return;
        if (element.path == transaction_path) return report(transaction_);
        if (element.path == payment_path) return report_payment_information();
        if (const auto path = below(transaction_path, element.path); !path.empty())
            read(transaction_, transaction_fields, path, element);
        else if (const auto upper = below(payment_path, element.path); !upper.empty())
            read(payment_, payment_fields, upper, element);
        else if (const auto whole = below(group_path, element.path); !whole.empty())
            read(group_, group_fields, whole, element);
    }

    void end(std::uint64_t) override { report_group(group_, group_.status, group_.reason, {}); }

private:
    BankFactVisitor visit_;
    MessageHeader header_;
    Group group_;
    Group payment_;
    Transaction transaction_;
    std::uint64_t transactions_ = 0;

    template <class Record, std::size_t Count>
    static void read(Record& record, const Field<Record> (&fields)[Count], std::string_view path,
                     const XmlElement& element) {
        if (take(record, fields, path, element)) return;
        // There may be several: the first is the one that counts.
        const bool is_reason = path == "StsRsnInf/Rsn/Cd" || path == "StsRsnInf/Rsn/Prtry";
        if (is_reason && record.reason.empty()) record.reason = identifier_of(element);
    }

    void report(const Transaction& transaction) {
        ++transactions_;
        const bool covered = group_.rejected() || payment_.rejected();
        const std::string code = first_said(transaction.status, payment_.status, group_.status);
        if (code == "RCVD" && !covered) return;
        const auto status = covered ? BankStatus::rejected : status_of(code);
        if (says_nothing(transaction.end_to_end_id))
            return unknown(fmt::format("a transaction without an end to end id, of status {}", in_quotes(code)),
                           transaction);
        if (transaction.status.empty() && !status) return unknown("a transaction without a status", transaction);
        if (!status) return unknown(fmt::format("a transaction of status {}", in_quotes(code)), transaction);
        const bool of_its_own = !transaction.reason.empty() || (!covered && !transaction.status.empty());
        visit_(PaymentStatus{
            .end_to_end_id = transaction.end_to_end_id,
            .status = *status,
            .reason = of_its_own ? transaction.reason : first_said(payment_.reason, group_.reason, {}),
            .on = header_.created(transaction.line),
            .message_id = header_.message_id(transaction.line),
            .entry_reference = transaction.status_id.empty() ? std::to_string(transactions_) : transaction.status_id,
            .line = transaction.line,
        });
    }

    void report_payment_information() {
        if (payment_.status.empty()) return;
        if (payment_.id.empty()) return unknown("a status of a payment information without its id", payment_);
        const bool covered = group_.rejected();
        report_group(payment_, covered ? group_.status : payment_.status,
                     covered ? first_said(payment_.reason, group_.reason, {}) : payment_.reason, payment_.id);
    }

    /// RCVD says nothing of what becomes of the payments, PART that each has its own status.
    void report_group(const Group& group, const std::string& code, const std::string& reason,
                      const std::string& payment_information) {
        if (code.empty() || code == "RCVD" || code == "PART") return;
        const auto status = status_of(code);
        if (!status) return unknown(fmt::format("status {} of {}", in_quotes(code), in_quotes(group.id)), group);
        if (group_.id.empty())
            return unknown(fmt::format("status {} without the id of the message that it answers", in_quotes(code)),
                           group);
        visit_(GroupStatus{.original_message_id = group_.id,
                           .original_payment_information_id = payment_information,
                           .status = *status,
                           .reason = reason,
                           .on = header_.created(group.line),
                           .message_id = header_.message_id(group.line),
                           .line = group.line});
    }

    void unknown(std::string what, const Transaction& transaction) {
        const bool named = !says_nothing(transaction.end_to_end_id);
        const std::string reference =
            named ? transaction.end_to_end_id : first_said(transaction.status_id, transaction.instruction_id, {});
        unknown(std::move(what), reference, transaction.line);
    }

    void unknown(std::string what, const Group& group) { unknown(std::move(what), group.id, group.line); }

    void unknown(std::string what, const std::string& reference, std::uint64_t line) {
        visit_(Unknown{.what = std::move(what),
                       .reference = reference.empty() ? header_.message_id(line) : reference,
                       .on = header_.created(line),
                       .line = line});
    }
};

}  // namespace

std::unique_ptr<BankMessage> pain002(BankFactVisitor visit) { return std::make_unique<Pain002>(std::move(visit)); }

}  // namespace grandlivre::tools
