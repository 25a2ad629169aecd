#include "engine/state/deadlines.h"

#include <algorithm>

namespace grandlivre {
namespace {

/// The day on which nobody's act is in time any more; nothing while none is awaited.
std::optional<std::pair<Date, DeadlineKind>> due(const Dossier& dossier) {
    if (!dossier.last_day) return std::nullopt;
    const Date next_day = *dossier.last_day + Days(1);
    if (dossier.state != DossierState::service_declared) return std::pair(next_day, DeadlineKind::lapse);
    if (dossier.control == ControlState::open) return std::nullopt;
    const Date after_control = dossier.control_closed_on ? *dossier.control_closed_on + Days(1) : next_day;
    return std::pair(std::max(next_day, after_control), DeadlineKind::validation);
}

}  // namespace

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
    for (const auto& [id, dossier] : account.dossiers)
        if (const auto at = due(dossier)) running.push_back({at->first, stream, at->second, id.bytes});
    for (const auto& [id, grant] : account.grants)
        if (grant.use_by && account.holdings.grant(id).available > 0)
            running.push_back(
                {std::max(*grant.use_by + Days(1), grant.arrived), stream, DeadlineKind::grant_expiry, id.bytes});
    return running;
}

}  // namespace grandlivre
