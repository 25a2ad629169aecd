#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

Decision decide(const Account& account, const request::RefuseEnrolment& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::requested}));
    GL_REFUSE_IF(refuse_late(account.dossiers.at(request.dossier), at));
    event::EnrolmentRefused event;
    event.dossier = request.dossier;
    event.cause = request.cause;
    return Events{fact(at, std::move(event), named({&at.rules.dossier_steps.nearest(at.on)}))};
}

}  // namespace grandlivre
