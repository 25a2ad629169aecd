#include "engine/decide/decide.h"

namespace grandlivre {

Decision decide_account(const Account& account, const Request& request, const Situation& at) {
    const bool opens = request.kind == RequestKind::OpenAccount;
    if (opens && account.exists())
        return refuse(Reason::account_exists, "account {} is open already", to_text(at.stream.key));
    if (!opens && !account.exists())
        return refuse(Reason::unknown_account, "account {} is not open", to_text(at.stream.key));
    if (dating(request.kind) == Dating::timely && at.clock && at.on < *at.clock)
        return refuse(Reason::wrong_date, "{} lies before the ledger's clock, {}", to_text(at.on), to_text(*at.clock));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(account, body, at); })
                return decide(account, body, at);
            else
                GL_INVARIANT(false, "a request of the clock reached an account");
        },
        request.body);
}

}  // namespace grandlivre
