#include "engine/decide/account/conversion_event.h"
#include "engine/decide/decide.h"
#include "engine/decide/dossier/hour_movement.h"

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

}  // namespace

Events fire_deadline(const Account& account, const Deadline& deadline, const RuleBook& rules,
                     std::optional<Date> clock) {
    const Situation at{deadline.stream, deadline.due, clock, rules};
    if (deadline.object == UuidBytes{}) return migrate(account, at);
    const DossierId dossier{deadline.object};
    return move_hours(account, dossier, account.hour_dossiers.at(dossier).held, Movement::release, at);
}

}  // namespace grandlivre
