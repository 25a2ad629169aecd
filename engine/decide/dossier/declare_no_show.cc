#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {

Decision decide(const Account& account, const request::DeclareNoShow& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::accepted}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (at.on < dossier.start) return refuse(Reason::wrong_date, "the session starts on {}", to_text(dossier.start));
    return settle_dossier(account, request.dossier,
                          request.force_majeure ? SettlementCase::without_cost : SettlementCase::late,
                          DossierState::no_show, named({&at.rules.dossier_steps.nearest(at.on)}), at);
}

}  // namespace grandlivre
