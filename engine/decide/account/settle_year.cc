#include "engine/decide/account/settle_year.h"

#include <algorithm>

#include "engine/law/ceiling.h"
#include "engine/law/debt.h"
#include "events/chart.h"

namespace grandlivre {
namespace {

const ActivityYear& known(const Account& account, Year year) {
    static const ActivityYear nothing;
    const auto found = account.years.find(year);
    return found == account.years.end() ? nothing : found->second;
}

/// More than before: what has no room is truncated, for this year and for good.
Event credit(const Account& account, Year year, Cents more, const Entitlement& due, const Situation& at) {
    const auto& policy = at.rules.ceiling_annual.nearest(at.on).terms;
    const Cents room_left = room(due.ceiling, account.inscribed(policy.counts_dif, policy.counts_reserved));
    const Cents credited = std::min(more, room_left);
    const PaidDebt paid = pay_debt(credited, account.holdings.debt);
    RuleNames rules = names(due);
    if (paid.to_debt != Cents()) rules.push_back(at.rules.debt_recovery.nearest(at.on).name);
    event::RightsCredited event;
    event.bucket = Bucket::annual;
    event.year = year;
    event.credited = credited;
    event.truncated = more - credited;
    event.debt = paid.to_debt;
    event.ceiling = due.ceiling;
    const auto [available, reserved, of] = accounts_of(Bucket::annual);
    return fact(at, std::move(event), std::move(rules),
                Postings()
                    .debit(LedgerAccount::source_annual, of, credited)
                    .credit(available, of, paid.available)
                    .credit(LedgerAccount::holder_debt, of, paid.to_debt));
}

/// Less than before: first what was only truncated, then what is available, the
/// rest is owed.
Event correct(const Account& account, Year year, Cents less, const Entitlement& due, const Situation& at) {
    const Cents from_truncated = std::min(less, known(account, year).truncated);
    const Cents back = less - from_truncated;
    const auto& recovery = at.rules.debt_recovery.nearest(at.on);
    const Withheld taken = withhold(back, account.holdings.available(Bucket::annual),
                                    account.holdings.available(Bucket::dif), recovery.terms.withheld_from);
    RuleNames rules = names(due);
    rules.push_back(recovery.name);
    const ResourceClass of = ResourceClass::mutualised;
    return fact(
        at, event::RightsCorrected{.year = year, .cents = back, .from_truncated = from_truncated, .debt = taken.debt},
        std::move(rules),
        Postings()
            .credit(LedgerAccount::source_annual, of, back)
            .debit(LedgerAccount::annual_available, of, taken.annual)
            .debit(LedgerAccount::dif_available, of, taken.dif)
            .debit(LedgerAccount::holder_debt, of, taken.debt));
}

}  // namespace

RuleNames names(const Entitlement& due) {
    RuleNames names;
    for (const RuleEntry* entry : due.rules) names.push_back(entry->name);
    return names;
}

std::optional<Event> settle_euros(const Account& account, Year year, const Entitlement& due, const Situation& at) {
    const Cents before = known(account, year).entitlement;
    if (due.euros > before) return credit(account, year, due.euros - before, due, at);
    if (due.euros < before) return correct(account, year, before - due.euros, due, at);
    return std::nullopt;
}

std::optional<Event> settle_public_hours(const Account& account, Year year, const Entitlement& due,
                                         const Situation& at) {
    const ActivityYear& known_year = known(account, year);
    const auto [available, reserved, source, of] = accounts_of(HourKind::public_);
    if (due.public_hours > known_year.public_entitlement) {
        const Centihours more = due.public_hours - known_year.public_entitlement;
        const Centihours credited = std::min(more, room(due.public_ceiling, account.holdings.held(HourKind::public_)));
        return fact(at,
                    event::HoursCredited{.kind = HourKind::public_,
                                         .year = year,
                                         .credited = credited,
                                         .truncated = more - credited,
                                         .ceiling = due.public_ceiling,
                                         .yearly = true},
                    names(due), Postings().debit(source, of, credited).credit(available, of, credited));
    }
    if (due.public_hours < known_year.public_entitlement) {
        const Centihours less = known_year.public_entitlement - due.public_hours;
        const Centihours from_truncated = std::min(less, known_year.public_truncated);
        const Centihours taken = std::min(less - from_truncated, account.holdings.available(HourKind::public_));
        return fact(at,
                    event::RightsCorrected{.year = year,
                                           .centihours = taken,
                                           .centihours_from_truncated = from_truncated,
                                           .centihours_forgiven = less - from_truncated - taken},
                    names(due), Postings().credit(source, of, taken).debit(available, of, taken));
    }
    return std::nullopt;
}

}  // namespace grandlivre
