#include <optional>
#include <utility>

#include "tools/formats/bank_amount.h"
#include "tools/formats/bank_message.h"
#include "tools/formats/call_label.h"

/// camt.054, BankToCustomerDebitCreditNotification: what was booked on an account.
/// An entry is a line of the statement, its transactions are what it consists of.
namespace grandlivre::tools {
namespace {

struct Entry {
    std::string reference;
    std::string servicer_reference;
    std::string direction;
    std::string reversal;
    std::string status;
    std::string date;
    std::string batch;  ///< the payment information that was booked as one sum
    BankAmount amount;
    std::uint64_t line = 0;
    std::uint64_t transactions = 0;

    bool booked() const { return status == "BOOK"; }
};

struct Transaction {
    std::string end_to_end_id;
    std::string servicer_reference;
    std::string direction;
    BankAmount amount;
    BankAmount transaction_amount;
    bool returned = false;
    std::string return_reason;
    std::string label;
    bool several_labels = false;
    std::string remittance;    ///< the first, for a person
    std::uint64_t number = 0;  ///< within the entry, from 1
    std::uint64_t line = 0;
};

constexpr std::string_view entry_path = "Ntfctn/Ntry";
constexpr std::string_view details_path = "Ntfctn/Ntry/NtryDtls";
constexpr std::string_view transaction_path = "Ntfctn/Ntry/NtryDtls/TxDtls";

constexpr Field<Entry> entry_fields[] = {
    {"Ntfctn/Ntry/NtryRef", &Entry::reference},
    {"Ntfctn/Ntry/AcctSvcrRef", &Entry::servicer_reference},
    {"Ntfctn/Ntry/CdtDbtInd", &Entry::direction},
    {"Ntfctn/Ntry/RvslInd", &Entry::reversal},
    {"Ntfctn/Ntry/Sts", &Entry::status},
    {"Ntfctn/Ntry/Sts/Cd", &Entry::status},
    {"Ntfctn/Ntry/BookgDt/Dt", &Entry::date},
    {"Ntfctn/Ntry/BookgDt/DtTm", &Entry::date},
    {"Ntfctn/Ntry/NtryDtls/Btch/PmtInfId", &Entry::batch},
};

constexpr Field<Transaction> transaction_fields[] = {
    {"Refs/EndToEndId", &Transaction::end_to_end_id},
    {"Refs/AcctSvcrRef", &Transaction::servicer_reference},
    {"CdtDbtInd", &Transaction::direction},
    {"RtrInf/Rsn/Cd", &Transaction::return_reason},
    {"RtrInf/Rsn/Prtry", &Transaction::return_reason},
};

std::string euros_text(Cents cents) { return fmt::format("{}.{:02} EUR", cents.count() / 100, cents.count() % 100); }

class Camt054 final : public BankMessage {
public:
    explicit Camt054(BankFactVisitor visit) : visit_(std::move(visit)) {}

    void open(const XmlElement& element) override {
        currency_.clear();
        for (const XmlAttribute& attribute : element.attributes)
            if (attribute.name == "Ccy") currency_ = attribute.value.substr(0, longest_kept_text);
        if (element.path == entry_path) {
            entry_ = {.line = element.line};
            previous_reference_.clear();
            ++entries_;
        } else if (element.path == details_path) {
            check(entry_);
        } else if (element.path == transaction_path) {
            transaction_ = {.number = ++entry_.transactions, .line = element.line};
            if (held_) report(std::exchange(held_, std::nullopt).value(), false);
        } else if (in_transaction(element.path) && inner(element.path) == "RtrInf") {
            transaction_.returned = true;
        }
    }

    void close(const XmlElement& element) override {
        if (header_.take(element)) return;
        if (element.path == transaction_path) return hold_or_report();
        if (element.path == entry_path) return end_entry(element);
        if (in_transaction(element.path)) return read_transaction(inner(element.path), element);
        if (element.path == "Ntfctn/Ntry/Amt")
            read(entry_.amount, element);
        else if (take(entry_, entry_fields, element.path, element))
            check_order(element);
    }

