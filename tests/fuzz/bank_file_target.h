#pragma once

#include <cstdint>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "events/values/siret.h"
#include "tools/formats/bank_amount.h"
#include "tools/formats/bank_file.h"
#include "tools/formats/call_label.h"

/// What is asked of the reader of banks' files, whatever the bytes.
namespace grandlivre::fuzz {

class BrokenBankFile : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

inline void must_of_bank_file(bool holds, const char* what) {
    if (!holds) throw BrokenBankFile(what);
}

/// What a caller may rely on without a look of its own.
struct CheckFact {
    static void identifier(const std::string& text) {
        must_of_bank_file(!text.empty() && text.size() <= 35 * 4, "an identifier that is empty or too long");
    }
    void operator()(const tools::PaymentStatus& fact) const {
        identifier(fact.end_to_end_id);
        identifier(fact.message_id);
        identifier(fact.entry_reference);
        must_of_bank_file(in_calendar(fact.on) && fact.line > 0, "a status without day or line");
    }
    void operator()(const tools::GroupStatus& fact) const {
        identifier(fact.original_message_id);
        identifier(fact.message_id);
        must_of_bank_file(in_calendar(fact.on) && fact.line > 0, "a status without day or line");
    }
    void operator()(const tools::Receipt& fact) const {
        must_of_bank_file(fact.amount > Cents(0) && fact.amount <= tools::largest_bank_amount,
                          "a receipt of no amount");
        must_of_bank_file(tools::call_labels(fact.label).size() == 1 && fact.label.size() == 25,
                          "a receipt of no label");
        must_of_bank_file(Siren::parse(fact.label.substr(4, 9)).has_value(), "a label of no company");
        must_of_bank_file(!fact.bank_reference.empty(), "a receipt without a reference");
        must_of_bank_file(in_calendar(fact.on) && fact.line > 0, "a receipt without day or line");
    }
    void operator()(const tools::Unknown& fact) const {
        must_of_bank_file(!fact.what.empty() && !fact.reference.empty(), "a fact that does not say what it is");
        must_of_bank_file(in_calendar(fact.on) && fact.line > 0, "a fact without day or line");
    }
};

/// Whether the file was taken.
inline bool bank_file(std::span<const std::uint8_t> bytes) {
    std::istringstream file(std::string(bytes.begin(), bytes.end()));
    try {
        tools::read_bank_file(file, [](const tools::BankFact& fact) { std::visit(CheckFact{}, fact); });
    } catch (const tools::BankFileError& error) {
        must_of_bank_file(!error.message().empty() && error.line() > 0, "a refusal that does not say what and where");
        return false;
    }
    return true;
}

}  // namespace grandlivre::fuzz
