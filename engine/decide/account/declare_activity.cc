#include <algorithm>

#include "engine/decide/account/settle_year.h"
#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {
namespace {

/// The year's declarations with this one in place of an earlier one of the employer.
std::vector<Declaration> with(const Account& account, Year year, const Declaration& declaration) {
    std::vector<Declaration> all = account.declared(year);
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const Declaration& d) { return d.employer == declaration.employer; });
    if (same != all.end())
        *same = declaration;
    else
        all.push_back(declaration);
    return all;
}

}  // namespace

/// CT R6323-1, R6323-3-1, D6323-3-3, R6323-22, R6323-27, R6323-29: a year's
/// credit over all its declarations; only the difference moves.
Decision decide(const Account& account, const request::DeclareActivity& request, const Situation& at) {
    GL_REFUSE_IF(refuse_inactive(account));
    const auto first = first_year(request.category, at.on, at.rules);
    if (!first) return refuse(Reason::wrong_date, "no yearly credit of this category on {}", to_text(at.on));
    if (request.year < *first || request.year >= year_of(at.on))
        return refuse(Reason::wrong_date, "year {} is not between {} and the year before {}",
                      static_cast<int>(request.year), static_cast<int>(*first), to_text(at.on));

    const Declaration declaration{request.employer, request.category,   request.worked,           request.reference,
                                  request.unit,     request.disability, request.contribution_paid};
    const Entitlement due = yearly_entitlement(with(account, request.year, declaration),
                                               account.low_qualified(request.year), at.on, at.rules);

    Events events;
    events.reserve(3);
    events.push_back(fact(at,
                          event::ActivityDeclared{.year = request.year,
                                                  .employer = request.employer,
                                                  .category = request.category,
                                                  .worked = request.worked,
                                                  .reference = applied_reference(declaration, at.on, at.rules),
                                                  .unit = request.unit,
                                                  .disability = request.disability,
                                                  .contribution_paid = request.contribution_paid,
                                                  .entitlement = due.euros,
                                                  .public_entitlement = due.public_hours},
                          names(due)));
    if (auto euros = settle_euros(account, request.year, due, at)) events.push_back(std::move(*euros));
    if (auto hours = settle_public_hours(account, request.year, due, at)) events.push_back(std::move(*hours));
    return events;
}

}  // namespace grandlivre