    void end(std::uint64_t) override {}

private:
    BankFactVisitor visit_;
    MessageHeader header_;
    std::string currency_;  ///< of the element that was opened last
    Entry entry_;
    std::uint64_t entries_ = 0;
    Transaction transaction_;
    std::string previous_reference_;   ///< the servicer's, of the transaction before in the entry
    std::optional<Transaction> held_;  ///< the first of an entry, until it is known whether it is the only one

    static bool in_transaction(std::string_view path) {
        return path.size() > transaction_path.size() && path.starts_with(transaction_path) &&
               path[transaction_path.size()] == '/';
    }
    static std::string_view inner(std::string_view path) { return path.substr(transaction_path.size() + 1); }

    void read(BankAmount& amount, const XmlElement& element) const {
        if (!amount.empty()) throw BankFileError(element.line, fmt::format("{} is there twice", shown(element.path)));
        amount = {.path = std::string(element.path),
                  .digits = std::string(identifier_of(element)),
                  .currency = currency_,
                  .line = element.line};
    }

    void read_transaction(std::string_view path, const XmlElement& element) {
        if (path == "Amt") {
            read(transaction_.amount, element);
            cents_of(transaction_.amount);
        } else if (path == "AmtDtls/TxAmt/Amt") {
            read(transaction_.transaction_amount, element);
        } else if (path == "RmtInf/Ustrd" || path == "RmtInf/Strd/CdtrRefInf/Ref") {
            read_remittance(value_of(element));
        } else if (take(transaction_, transaction_fields, path, element) && path == "Refs/EndToEndId") {
            find_labels(transaction_.end_to_end_id);
        }
    }

    void read_remittance(std::string_view text) {
        if (transaction_.remittance.empty()) transaction_.remittance = text;
        find_labels(text);
    }

    /// The same label again says nothing new.
    void find_labels(std::string_view text) {
        for (const std::string_view label : call_labels(text)) {
            if (transaction_.label.empty()) transaction_.label = label;
            if (transaction_.label != label) transaction_.several_labels = true;
        }
    }

    /// What transactions need of their entry comes before them, as the schema has it.
    void check(const Entry& entry) const {
        if (entry.amount.empty()) throw BankFileError(entry.line, "an entry without its Amt");
        cents_of(entry.amount);
        check_direction(entry.direction, entry.line);
    }

    void check_order(const XmlElement& element) const {
        if (entry_.transactions != 0)
            throw BankFileError(element.line, fmt::format("{} comes after the entry's details", element.path));
    }

    static void check_direction(const std::string& direction, std::uint64_t line) {
        if (direction != "CRDT" && direction != "DBIT")
            throw BankFileError(line, fmt::format("CdtDbtInd is {}, CRDT or DBIT was expected", in_quotes(direction)));
    }

    void hold_or_report() {
        if (!entry_.booked()) return;
        if (transaction_.number == 1)
            held_ = std::move(transaction_);
        else
            report(transaction_, false);
    }

    void end_entry(const XmlElement& element) {
        check(entry_);
        if (!entry_.booked()) {
            unknown(fmt::format("an entry of {} that is not booked, of status {}", euros_text(cents_of(entry_.amount)),
                                in_quotes(entry_.status)),
                    entry_reference(), element.line);
        } else if (entry_.transactions == 0 && entry_.direction == "DBIT" && !entry_.batch.empty()) {
            batch_settled(element.line);
        } else if (entry_.transactions == 0) {
            unknown(fmt::format("an entry of {}, {}, without transactions", euros_text(cents_of(entry_.amount)),
                                entry_.direction),
                    entry_reference(), element.line);
        } else if (held_) {
            report(std::exchange(held_, std::nullopt).value(), true);
        }
    }

    /// One debit for a whole file, as it asked for.
    void batch_settled(std::uint64_t line) {
        visit_(GroupStatus{.original_message_id = {},
                           .original_payment_information_id = entry_.batch,
                           .status = BankStatus::settled,
                           .reason = {},
                           .on = booked_on(),
                           .message_id = header_.message_id(line),
                           .line = line,
                           .amount = cents_of(entry_.amount)});
    }

    void report(const Transaction& transaction, bool alone) {
        tell(transaction, alone);
        previous_reference_ = transaction.servicer_reference;
    }

