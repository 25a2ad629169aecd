#pragma once

#include <functional>
#include <map>
#include <set>
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

/// Which of our files a bank's file answers for as a whole: only their runs are looked up.
class AnsweredFiles {
public:
    void hear(const BankFact& fact);
    bool of(const RunId& run) const;

private:
    std::set<std::string> run_digits_;
};

/// Turns facts into requests, for a ledger whose payment runs it knows.
class BankRequests {
public:
    BankRequests(const projection::Reader& reader, const AnsweredFiles& answered);

    /// The requests of one fact, or what is wrong with it.
    struct Made {
        std::vector<Incoming> requests;
        std::vector<Unmatched> unmatched;
    };
    Made of(const BankFact& fact) const;

private:
    std::map<std::string, Run> runs_;  ///< by their digits in message ids

    Made of(const PaymentStatus& status) const;
    Made of(const GroupStatus& status) const;
    Made of(const Receipt& receipt) const;
    Made of(const Unknown& unknown) const;
    RequestId id_of(const std::string& message, const std::string& entry, const std::string& payment) const;
};

/// The bytes under which an unmatched line is kept.
std::string dead_letter_text(const std::string& file, const Unmatched& unmatched);

}  // namespace grandlivre::tools
