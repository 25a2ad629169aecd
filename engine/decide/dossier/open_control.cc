#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// CT R6333-6-1: nothing validates itself while a control is open.
Decision decide(const Account& account, const request::OpenControl& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::in_training, DossierState::service_declared}));
    if (account.dossiers.at(request.dossier).control == ControlState::open)
        return refuse(Reason::wrong_state, "a control of the dossier is open already");
    return Events{
        fact(at, event::ControlOpened{.dossier = request.dossier}, named({&at.rules.dossier_control.nearest(at.on)}))};
}

}  // namespace grandlivre
