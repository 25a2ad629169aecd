#include "engine/state/fiscal_years.h"

#include <algorithm>

namespace grandlivre {

Year FiscalYears::of(Date on) const {
    const Year year = year_of(on);
    return closed && year <= *closed ? *closed + std::chrono::years(1) : year;
}

SmallMap<ResourceClass, YearResult> FiscalYears::up_to(Year year) const {
    SmallMap<ResourceClass, YearResult> sums;
    for (const auto& [of, result] : results) {
        if (of.first > year) continue;
        sums[of.second].resources += result.resources;
        sums[of.second].expense += result.expense;
    }
    return sums;
}

bool moves_result(const Event& event) {
    if (std::holds_alternative<event::YearClosed>(event.body)) return true;
    return std::any_of(event.postings.begin(), event.postings.end(), [](const Posting& line) {
        return line.account == LedgerAccount::fund_resources || line.account == LedgerAccount::fund_expense;
    });
}

void apply(FiscalYears& years, const Event& event, Year year) {
    if (const auto* closed = std::get_if<event::YearClosed>(&event.body)) {
        years.closed = closed->year;
        // In order of years: those up to the closed one come first.
        while (!years.results.empty() && years.results.begin()->first.first <= closed->year)
            years.results.erase(years.results.begin());
        return;  // its own postings end results, and are none
    }
    for (const Posting& line : event.postings) {
        if (line.account == LedgerAccount::fund_resources)
            years.results[{year, line.resource_class}].resources += Cents(line.amount);
        if (line.account == LedgerAccount::fund_expense)
            years.results[{year, line.resource_class}].expense += Cents(line.amount);
    }
}

}  // namespace grandlivre
