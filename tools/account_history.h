#pragma once

#include "engine/state/account.h"
#include "projections/reads.h"
#include "tools/session.h"

namespace grandlivre::tools {

/// The records of an account, oldest first, as far as the projections reflect them.
/// Throws UserError if there is no such account.
RecordBuffer account_records(Ledger& ledger, const projection::Reader& reader, const AccountId& id);

/// The account after them.
Account account_now(Ledger& ledger, const projection::Reader& reader, const AccountId& id);

/// The rule book in force, as the ledger adopted it last.
RuleBook adopted_rules(const projection::Reader& reader);

}  // namespace grandlivre::tools
