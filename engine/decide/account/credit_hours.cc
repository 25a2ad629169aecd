#include <algorithm>

#include "engine/decide/account/conversion_event.h"
#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/law/ceiling.h"
#include "events/chart.h"

namespace grandlivre {
namespace {

/// Retirement closes the account to new hours, civic ones aside (CT L5151-2).
std::optional<Refusal> refuse_frozen_for(const Account& account, HourKind kind) {
    if (kind == HourKind::cec && account.frozen_for == FreezeCause::retirement) return std::nullopt;
    return refuse_frozen(account);
}

/// Whether hours of these kinds are kept in euros: by the business date, or
/// because the clock has passed the migration.
bool migrated(const Migration& migration, const Situation& at) {
    return at.on >= migration.on || (at.clock && *at.clock >= migration.on);
}

}  // namespace

/// Rights of the hours era inside their ceilings (CT L6323-11 as of 2015; DIF:
/// law 2014-288). What comes after the migration is converted at once.
Decision decide(const Account& account, const request::CreditHours& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    GL_REFUSE_IF(refuse_frozen_for(account, request.kind));
    const auto* rule = at.rules.credit_hours(request.kind).find_or_first(at.on);
    if (!rule) return refuse_no_rule("credit of these hours", at);
    const HoursCredit& terms = rule->terms;
    if (terms.last_day && at.on > *terms.last_day)
        return refuse(Reason::deadline_passed, "these hours could be entered until {}", to_text(*terms.last_day));
    if ((terms.first_year && request.year < *terms.first_year) || (terms.last_year && request.year > *terms.last_year))
        return refuse(Reason::wrong_date, "year {} did not earn hours of this kind", static_cast<int>(request.year));

    Centihours counted = account.holdings.held(request.kind);
    if (terms.counts_converted) counted += account.converted_hours[Holdings::place(request.kind)];
    const Centihours credited = std::min(request.centihours, room(terms.ceiling, counted));
    if (credited == Centihours())
        return refuse(Reason::ceiling_reached, "the ceiling of {} centihours is reached", terms.ceiling.count());

    const HourAccounts accounts = accounts_of(request.kind);
    Draft draft(account);
    draft.add(fact(at,
                   event::HoursCredited{.kind = request.kind,
                                        .year = request.year,
                                        .credited = credited,
                                        .truncated = request.centihours - credited,
                                        .ceiling = terms.ceiling},
                   {rule->name},
                   Postings()
                       .debit(accounts.source, accounts.resource_class, credited)
                       .credit(accounts.available, accounts.resource_class, credited)));
    const auto& migration = at.rules.hours_migration.entries().front();
    const bool converts = std::find(migrated_kinds.begin(), migrated_kinds.end(), request.kind) != migrated_kinds.end();
    if (converts && migrated(migration.terms, at)) {
        // A credit that comes late may bear a date before there was a rate: the migration's counts.
        const auto& rate = at.rules.conversion(request.kind).nearest(std::max(at.on, migration.terms.on));
        draft.add(conversion(draft.account(), request.kind, credited, rate, at));
    }
    return draft.take();
}

}  // namespace grandlivre
