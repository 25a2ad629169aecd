#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// The holder asks a funder (CT L6323-4 II): no deadline runs until it answers.
Decision decide(const Account& account, const request::RequestTopUp& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::proposed}));
    GL_REFUSE_IF(refuse_late(account.dossiers.at(request.dossier), at));
    return Events{
        fact(at,
             event::TopUpRequested{
                 .dossier = request.dossier, .funder = request.funder, .kind = request.kind, .cents = request.cents},
             named({&at.rules.top_up_commitment.nearest(at.on)}))};
}

}  // namespace grandlivre
