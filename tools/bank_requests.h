#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/runtime/engine.h"
#include "projections/reads.h"
#include "tools/formats/bank_fact.h"

/// What a bank's file says, as requests. Their ids are UUIDv5 of message id, entry
/// reference and end-to-end id: the same file again is all duplicates.
namespace grandlivre::tools {

/// A line of the file that is no request, and why: kept as a dead letter.
struct Unmatched {
    std::string reference, why;
    std::uint64_t line = 0;
};

/// Turns facts into requests, for a ledger whose payment runs it knows.
class BankRequests {
public:
    explicit BankRequests(const projection::Reader& reader);

    /// The requests of one fact, or what is wrong with it.
    struct Made {
        std::vector<Incoming> requests;
        std::vector<Unmatched> unmatched;
    };
    Made of(const BankFact& fact) const;

private:
    std::map<std::string, std::pair<RunId, Run>> runs_;  ///< by their digits in message ids

    Made of(const PaymentStatus& status) const;
    Made of(const GroupStatus& status) const;
    Made of(const Receipt& receipt) const;
    Made of(const Unknown& unknown) const;
    RequestId id_of(const std::string& message, const std::string& entry, const std::string& payment) const;
};

/// The bytes under which an unmatched line is kept.
std::string dead_letter_text(const std::string& file, const Unmatched& unmatched);

}  // namespace grandlivre::tools
