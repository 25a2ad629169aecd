#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/law/rule_book.h"

namespace grandlivre {

/// What is wrong with a book, found in any order; told is the topmost.
class Faults {
public:
    void add(int line, std::string message);
    std::optional<RuleBookError> first() const { return first_; }

private:
    std::optional<RuleBookError> first_;
};

}  // namespace grandlivre
