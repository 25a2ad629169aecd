#pragma once

#include "engine/decide/decision.h"

namespace grandlivre {

/// Ends a concluded order in money, by its row of the outcome table: what the provider
/// is due is debited from the lines in proportion, the rest of each goes by its class.
/// The table is that of the terms of use in force at acceptance. `why` names the entries
/// that chose the row. What comes back to a grant that has ended ends with it.
Events settle_dossier(const Account& account, const DossierId& dossier, SettlementCase row, DossierState to,
                      RuleNames why, const Situation& at);

/// The service is accepted, by somebody or by time.
Events validate_service(const Account& account, const DossierId& dossier, const Situation& at);

/// A grant, or a part of it, after its last day: the funder's again, or forfeited.
Event expire_grant(const Account& account, const GrantId& grant, Cents cents, const Situation& at,
                   const DossierId* dossier = nullptr);

}  // namespace grandlivre
