#pragma once

#include <algorithm>
#include <string>
#include <vector>

/// What the entries of the rule book say about paying providers.
namespace grandlivre {

/// Whether money that a provider owes is taken off its next transfer.
struct PaymentOffset {
    bool offset;
};

/// ISO reasons of a rejected or returned transfer that do more than open its payables
/// again.
struct BankReasons {
    std::vector<std::string> dead_iban;   // nothing goes to that account any more
    std::vector<std::string> suspending;  // payments wait until they are resumed

    bool kills_iban(const std::string& reason) const { return std::ranges::find(dead_iban, reason) != dead_iban.end(); }
    bool suspends(const std::string& reason) const { return std::ranges::find(suspending, reason) != suspending.end(); }
};

/// Who gets the first of what a provider gives back.
struct RecoveryOrder {
    bool mutualised_first;  // else all in proportion
};

}  // namespace grandlivre
