#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {

/// Free before the order is concluded; after it within the days of withdrawal, long
/// enough before the session, or with force majeure. Otherwise the provider is due an
/// indemnity, and the rest is lost.
Decision decide(const Account& account, const request::CancelByHolder& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(
        account, request.dossier,
        {DossierState::requested, DossierState::proposed, DossierState::awaiting_funder, DossierState::accepted}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (dossier.open_request())
        return Events{fact(at,
                           event::DossierEnded{.dossier = request.dossier, .state = DossierState::cancelled_by_holder},
                           named({&at.rules.dossier_steps.nearest(at.on)}))};
    const auto& delay = at.rules.delay_cancellation.nearest(dossier.accepted_on);
    const bool in_time = dossier.start >= delay.terms.last_day(at.on);
    const bool free = request.force_majeure || at.on <= dossier.withdraw_by || in_time;
    return settle_dossier(account, request.dossier, free ? SettlementCase::without_cost : SettlementCase::late,
                          free ? DossierState::cancelled_by_holder : DossierState::late_cancelled, named({&delay}), at);
}

}  // namespace grandlivre
