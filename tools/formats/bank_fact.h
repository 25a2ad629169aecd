#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>

#include "events/values/cents.h"
#include "events/values/date.h"

/// What a bank tells of our payments and of money that came, whichever message
/// (pain.002, camt.054) it says it in. Texts are the file's, in UTF-8.
namespace grandlivre::tools {

enum class BankStatus {
    accepted,  ///< the bank will execute it
    settled,   ///< the debtor's account was debited
    rejected,  ///< will never be executed
    returned,  ///< the money came back
};

/// Of one of our transfers.
struct PaymentStatus {
    std::string end_to_end_id;
    BankStatus status{};
    std::string reason;  ///< ISO code, `AC04`, or the bank's own; may be empty
    Date on;
    std::string message_id;       ///< of the bank's message
    std::string entry_reference;  ///< of the statement within it
    std::uint64_t line = 0;
    std::optional<Cents> amount = {};  ///< that moved, where the message says so
};

/// Of all transfers of a file of ours, or of one payment information in it. What
/// the file says of single transfers of that group comes before this.
struct GroupStatus {
    std::string original_message_id;
    std::string original_payment_information_id;  ///< empty: the whole message
    BankStatus status{};
    std::string reason;  ///< may be empty
    Date on;
    std::string message_id;
    std::uint64_t line = 0;
    std::optional<Cents> amount = {};  ///< that moved, where the message says so
};

/// Money of a funder that came with the label of a call.
struct Receipt {
    std::string label;  ///< `CPF-SIREN-CVCV-DDMMYY`, with a valid SIREN
    Cents amount;
    std::string bank_reference;  ///< another for each receipt of a bank
    Date on;
    std::string message_id;
    std::string entry_reference;
    std::uint64_t line = 0;
};

/// It is about money and no fact above: a person has to look.
struct Unknown {
    std::string what;       ///< why it could not be used, a sentence without its full stop
    std::string reference;  ///< where the bank finds it
    Date on;
    std::uint64_t line = 0;
};

using BankFact = std::variant<PaymentStatus, GroupStatus, Receipt, Unknown>;
using BankFactVisitor = std::function<void(const BankFact&)>;

/// A file that cannot be used, and where. Nothing of it should be.
class BankFileError : public std::runtime_error {
public:
    BankFileError(std::uint64_t line, const std::string& message)
        : std::runtime_error("line " + std::to_string(line) + ": " + message), line_(line), message_(message) {}

    std::uint64_t line() const { return line_; }  ///< from 1; 0 when the file could not be read at all
    const std::string& message() const { return message_; }

private:
    std::uint64_t line_;
    std::string message_;
};

}  // namespace grandlivre::tools
