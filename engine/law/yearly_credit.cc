#include "engine/law/yearly_credit.h"

#include <algorithm>
#include <array>

#include "engine/law/worked_share.h"

namespace grandlivre {
namespace {

using wire::ActivityCategory;
using wire::WorkUnit;

/// What one category gives in a year.
struct Credit {
    bool declared = false;  // withdrawn declarations too: they still name their rule
    Cents euros;
    bool increased_ceiling = false;
    std::array<const RuleEntry*, 2> decided{};
};

template <class Counted>
void each_of(std::span<const Declaration> declarations, ActivityCategory category, Credit& credit, Counted counted) {
    for (const Declaration& declaration : declarations) {
        if (declaration.category != category) continue;
        credit.declared = true;
        if (declaration.worked > 0) counted(declaration);
    }
}

/// CT R6323-1; the increases of L6323-11-1 and D6323-3-3 exclude each other: the larger base counts.
Credit employee_credit(std::span<const Declaration> declarations, bool flagged, Date on, const RuleBook& rules) {
    Credit credit;
    bool disability = false;
    bool worked = false;
    WorkedShare share;
    each_of(declarations, ActivityCategory::employee, credit, [&](const Declaration& declaration) {
        worked = true;
        disability = disability || declaration.disability;
        share.add(declaration.worked, applied_reference(declaration, on, rules));
    });
    const auto* entry = credit.declared ? rules.credit_employee.find_or_first(on) : nullptr;
    if (!entry) return credit;
    credit.decided[0] = entry;
    if (!worked) return credit;

    Cents base = entry->terms.base;
    const auto increase = [&](const Rule<IncreasedCredit>& rule) {
        const auto* increased = rule.find_or_first(on);
        if (!increased) return;
        credit.increased_ceiling = true;
        if (increased->terms.base <= base) return;
        base = increased->terms.base;
        credit.decided[1] = increased;
    };
    if (flagged) increase(rules.credit_increased);
    if (disability) increase(rules.credit_disability);
    credit.euros = share.at_least(entry->terms.full_from) ? base : share.of(base, entry->terms.rounding);
    return credit;
}

/// CT R6323-29: the same for any working time.
Credit esat_credit(std::span<const Declaration> declarations, Date on, const RuleBook& rules) {
    Credit credit;
    bool worked = false;
    each_of(declarations, ActivityCategory::esat, credit, [&](const Declaration&) { worked = true; });
    const auto* entry = credit.declared ? rules.credit_esat.find_or_first(on) : nullptr;
    if (!entry) return credit;
    credit.decided[0] = entry;
    credit.euros = worked ? entry->terms.base : Cents();
    credit.increased_ceiling = worked;
    return credit;
}

/// CT R6323-22: months of exercise, of those whose contribution is paid.
Credit self_employed_credit(std::span<const Declaration> declarations, Date on, const RuleBook& rules) {
    Credit credit;
    std::int64_t months = 0;
    const auto* entry = rules.credit_self_employed.find_or_first(on);
    each_of(declarations, ActivityCategory::self_employed, credit, [&](const Declaration& declaration) {
        if (!entry || !declaration.contribution_paid) return;
        months += std::min(declaration.worked, entry->terms.months - months);
    });
    if (!entry || !credit.declared) return credit;
    credit.decided[0] = entry;
    WorkedShare share;
    share.add(months, entry->terms.months);
    credit.euros = share.of(entry->terms.base, entry->terms.rounding);
    return credit;
}

/// Decree 2017-928 art. 3.
void add_public_hours(Entitlement& year, std::span<const Declaration> declarations, bool flagged, Date on,
                      const RuleBook& rules) {
    const auto* ceiling = rules.ceiling_public.find_or_first(on);
    if (ceiling) year.public_ceiling = flagged ? ceiling->terms.increased : ceiling->terms.ceiling;

    Credit credit;
    WorkedShare share;
    each_of(declarations, ActivityCategory::public_agent, credit, [&](const Declaration& declaration) {
        share.add(declaration.worked, applied_reference(declaration, on, rules));
    });
    const auto* entry = credit.declared ? rules.credit_public_agent.find_or_first(on) : nullptr;
    if (!entry) return;
    const Centihours base = flagged ? entry->terms.increased : entry->terms.base;
    const Ratio full_time = 1;
    const Ratio counted = share.at_least(full_time) ? full_time : share.exact();
    year.public_hours = round_hours(counted * base.count(), entry->terms.rounding);
    year.rules.push_back(entry);
    if (ceiling) year.rules.push_back(ceiling);
}

std::int64_t default_reference(std::int64_t hours, std::int64_t days, WorkUnit unit) {
    switch (unit) {
        case WorkUnit::hours: return hours;
        case WorkUnit::days: return days;
        case WorkUnit::pay:
        case WorkUnit::months: return 0;
    }
    return 0;
}

}  // namespace

Entitlement yearly_entitlement(std::span<const Declaration> declarations, bool flagged, Date on,
                               const RuleBook& rules) {
    const std::array<Credit, 3> credits{employee_credit(declarations, flagged, on, rules),
                                        esat_credit(declarations, on, rules),
                                        self_employed_credit(declarations, on, rules)};
    const Credit* best = nullptr;
    bool increased_ceiling = false;
    for (const Credit& credit : credits) {
        increased_ceiling = increased_ceiling || credit.increased_ceiling;
        if (credit.declared && (!best || credit.euros > best->euros)) best = &credit;
    }

    Entitlement year;
    const auto* ceiling = rules.ceiling_annual.find_or_first(on);
    if (ceiling) year.ceiling = increased_ceiling ? ceiling->terms.increased : ceiling->terms.ceiling;
    if (best) {
        year.euros = best->euros;
        year.rules.reserve(best->decided.size() + 1);
        for (const RuleEntry* entry : best->decided)
            if (entry) year.rules.push_back(entry);
        if (ceiling) year.rules.push_back(ceiling);
    }
    add_public_hours(year, declarations, flagged, on, rules);
    return year;
}

std::int64_t applied_reference(const Declaration& declaration, Date on, const RuleBook& rules) {
    if (declaration.reference > 0) return declaration.reference;
    switch (declaration.category) {
        case ActivityCategory::self_employed: {
            const auto* entry = rules.credit_self_employed.find_or_first(on);
            return entry && declaration.unit == WorkUnit::months ? entry->terms.months : 0;
        }
        case ActivityCategory::public_agent: {
            const auto* entry = rules.credit_public_agent.find_or_first(on);
            return entry
                       ? default_reference(entry->terms.reference_hours, entry->terms.reference_days, declaration.unit)
                       : 0;
        }
        case ActivityCategory::employee:
        case ActivityCategory::esat: {
            const auto* entry = rules.credit_employee.find_or_first(on);
            return entry
                       ? default_reference(entry->terms.reference_hours, entry->terms.reference_days, declaration.unit)
                       : 0;
        }
    }
    return 0;
}

std::optional<Year> first_year(wire::ActivityCategory category, Date on, const RuleBook& rules) {
    const auto of = [on](const auto& rule) {
        const auto* entry = rule.find(on);
        return entry ? std::optional(entry->terms.first_year) : std::nullopt;
    };
    switch (category) {
        case ActivityCategory::employee: return of(rules.credit_employee);
        case ActivityCategory::esat: return of(rules.credit_esat);
        case ActivityCategory::self_employed: return of(rules.credit_self_employed);
        case ActivityCategory::public_agent: return of(rules.credit_public_agent);
    }
    return std::nullopt;
}

}  // namespace grandlivre
