#include "engine/decide/account/conversion_event.h"
#include "engine/decide/decide.h"
#include "engine/decide/dossier/hour_movement.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {
namespace {

/// The migration of 2019-11-21: unreserved hours become euros, whatever the
/// account's freezing, kinds in the order of the law's list.
Events migrate(const Account& account, const Situation& at) {
    Draft draft(account);
    for (const HourKind kind : migrated_kinds) {
        const Centihours hours = draft.account().holdings.available(kind);
        if (hours == Centihours()) continue;
        draft.add(conversion(draft.account(), kind, hours, at.rules.conversion(kind).nearest(at.on), at));
        Event& event = draft.last();
        event.rules.push_back(at.rules.hours_migration.entries().front().name);
    }
    return draft.take();
}

Events release_hours(const Account& account, const DossierId& dossier, const Situation& at) {
    return move_hours(account, dossier, account.hour_dossiers.at(dossier).held, Movement::release, at);
}

/// Whoever had to act did not.
Events lapse(const Account& account, const DossierId& id, const Situation& at) {
    const Dossier& dossier = account.dossiers.at(id);
    const auto& delay = dossier.state == DossierState::proposed ? at.rules.delay_holder_answer.nearest(at.on)
                        : dossier.acknowledged                  ? at.rules.delay_prerequisites.nearest(at.on)
                                                                : at.rules.delay_provider_answer.nearest(at.on);
    return {fact(at, event::DossierLapsed{.dossier = id}, {delay.name})};
}

}  // namespace

Events fire_deadline(const StreamState& state, const Deadline& deadline, const RuleBook& rules,
                     std::optional<Date> clock) {
    const Situation at{deadline.stream, deadline.due, clock, rules};
    const auto& account = std::get<Account>(state);
    switch (deadline.kind) {
        case DeadlineKind::grant_expiry: {
            const GrantId grant{deadline.object};
            return {expire_grant(account, grant, Cents(account.holdings.grant(grant).available), at)};
        }
        case DeadlineKind::hours:
            return deadline.object == UuidBytes{} ? migrate(account, at)
                                                  : release_hours(account, DossierId{deadline.object}, at);
        case DeadlineKind::lapse: return lapse(account, DossierId{deadline.object}, at);
        case DeadlineKind::validation: return validate_service(account, DossierId{deadline.object}, at);
    }
    GL_INVARIANT(false, "a deadline of no kind");
}

}  // namespace grandlivre
