#pragma once

#include <string>
#include <vector>

#include "tests/support/histories.h"

/// Random histories of payments whose end does not depend on the order in which most of
/// it comes: what the bank says, what is received, runs, and what streams ask of each other.
namespace grandlivre::test {

/// A part of such a history.
struct Phase {
    /// Nothing may be on its way between streams when it begins: amounts depend on it.
    bool at_rest = false;
    std::vector<std::string> first;  ///< in this order, before the others
    std::vector<std::string> any;    ///< in any order
};

struct PhasedHistory {
    std::vector<std::string> setup;  ///< in this order, each with what it asks of other streams
    std::vector<Phase> phases;
    std::vector<AccountId> accounts;
    std::vector<DossierId> dossiers;
    std::vector<Siren> funders;
    Siret provider;
};

PhasedHistory phased_history(std::uint64_t seed);

}  // namespace grandlivre::test
