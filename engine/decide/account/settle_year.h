#pragma once

#include "engine/decide/decision.h"
#include "engine/law/yearly_credit.h"

namespace grandlivre {

/// Holds what a year gave so far against what it gives now: the difference is
/// credited inside the ceiling, or taken back. Nothing if they are equal.
/// CT R6323-1, R6323-3-1; corrections of 2016 and later.
std::optional<Event> settle_euros(const Account& account, Year year, const Entitlement& due, const Situation& at);
std::optional<Event> settle_public_hours(const Account& account, Year year, const Entitlement& due,
                                         const Situation& at);

/// The entries that decided an entitlement, for the events that follow from it.
RuleNames names(const Entitlement& due);

}  // namespace grandlivre
