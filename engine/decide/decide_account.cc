#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

Decision decide_account(const Account& account, const Request& request, const Situation& at) {
    const bool opens = request.kind == RequestKind::OpenAccount;
    if (opens && account.exists())
        return refuse(Reason::account_exists, "account {} is open already", to_text(at.stream.key));
    if (!opens && !account.exists())
        return refuse(Reason::unknown_account, "account {} is not open", to_text(at.stream.key));
    GL_REFUSE_IF(refuse_before_clock(request, at));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(account, body, at); })
                return decide(account, body, at);
            else
                GL_INVARIANT(false, "a request of another stream reached an account");
        },
        request.body);
}

}  // namespace grandlivre
