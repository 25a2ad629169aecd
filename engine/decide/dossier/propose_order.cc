#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// The provider's order. Since 2021-06-10 the session begins no sooner than the 11th
/// working day after it.
Decision decide(const Account& account, const request::ProposeOrder& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::requested}));
    GL_REFUSE_IF(refuse_late(account.dossiers.at(request.dossier), at));
    const auto& answer = at.rules.delay_holder_answer.nearest(at.on);
    RuleNames rules = named({&answer});
    if (const auto* before = at.rules.delay_session_start.find(at.on)) {
        const Date first = before->terms.last_day(at.on);
        if (request.session->start < first)
            return refuse(Reason::session_too_soon, "the session starts on {}, {} is the first day possible",
                          to_text(request.session->start), to_text(first));
        rules.push_back(before->name);
    }
    event::OrderProposed event;
    event.dossier = request.dossier;
    event.price_cents = request.price_cents;
    event.session = std::make_unique<wire::SessionT>(*request.session);
    event.last_day = answer.terms.last_day(at.on);
    return Events{fact(at, std::move(event), std::move(rules))};
}

}  // namespace grandlivre
