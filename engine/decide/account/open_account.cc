#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

Decision decide(const Account&, const request::OpenAccount&, const Situation& at) {
    const auto* rule = at.rules.account_opening.find_or_first(at.on);
    if (!rule) return refuse_no_rule("account.opening", at);
    return Events{fact(at, event::AccountOpened{}, {rule->name})};
}

}  // namespace grandlivre
