#include "engine/state/deadlines.h"

namespace grandlivre {

std::vector<Deadline> deadlines(const Account& account, const StreamId& stream, const RuleBook& rules) {
    std::vector<Deadline> running;
    if (account.status == AccountStatus::unknown || account.status == AccountStatus::closed) return running;
    for (const HourKind kind : migrated_kinds) {
        if (account.holdings.available(kind) == Centihours()) continue;
        running.push_back({rules.hours_migration.entries().front().terms.on, stream, DeadlineKind::hours, {}});
        break;  // one deadline an account, whatever its kinds
    }
    for (const auto& [id, dossier] : account.hour_dossiers)
        if (!dossier.ended())
            running.push_back(
                {rules.hours_dossiers.entries().front().terms.closed_from, stream, DeadlineKind::hours, id.bytes});
    return running;
}

}  // namespace grandlivre
