#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

Decision decide(const Account& account, const request::RefuseProposal& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::proposed}));
    GL_REFUSE_IF(refuse_late(account.dossiers.at(request.dossier), at));
    return Events{
        fact(at, event::ProposalRefused{.dossier = request.dossier}, named({&at.rules.dossier_steps.nearest(at.on)}))};
}

}  // namespace grandlivre
