#include "engine/decide/account/conversion_event.h"
#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/law/ceiling.h"
#include "engine/law/conversion.h"

namespace grandlivre {

/// Decrees 2018-1153 and 2018-1349; CT R6323-43 for public hours, which convert
/// by whole hours and only as far as the euro ceiling has room.
Decision decide(const Account& account, const request::ConvertHours& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const auto* rate = at.rules.conversion(request.kind).find(at.on);
    if (!rate) return refuse_no_rule("conversion of these hours", at);

    Centihours hours = account.holdings.available(request.kind);
    if (rate->terms.whole_hours) hours = Centihours(hours.count() / 100 * 100);
    if (hours == Centihours()) return refuse(Reason::nothing_to_convert, "no unreserved hours of this kind");
    RuleNames ceiling_rule;
    if (rate->terms.inside_ceiling) {
        const auto& ceiling = at.rules.ceiling_annual.nearest(at.on);
        const Cents limit = account.low_qualified(year_of(at.on)) ? ceiling.terms.increased : ceiling.terms.ceiling;
        const Cents room_left = room(limit, account.inscribed(ceiling.terms.counts_dif, ceiling.terms.counts_reserved));
        hours = whole_hours_within(hours, room_left, rate->terms.per_hour);
        if (hours == Centihours())
            return refuse(Reason::ceiling_reached, "no whole hour fits under the ceiling of {} cents", limit.count());
        ceiling_rule.push_back(ceiling.name);
    }
    Event event = conversion(account, request.kind, hours, *rate, at);
    event.rules.insert(event.rules.end(), ceiling_rule.begin(), ceiling_rule.end());
    return Events{std::move(event)};
}

}  // namespace grandlivre
