#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// A corrected rate takes the place of the declared one; a refused service settles as
/// one that the provider stopped. Both need a declaration.
Decision decide(const Account& account, const request::CloseControl& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_dossier(account, request.dossier));
    GL_REFUSE_IF(refuse_closed(account));
    const auto found = account.dossiers.find(request.dossier);
    if (found == account.dossiers.end() || found->second.control != ControlState::open)
        return refuse(Reason::wrong_state, "no control of the dossier is open");
    if (request.result != ControlResult::confirmed)
        GL_REFUSE_IF(refuse_state(account, request.dossier, {DossierState::service_declared}));
    return Events{fact(at,
                       event::ControlClosed{.dossier = request.dossier, .result = request.result, .rate = request.rate},
                       named({&at.rules.dossier_control.nearest(at.on)}))};
}

}  // namespace grandlivre
