#pragma once

#include <string>
#include <variant>

#include "engine/law/declaration.h"
#include "events/values/centihours.h"
#include "events/values/cents.h"
#include "events/values/date.h"

namespace grandlivre {

/// A year with one declaration; its category follows from the example's rule.
struct YearlyGiven {
    Declaration declaration;
    bool flagged = false;  // low-qualified
};

struct ConversionGiven {
    wire::HourKind kind{};
    Centihours hours;
};

struct CeilingGiven {
    Cents entitlement;
    Cents inscribed;
    bool increased = false;
};

/// A worked example of the book: `rules test` runs it against the book.
struct RuleVector {
    std::string name;
    std::string source;
    std::string rule;
    Date on;
    std::variant<YearlyGiven, ConversionGiven, CeilingGiven> given;
    std::string expected;  // "cents=18669"
    int line = 0;
};

}  // namespace grandlivre
