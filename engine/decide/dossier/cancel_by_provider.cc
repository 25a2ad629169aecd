#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {

Decision decide(const Account& account, const request::CancelByProvider& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(
        account, request.dossier,
        {DossierState::requested, DossierState::proposed, DossierState::awaiting_funder, DossierState::accepted}));
    RuleNames why = named({&at.rules.dossier_steps.nearest(at.on)});
    if (account.dossiers.at(request.dossier).open_request())
        return Events{
            fact(at, event::DossierEnded{.dossier = request.dossier, .state = DossierState::cancelled_by_provider},
                 std::move(why))};
    return settle_dossier(account, request.dossier, SettlementCase::without_cost, DossierState::cancelled_by_provider,
                          std::move(why), at);
}

}  // namespace grandlivre
