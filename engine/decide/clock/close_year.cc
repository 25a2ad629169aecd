#include "engine/decide/clock/clock_requests.h"

namespace grandlivre {

using enum LedgerAccount;

/// The result of the year, and of earlier ones still open, goes to the reserve; what is
/// booked later goes to the first year that is open.
Decision decide(const ClockState& state, const request::CloseYear& request, const Situation& at) {
    if (state.clock && at.on < *state.clock)
        return refuse(Reason::wrong_date, "{} lies before the ledger's clock, {}", to_text(at.on),
                      to_text(*state.clock));
    if (state.fiscal.closed && request.year <= *state.fiscal.closed)
        return refuse(Reason::wrong_state, "{} is closed already", static_cast<int>(*state.fiscal.closed));
    if (year_of(at.on) <= request.year)
        return refuse(Reason::wrong_date, "{} is not over on {}", static_cast<int>(request.year), to_text(at.on));
    event::YearClosed event;
    event.year = request.year;
    Postings postings;
    for (const auto& [of, result] : state.fiscal.up_to(request.year)) {
        postings.credit(fund_resources, of, result.resources).credit(fund_expense, of, result.expense);
        event.result_cents -= result.resources + result.expense;
    }
    postings.credit(fund_reserve, ResourceClass::mutualised, event.result_cents);
    return Events{fact(at, std::move(event), {at.rules.fund_closing.nearest(at.on).name}, std::move(postings))};
}

}  // namespace grandlivre
