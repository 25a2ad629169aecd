#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// The provider takes its declaration back, to make another.
Decision decide(const Account& account, const request::WithdrawService& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::service_declared}));
    return Events{
        fact(at, event::ServiceWithdrawn{.dossier = request.dossier}, named({&at.rules.dossier_steps.nearest(at.on)}))};
}

}  // namespace grandlivre
