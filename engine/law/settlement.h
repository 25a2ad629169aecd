#pragma once

#include <span>
#include <vector>

#include "common_generated.h"
#include "engine/law/rule_book.h"
#include "events/values/cents.h"
#include "events/values/date.h"

/// What becomes of an accepted dossier's money when it ends: the provider's due is
/// taken from every line in proportion, the rest of a line goes back or is lost,
/// as the terms of use in force at acceptance say.
namespace grandlivre {

/// The case of a training that began. A rate below 100 on a training declared
/// completed comes from a control and settles as one that the provider postponed;
/// force majeure is the trainee's alone.
SettlementCase case_of_service(wire::EndMotive motive, int rate, bool force_majeure, const AttendanceBands& bands);

/// A reserved part of the price.
struct PricedLine {
    wire::SplitSource source;
    Cents cents;
};

/// What becomes of one line; the five sum to its cents.
struct SettledPart {
    Cents debited;      // the line's part of what is due
    Cents released;     // rights and top-ups: back to where they came from
    Cents forfeited;    // rights and top-ups: lost
    Cents refunded;     // card: to be paid back; credit note: available again
    Cents credit_note;  // card and credit note: kept for a later training

    bool operator==(const SettledPart&) const = default;
};

/// The parts stand in the order of the lines. Entries live as long as the book.
/// The bands, and the version of the terms of use, are named by who finds the case.
struct SettlementAmounts {
    Cents due;  // to the provider
    std::vector<SettledPart> parts;
    std::vector<const RuleEntry*> rules;  // the row of the case
};

/// The price is the sum of the lines; the rate, from 0 to 100, only counts where
/// the case goes by it.
SettlementAmounts settle(SettlementCase which, int rate, std::span<const PricedLine> lines, const RuleBook& rules,
                         Date accepted_on);

}  // namespace grandlivre
