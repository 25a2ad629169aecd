#pragma once

#include "engine/decide/decision.h"

namespace grandlivre {

/// Whether dossiers managed in hours are closed on the business date; in euros.
bool hours_closed(const Situation& at);
bool hours_in_euros(const Situation& at);

/// Takes hours out of a dossier's reservation, for a debit or back to the
/// holder. From the migration on, hours that were reserved before are first
/// converted, this movement by itself, so that all movements of a reservation
/// add up to hours × rate.
enum class Movement : std::uint8_t { debit, release };
Events move_hours(const Account& account, const DossierId& dossier, Centihours hours, Movement movement,
                  const Situation& at);

/// The ladder that DebitHours and ReleaseHours share.
Decision decide_movement(const Account& account, const DossierId& dossier, HourKind kind, Centihours hours,
                         Movement movement, const Situation& at);

}  // namespace grandlivre
