#include "engine/decide/dossier/dossier_checks.h"

#include <algorithm>

namespace grandlivre {

std::optional<Refusal> refuse_unknown_dossier(const Account& account, const DossierId& id) {
    if (account.dossiers.contains(id) || account.hour_dossiers.contains(id)) return std::nullopt;
    return Refusal{Reason::unknown_dossier, "the account has no dossier " + to_text(id)};
}

std::optional<Refusal> refuse_inactive_unless_volunteer(const Account& account, TrainingKind training) {
    if (training == TrainingKind::volunteer && account.frozen_for == FreezeCause::retirement)
        return refuse_closed(account);
    return refuse_inactive(account);
}

std::optional<Refusal> refuse_state(const Account& account, const DossierId& id,
                                    std::initializer_list<DossierState> allowed) {
    const auto dossier = account.dossiers.find(id);
    DossierState state{};
    if (dossier != account.dossiers.end())
        state = dossier->second.state;
    else
        state = account.hour_dossiers.at(id).ended() ? DossierState::hours_ended : DossierState::hours_reserved;
    if (std::find(allowed.begin(), allowed.end(), state) != allowed.end()) return std::nullopt;
    return Refusal{Reason::wrong_state, fmt::format("the dossier is in state {}", wire::EnumNameDossierState(state))};
}

std::optional<Refusal> refuse_step(const Account& account, const DossierId& id,
                                   std::initializer_list<DossierState> allowed) {
    if (auto unknown = refuse_unknown_dossier(account, id)) return unknown;
    if (auto closed = refuse_closed(account)) return closed;
    return refuse_state(account, id, allowed);
}

std::optional<Refusal> refuse_late(const Dossier& dossier, const Situation& at) {
    if (!dossier.last_day || at.on <= *dossier.last_day) return std::nullopt;
    return Refusal{Reason::deadline_passed, "the last day was " + to_text(*dossier.last_day)};
}

}  // namespace grandlivre
