#include "engine/decide/dossier/hour_movement.h"

#include "engine/decide/account/available.h"
#include "engine/decide/account/conversion_event.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/law/conversion.h"
#include "events/chart.h"

namespace grandlivre {
namespace {

const Dated<HourDossiers>& rule(const Situation& at) { return at.rules.hours_dossiers.nearest(at.on); }

const Dated<ConversionRate>& rate_of(HourKind kind, const Situation& at) {
    return at.rules.conversion(kind).nearest(at.on);
}

Event moved(const Account& account, const DossierId& id, Centihours hours, Cents cents, Movement movement,
            const Situation& at) {
    const HourDossier& dossier = account.hour_dossiers.at(id);
    const HourAccounts in_hours = accounts_of(dossier.kind);
    Postings postings(Dimensions{.dossier = id, .provider = dossier.provider});
    RuleNames rules{rule(at).name};
    const bool debit = movement == Movement::debit;
    PaidDebt paid{};
    if (cents == Cents()) {
        postings.debit(in_hours.reserved, in_hours.resource_class, hours)
            .credit(debit ? LedgerAccount::used : in_hours.available, in_hours.resource_class, hours);
    } else {
        const Bucket bucket = rate_of(dossier.kind, at).terms.bucket;
        const EuroAccounts in_euros = accounts_of(bucket);
        postings.debit(in_euros.reserved, in_euros.resource_class, cents);
        if (debit) {
            postings.credit(LedgerAccount::used, in_euros.resource_class, cents);
        } else {
            paid = becomes_available(account, bucket, cents, at, rules);
            postings.credit(in_euros.available, in_euros.resource_class, paid.available)
                .credit(LedgerAccount::holder_debt, in_euros.resource_class, paid.to_debt);
        }
    }
    if (debit)
        return fact(at, event::HoursDebited{.dossier = id, .kind = dossier.kind, .centihours = hours, .cents = cents},
                    std::move(rules), std::move(postings));
    return fact(at,
                event::HoursReleased{
                    .dossier = id, .kind = dossier.kind, .centihours = hours, .cents = cents, .debt = paid.to_debt},
                std::move(rules), std::move(postings));
}

}  // namespace

bool hours_closed(const Situation& at) { return at.on >= rule(at).terms.closed_from; }
bool hours_in_euros(const Situation& at) { return at.on >= rule(at).terms.euros_from; }

Events move_hours(const Account& account, const DossierId& id, Centihours hours, Movement movement,
                  const Situation& at) {
    const HourDossier& dossier = account.hour_dossiers.at(id);
    const auto& rate = rate_of(dossier.kind, at);
    if (!dossier.in_euros && !hours_in_euros(at)) return {moved(account, id, hours, Cents(), movement, at)};
    Draft draft(account);
    if (!dossier.in_euros) draft.add(conversion(account, dossier.kind, hours, rate, at, &id));
    draft.add(moved(draft.account(), id, hours, convert(hours, rate.terms.per_hour), movement, at));
    return draft.take();
}

Decision decide_movement(const Account& account, const DossierId& id, HourKind kind, Centihours hours,
                         Movement movement, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, id));
    GL_REFUSE_IF(refuse_closed(account));
    if (hours_closed(at))
        return refuse(Reason::hours_closed, "dossiers are no longer managed in hours on {}", to_text(at.on));
    GL_REFUSE_IF(refuse_state(account, id, {DossierState::hours_reserved}));
    const HourDossier& dossier = account.hour_dossiers.at(id);
    const Centihours held = dossier.kind == kind ? dossier.held : Centihours();
    if (hours > held)
        return refuse(Reason::amount_exceeds_reservation, "{} centihours asked, {} reserved of this kind",
                      hours.count(), held.count());
    return move_hours(account, id, hours, movement, at);
}

}  // namespace grandlivre
