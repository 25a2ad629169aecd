#pragma once

#include <string>
#include <vector>

#include "engine/law/rule_book.h"

namespace grandlivre {

/// How one worked example came out under its book.
struct VectorResult {
    const RuleVector* vector;  // lives as long as the book
    std::string found;         // "cents=18669"; or why there is nothing to compare
    bool passed = false;
};

/// Works every example of the book out with the book's own entries, in file order.
std::vector<VectorResult> run_vectors(const RuleBook& rules);

}  // namespace grandlivre
