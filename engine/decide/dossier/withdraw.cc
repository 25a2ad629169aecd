#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {

/// The holder's right to change his mind (CGU, 14 working days from conclusion).
Decision decide(const Account& account, const request::Withdraw& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::accepted}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (at.on > dossier.withdraw_by)
        return refuse(Reason::deadline_passed, "the last day was {}", to_text(dossier.withdraw_by));
    return settle_dossier(account, request.dossier, SettlementCase::without_cost, DossierState::withdrawn,
                          named({&at.rules.delay_withdrawal.nearest(dossier.accepted_on)}), at);
}

}  // namespace grandlivre
