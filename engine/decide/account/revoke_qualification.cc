#include "engine/decide/account/settle_year.h"
#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// CT R6323-3-1: after a false declaration each declared year is computed again
/// at the lower rate, oldest first. What the higher ceiling let in stays.
Decision decide(const Account& account, const request::RevokeQualification& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const auto* rule = at.rules.qualification_revoking.find_or_first(at.on);
    if (!rule) return refuse_no_rule("qualification.revoking", at);

    Draft draft(account);
    draft.add(fact(at, event::QualificationRevoked{.from_year = request.from_year}, {rule->name}));
    for (auto year = account.years.lower_bound(request.from_year); year != account.years.end(); ++year) {
        const Entitlement due = yearly_entitlement(account.declared(year->first), false, at.on, at.rules);
        if (auto euros = settle_euros(draft.account(), year->first, due, at)) draft.add(std::move(*euros));
        if (auto hours = settle_public_hours(draft.account(), year->first, due, at)) draft.add(std::move(*hours));
    }
    return draft.take();
}

}  // namespace grandlivre
