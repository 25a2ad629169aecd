#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// CT L6323-3 (retirement), L5151-2 (death). Death may follow retirement.
Decision decide(const Account& account, const request::FreezeAccount& request, const Situation& at) {
    GL_REFUSE_IF(refuse_closed(account));
    const bool death_after_retirement =
        account.frozen_for == FreezeCause::retirement && request.cause == FreezeCause::death;
    if (account.status == AccountStatus::frozen && !death_after_retirement)
        return refuse(Reason::wrong_state, "the account is frozen already: {}",
                      wire::EnumNameFreezeCause(account.frozen_for.value()));
    const auto* rule = at.rules.account_freezing.find_or_first(at.on);
    if (!rule) return refuse_no_rule("account.freezing", at);
    return Events{fact(at, event::AccountFrozen{.cause = request.cause}, {rule->name})};
}

}  // namespace grandlivre
