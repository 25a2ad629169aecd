#pragma once

#include <string>

#include "engine/law/rule_book.h"
#include "engine/state/account.h"

namespace grandlivre::tools {

/// The figures of an event put into the formula of its rule, for a person: `600/1607 ×
/// 500.00 € = 186.683… € → 186.69 €`; empty where there is nothing to compute. `account`:
/// as it was right after the event.
std::string formula_of(const Event& event, const Account& account, const RuleBook& rules);

/// `1234.56 €`
std::string euros_text(Cents cents);

}  // namespace grandlivre::tools
