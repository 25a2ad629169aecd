#pragma once

#include <initializer_list>

#include "engine/decide/checks.h"

/// Rungs that the ladders of dossiers share.
namespace grandlivre {

/// Neither in euros nor in hours.
std::optional<Refusal> refuse_unknown_dossier(const Account& account, const DossierId& id);

/// A retired holder may still use civic rights for a training as a volunteer (CT
/// L5151-2); otherwise as refuse_inactive().
std::optional<Refusal> refuse_inactive_unless_volunteer(const Account& account, TrainingKind training);

std::optional<Refusal> refuse_state(const Account& account, const DossierId& id,
                                    std::initializer_list<DossierState> allowed);

/// Object, account status (closed alone: a frozen account's dossiers go on), state.
std::optional<Refusal> refuse_step(const Account& account, const DossierId& id,
                                   std::initializer_list<DossierState> allowed);

/// After the last day of whoever is to act.
std::optional<Refusal> refuse_late(const Dossier& dossier, const Situation& at);

inline RuleNames named(std::initializer_list<const RuleEntry*> entries) {
    RuleNames names;
    for (const RuleEntry* entry : entries) names.push_back(entry->name);
    return names;
}

}  // namespace grandlivre
