#include "engine/decide/clock/clock_requests.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// A book that does not check, or that changes the past without saying so, is
/// refused with the line.
Decision decide(const ClockState& state, const request::AdoptRules& request, const Situation& at) {
    if (state.clock && at.on < *state.clock)
        return refuse(Reason::wrong_date, "{} lies before the ledger's clock, {}", to_text(at.on),
                      to_text(*state.clock));
    const auto book = RuleBook::parse(request.text);
    if (!book) return refuse(Reason::invalid_rules, "line {}: {}", book.error().line, book.error().message);
    if (const auto error = check_adoption(at.rules, *book, state.clock))
        return refuse(Reason::invalid_rules, "line {}: {}", error->line, error->message);
    return Events{fact(at, event::RulesAdopted{.rules = request.text}, {})};
}

}  // namespace grandlivre
