#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// The awaited funder says no; what it committed before stays.
Decision decide(const Account& account, const request::RefuseTopUp& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::awaiting_funder}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (dossier.awaited != request.funder)
        return refuse(Reason::wrong_state, "the dossier is in state awaiting_funder, and the funder is {}",
                      to_text(*dossier.awaited));
    const auto& delay = at.rules.delay_holder_answer.nearest(at.on);
    return Events{
        fact(at,
             event::TopUpRefused{
                 .dossier = request.dossier, .funder = request.funder, .last_day = delay.terms.last_day(at.on)},
             named({&at.rules.top_up_commitment.nearest(at.on), &delay}))};
}

}  // namespace grandlivre
