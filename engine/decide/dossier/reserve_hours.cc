#include "engine/decide/checks.h"
#include "engine/decide/decide.h"
#include "engine/decide/dossier/hour_movement.h"
#include "engine/law/conversion.h"
#include "events/chart.h"

namespace grandlivre {

/// Opens an hour-managed dossier. From the migration of 2019-11-21 until the end
/// of that year only if it was validated, or its session began, before it; it
/// then holds euros at the kind's rate.
Decision decide(const Account& account, const request::ReserveHours& request, const Situation& at) {
    GL_REFUSE_IF(refuse_inactive(account));
    if (account.hour_dossiers.contains(request.dossier) || account.dossiers.contains(request.dossier))
        return refuse(Reason::dossier_exists, "the account has dossier {} already", to_text(request.dossier));
    const auto& rule = at.rules.hours_dossiers.nearest(at.on);
    const Date migration = rule.terms.euros_from;
    if (hours_closed(at))
        return refuse(Reason::hours_closed, "dossiers are no longer managed in hours on {}", to_text(at.on));
    const bool in_euros = hours_in_euros(at);
    if (in_euros && request.validated_on >= migration && request.session_start >= migration)
        return refuse(Reason::hours_closed, "validated and started on {} or later: in euros only", to_text(migration));

    event::HoursReserved event{.dossier = request.dossier,
                               .kind = request.kind,
                               .centihours = request.centihours,
                               .provider = request.provider,
                               .validated_on = request.validated_on,
                               .session_start = request.session_start,
                               .last_day = rule.terms.closed_from - Days(1)};
    RuleNames rules{rule.name};
    Postings postings(Dimensions{.dossier = request.dossier, .provider = request.provider});
    if (in_euros) {
        const auto* rate = at.rules.conversion(request.kind).find(at.on);
        if (!rate) return refuse_no_rule("conversion of these hours", at);
        const EuroAccounts accounts = accounts_of(rate->terms.bucket);
        const Cents available = account.holdings.available(rate->terms.bucket);
        // By division: the product of hours that nobody can have would leave 64 bits.
        if (request.centihours.count() > available.count() * 100 / rate->terms.per_hour.count())
            return refuse(Reason::insufficient_rights, "{} centihours asked at {} cents an hour, {} cents available",
                          request.centihours.count(), rate->terms.per_hour.count(), available.count());
        event.cents = convert(request.centihours, rate->terms.per_hour);
        rules.push_back(rate->name);
        postings.debit(accounts.available, accounts.resource_class, event.cents)
            .credit(accounts.reserved, accounts.resource_class, event.cents);
    } else {
        const HourAccounts accounts = accounts_of(request.kind);
        const Centihours available = account.holdings.available(request.kind);
        if (request.centihours > available)
            return refuse(Reason::insufficient_rights, "{} centihours asked, {} available", request.centihours.count(),
                          available.count());
        postings.debit(accounts.available, accounts.resource_class, request.centihours)
            .credit(accounts.reserved, accounts.resource_class, request.centihours);
    }
    return Events{fact(at, std::move(event), std::move(rules), std::move(postings))};
}

}  // namespace grandlivre
