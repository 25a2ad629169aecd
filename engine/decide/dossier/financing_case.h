#pragma once

#include "engine/law/financing.h"
#include "engine/state/account.h"

namespace grandlivre {

/// What a dossier's price can be paid from on a day.
FinancingCase financing_case(const Account& account, const Dossier& dossier, Date on);

}  // namespace grandlivre
