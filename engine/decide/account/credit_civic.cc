#include <algorithm>

#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/law/ceiling.h"
#include "events/chart.h"

namespace grandlivre {

/// CT D5151-14, R5151-16: once an activity, once a category and year, inside a
/// ceiling of its own. A retired holder goes on earning (CT L5151-2).
Decision decide(const Account& account, const request::CreditCivic& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    if (account.frozen_for == FreezeCause::death) GL_REFUSE_IF(refuse_frozen(account));
    const auto* rule = at.rules.credit_civic.find_or_first(at.on);
    if (!rule) return refuse_no_rule("credit.civic", at);
    if (account.civic_activities.contains(request.activity))
        return refuse(Reason::already_credited, "activity {} is credited already", to_text(request.activity));
    if (account.civic_categories.contains({request.year, request.category}))
        return refuse(Reason::ceiling_reached, "category {} is credited already for {}", request.category,
                      static_cast<int>(request.year));
    const Cents credited = std::min(request.cents, room(rule->terms.ceiling, account.holdings.held(Bucket::cec)));
    if (credited == Cents())
        return refuse(Reason::ceiling_reached, "the ceiling of {} cents is reached", rule->terms.ceiling.count());

    event::RightsCredited event;
    event.bucket = Bucket::cec;
    event.year = request.year;
    event.credited = credited;
    event.truncated = request.cents - credited;
    event.ceiling = rule->terms.ceiling;
    event.civic = std::make_unique<wire::CivicActivityT>();
    event.civic->activity = request.activity;
    event.civic->category = request.category;
    const EuroAccounts accounts = accounts_of(Bucket::cec);
    return Events{fact(at, std::move(event), {rule->name},
                       Postings()
                           .debit(LedgerAccount::source_cec, accounts.resource_class, credited)
                           .credit(accounts.available, accounts.resource_class, credited))};
}

}  // namespace grandlivre
