#pragma once

#include <string>
#include <vector>

#include "engine/runtime/engine.h"
#include "tools/bank_review.h"

/// What a bank's file says, as requests. Their ids are UUIDv5 of message id, entry
/// reference and end-to-end id: the same file again is all duplicates.
namespace grandlivre::tools {

/// The requests of a fact that is about something of ours (see BankReview).
std::vector<Incoming> bank_requests(const BankFact& fact, const BankReview& review);

/// What a bank writes of a line, for a person who looks for it.
std::string reference_of(const BankFact& fact);
std::uint64_t line_of(const BankFact& fact);

/// A line that is about nothing of ours, as bytes that are no request: they are kept.
Incoming dead_letter(const std::string& file, const BankFact& fact, const std::string& why);

}  // namespace grandlivre::tools
