#pragma once

#include <cstdint>

#include "common_generated.h"
#include "events/values/siret.h"

namespace grandlivre {

/// Work of one civil year for one employer, as last declared.
struct Declaration {
    Siret employer;
    wire::ActivityCategory category{};
    std::int64_t worked = 0;     // in `unit`; 0: withdrawn
    std::int64_t reference = 0;  // full time in `unit`; 0: the rule book's default
    wire::WorkUnit unit{};
    bool disability = false;         // employment obligation of CT L5212-13
    bool contribution_paid = false;  // training contribution of CT L6323-27

    bool operator==(const Declaration&) const = default;
};

}  // namespace grandlivre