    void tell(const Transaction& transaction, bool alone) {
        const std::string& direction = transaction.direction.empty() ? entry_.direction : transaction.direction;
        check_direction(direction, transaction.line);
        const bool debit = direction == "DBIT", named = !says_nothing(transaction.end_to_end_id);
        const auto unusable = [&](std::string what) {
            unknown(std::move(what), bank_reference(transaction, alone), transaction.line);
        };

        if (transaction.returned && !named) return unusable("a return without an end to end id");
        if (transaction.returned) return status(transaction, BankStatus::returned, alone);
        if (entry_.reversal == "true" || entry_.reversal == "1") return unusable("a reversal of an earlier entry");
        if (debit && !named) return unusable("a debit without an end to end id");
        if (debit) return status(transaction, BankStatus::settled, alone);
        if (transaction.several_labels)
            return unusable("a credit with the labels of several calls: " + in_quotes(transaction.remittance));
        if (transaction.label.empty())
            return unusable("a credit without the label of a call: " + in_quotes(transaction.remittance));
        const std::optional<Cents> amount = amount_of(transaction, alone);
        if (!amount) return unusable("a credit of several, without an amount of its own");
        visit_(Receipt{.label = transaction.label,
                       .amount = *amount,
                       .bank_reference = bank_reference(transaction, alone),
                       .on = booked_on(),
                       .message_id = header_.message_id(transaction.line),
                       .entry_reference = entry_reference(),
                       .line = transaction.line});
    }

    void status(const Transaction& transaction, BankStatus status, bool alone) {
        visit_(PaymentStatus{.end_to_end_id = transaction.end_to_end_id,
                             .status = status,
                             .reason = status == BankStatus::returned ? transaction.return_reason : "",
                             .on = booked_on(),
                             .message_id = header_.message_id(transaction.line),
                             .entry_reference = entry_reference(),
                             .line = transaction.line,
                             .amount = moved(transaction, alone)});
    }

    void unknown(std::string what, std::string reference, std::uint64_t line) {
        visit_(Unknown{.what = std::move(what), .reference = std::move(reference), .on = booked_on(), .line = line});
    }

    /// Of our own transfer, on our account: what it was told in before is no matter.
    std::optional<Cents> moved(const Transaction& transaction, bool alone) const {
        if (!transaction.amount.empty()) return cents_of(transaction.amount);
        if (alone && transaction.transaction_amount.empty()) return cents_of(entry_.amount);
        return std::nullopt;
    }

    std::optional<Cents> amount_of(const Transaction& transaction, bool alone) const {
        if (!transaction.amount.empty()) return cents_of(transaction.amount);
        if (!transaction.transaction_amount.empty()) return cents_of(transaction.transaction_amount);
        if (alone) return cents_of(entry_.amount);
        return std::nullopt;
    }

    Date booked_on() const {
        return entry_.date.empty() ? header_.created(entry_.line) : date_of(entry_.date, "BookgDt", entry_.line);
    }

    std::string entry_reference() const {
        if (!entry_.reference.empty()) return entry_.reference;
        if (!entry_.servicer_reference.empty()) return entry_.servicer_reference;
        return std::to_string(entries_);
    }

    /// Receipts are known apart by it, so that no two of a bank may share one: what
    /// several transactions of an entry have in common is followed by their number.
    /// NtryRef is no such reference: banks number entries anew in each message, or
    /// write the account there.
    std::string bank_reference(const Transaction& transaction, bool alone) const {
        const std::string& own = transaction.servicer_reference;
        const bool shared = own == entry_.servicer_reference || own == previous_reference_;
        if (!own.empty() && (alone || !shared)) return own;
        const std::string& given = own.empty() ? entry_.servicer_reference : own;
        const std::string entry =
            given.empty() ? fmt::format("{}/{}", header_.message_id(transaction.line), entries_) : given;
        return alone ? entry : fmt::format("{}/{}", entry, transaction.number);
    }
};

}  // namespace

std::unique_ptr<BankMessage> camt054(BankFactVisitor visit) { return std::make_unique<Camt054>(std::move(visit)); }

}  // namespace grandlivre::tools
