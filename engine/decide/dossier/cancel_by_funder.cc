#include <algorithm>

#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "engine/decide/dossier/settle_dossier.h"

namespace grandlivre {
namespace {

/// Asked for a top-up, or promised one, or a grant of its pays a part.
bool has_part(const Dossier& dossier, Siren funder) {
    const auto is_its = [&](const auto& part) { return part.funder == funder; };
    return dossier.asked.contains(funder) || std::any_of(dossier.top_ups.begin(), dossier.top_ups.end(), is_its) ||
           std::any_of(dossier.split.begin(), dossier.split.end(), is_its);
}

}  // namespace

Decision decide(const Account& account, const request::CancelByFunder& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(
        account, request.dossier,
        {DossierState::requested, DossierState::proposed, DossierState::awaiting_funder, DossierState::accepted}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    if (!has_part(dossier, request.funder))
        return refuse(Reason::not_a_funder, "{} has no part in the dossier", to_text(request.funder));
    RuleNames why = named({&at.rules.dossier_steps.nearest(at.on)});
    if (dossier.open_request())
        return Events{fact(at,
                           event::DossierEnded{.dossier = request.dossier, .state = DossierState::refused_by_funder},
                           std::move(why))};
    return settle_dossier(account, request.dossier, SettlementCase::without_cost, DossierState::cancelled_by_funder,
                          std::move(why), at);
}

}  // namespace grandlivre
