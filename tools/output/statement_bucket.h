#pragma once

#include <optional>
#include <string>

#include "events/catalog.h"

namespace grandlivre::tools {

/// `annual:available` is the bucket `annual`; its reserved half stands apart, as do the
/// debt, the credit note and each grant.
std::string statement_bucket(LedgerAccount account, const std::optional<GrantId>& grant);

/// Whether a ledger account is a bucket of the holder's.
bool is_statement_bucket(LedgerAccount account);

}  // namespace grandlivre::tools
