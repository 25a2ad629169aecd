#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {

Decision decide(const Account& account, const request::ValidateService& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::service_declared}));
    if (account.dossiers.at(request.dossier).control == ControlState::open)
        return refuse(Reason::control_open, "a control of the dossier is open");
    return validate_service(account, request.dossier, at);
}

}  // namespace grandlivre
