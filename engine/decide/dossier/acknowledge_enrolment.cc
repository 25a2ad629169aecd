#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// The provider has prerequisites to examine: once, within its two days, and then it
/// has thirty from the request.
Decision decide(const Account& account, const request::AcknowledgeEnrolment& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::requested}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (dossier.acknowledged)
        return refuse(Reason::wrong_state, "the dossier is in state requested, acknowledged already");
    GL_REFUSE_IF(refuse_late(dossier, at));
    const auto& delay = at.rules.delay_prerequisites.nearest(at.on);
    return Events{fact(at,
                       event::EnrolmentAcknowledged{.dossier = request.dossier,
                                                    .last_day = delay.terms.last_day(dossier.requested_on)},
                       named({&delay}))};
}

}  // namespace grandlivre
