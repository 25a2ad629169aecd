#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/law/declaration.h"
#include "engine/law/rule_book.h"

namespace grandlivre {

/// What one civil year of work gives, over all its declarations: the most
/// favourable amount and the most favourable ceiling (CT R6323-27); public hours
/// stand apart from the euros and are never compared with them.
struct Entitlement {
    Cents euros;
    Centihours public_hours;
    Cents ceiling;
    Centihours public_ceiling;
    std::vector<const RuleEntry*> rules;  // those that decided: credits, then ceilings; euros first
};

/// `declarations` are the latest of each employer for the year; withdrawn ones
/// count as none. `flagged`: the year is low-qualified. A day before the first
/// entry of a rule takes that entry: a revocation may be dated before the years
/// that it recomputes.
Entitlement yearly_entitlement(std::span<const Declaration> declarations, bool flagged, Date on, const RuleBook& rules);

/// Full time of the declaration: the declared one or the book's (CT R6323-1 II);
/// 0 where neither is, as for `pay`.
std::int64_t applied_reference(const Declaration& declaration, Date on, const RuleBook& rules);

/// The first civil year that a category credits; nothing on days without such a credit.
std::optional<Year> first_year(wire::ActivityCategory category, Date on, const RuleBook& rules);

}  // namespace grandlivre
