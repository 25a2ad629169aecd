#pragma once

#include "engine/decide/decision.h"

namespace grandlivre {

/// Hours of one kind become euros of its bucket at the given rate: available
/// ones, or with a dossier the ones that it holds. What becomes available pays a
/// debt first, where the rule book says that the bucket pays.
Event conversion(const Account& account, HourKind kind, Centihours hours, const Dated<ConversionRate>& rate,
                 const Situation& at, const DossierId* dossier = nullptr);

}  // namespace grandlivre
