#include "engine/decide/checks.h"
#include "engine/decide/decide.h"

namespace grandlivre {

/// A funded line of a call becomes the holder's. Refused, it goes back to its funder.
Decision decide(const Account& account, const request::GrantRights& request, const Situation& at) {
    GL_REFUSE_IF(refuse_inactive(account));
    const wire::CallLineT& line = *request.line;
    if (account.grants.contains(line.grant))
        return refuse(Reason::grant_exists, "the account has grant {} already", to_text(line.grant));
    event::RightsGranted event;
    event.funder = request.funder;
    event.call = request.call;
    event.line = std::make_unique<wire::CallLineT>(line);
    const Dimensions dimensions{.dossier = {}, .provider = {}, .funder = request.funder, .grant = line.grant};
    return Events{fact(at, std::move(event), {at.rules.grant_booking.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(LedgerAccount::source_grant, ResourceClass::grant, line.cents)
                           .credit(LedgerAccount::grant_available, ResourceClass::grant, line.cents))};
}

}  // namespace grandlivre
