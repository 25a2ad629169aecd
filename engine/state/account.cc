#include "engine/state/account.h"

#include <algorithm>

#include "events/values/invariant.h"
#include "events/values/optional_date.h"

namespace grandlivre {
namespace {

/// From `year` on the flag is `value`, whatever was said of later years.
void flag_from(SmallMap<Year, bool>& qualification, Year year, bool value) {
    qualification.erase(qualification.lower_bound(year), qualification.end());
    qualification.emplace(year, value);
}

/// The declaration takes the place of an earlier one of the year and employer.
void declare(Account& account, const event::ActivityDeclared& event) {
    const std::pair<Year, Declaration> declared{event.year,
                                                {event.employer, event.category, event.worked, event.reference,
                                                 event.unit, event.disability, event.contribution_paid}};
    const auto order = [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second.employer) < std::pair(b.first, b.second.employer);
    };
    auto& all = account.declarations;
    const auto place = std::lower_bound(all.begin(), all.end(), declared, order);
    if (place != all.end() && !order(declared, *place))
        *place = declared;
    else
        all.insert(place, declared);
    account.years[event.year];  // known from now on, whatever it gives
}

HourDossier& dossier(Account& account, const DossierId& id) {
    const auto found = account.hour_dossiers.find(id);
    GL_INVARIANT(found != account.hour_dossiers.end(), "an event moves hours of the unknown dossier {}", to_text(id));
    return found->second;
}

}  // namespace

bool Account::low_qualified(Year year) const {
    const auto after = qualification.upper_bound(year);
    return after != qualification.begin() && std::prev(after)->second;
}

std::vector<Declaration> Account::declared(Year year) const {
    std::vector<Declaration> found;
    for (const auto& [of, declaration] : declarations)
        if (of == year) found.push_back(declaration);
    return found;
}

Cents Account::inscribed(bool with_dif, bool with_reserved) const {
    const auto of = [&](Bucket bucket) { return with_reserved ? holdings.held(bucket) : holdings.available(bucket); };
    return of(Bucket::annual) + (with_dif ? of(Bucket::dif) : Cents());
}

void apply(Account& account, const Event& event) {
    for (const Posting& line : event.postings)
        account.holdings.post(line.account, line.unit, line.resource_class, line.amount,
                              event.postings.dimensions(line).grant);
    if (const auto dossier = dossier_of(event.body)) return apply(account.dossiers[*dossier], event.body, event.on);
    std::visit(
        Overloaded{
            [&](const event::AccountOpened&) { account.status = AccountStatus::open; },
            [&](const event::QualificationDeclared& e) {
                flag_from(account.qualification, e.from_year, e.low_qualified);
            },
            [&](const event::QualificationRevoked& e) { flag_from(account.qualification, e.from_year, false); },
            [&](const event::ActivityDeclared& e) { declare(account, e); },
            [&](const event::RightsCredited& e) {
                if (e.civic) {
                    account.civic_activities.insert(e.civic->activity);
                    account.civic_categories.emplace(e.year, e.civic->category);
                } else {
                    ActivityYear& year = account.years[e.year];
                    year.truncated += e.truncated;
                    year.entitlement += e.credited + e.truncated;
                }
            },
            [&](const event::RightsCorrected& e) {
                ActivityYear& year = account.years[e.year];
                year.truncated -= e.from_truncated;
                year.public_truncated -= e.centihours_from_truncated;
                year.entitlement -= e.cents + e.from_truncated;
                year.public_entitlement -= e.centihours + e.centihours_from_truncated + e.centihours_forgiven;
            },
            [&](const event::HoursCredited& e) {
                if (e.yearly) {
                    account.years[e.year].public_truncated += e.truncated;
                    account.years[e.year].public_entitlement += e.credited + e.truncated;
                }
            },
            [&](const event::HoursConverted& e) { account.converted_hours[Holdings::place(e.kind)] += e.centihours; },
            [&](const event::AccountFrozen& e) {
                account.status = AccountStatus::frozen;
                account.frozen_for = e.cause;
            },
            [&](const event::AccountClosed&) { account.status = AccountStatus::closed; },
            [&](const event::HoursReserved& e) {
                account.hour_dossiers.emplace(e.dossier,
                                              HourDossier{e.kind, e.centihours, e.cents != Cents(), e.provider});
            },
            [&](const event::HoursDebited& e) { dossier(account, e.dossier).held -= e.centihours; },
            [&](const event::HoursReleased& e) { dossier(account, e.dossier).held -= e.centihours; },
            [&](const event::RightsGranted& e) {
                const wire::CallLineT& line = *e.line;
                account.grants.emplace(line.grant, Grant{e.funder, line.kind, line.restriction, day(line.use_by),
                                                         line.refund_unused, event.on});
            },
            [](const auto&) {},  // money alone, or no matter to an account
        },
        event.body);
}

}  // namespace grandlivre
