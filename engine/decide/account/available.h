#pragma once

#include "engine/decide/decision.h"
#include "engine/law/debt.h"

namespace grandlivre {

/// Cents that become available in a bucket: the holder's debt takes its part
/// first, where the bucket pays debts (CT L6323-45). Names the rule if it does.
inline PaidDebt becomes_available(const Account& account, Bucket bucket, Cents cents, const Situation& at,
                                  RuleNames& rules) {
    const auto& recovery = at.rules.debt_recovery.nearest(at.on);
    if (account.holdings.debt == Cents() || !recovery.terms.pays(bucket)) return {Cents(), cents};
    rules.push_back(recovery.name);
    return pay_debt(cents, account.holdings.debt);
}

}  // namespace grandlivre
