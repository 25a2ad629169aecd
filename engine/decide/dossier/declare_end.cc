#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "events/values/optional_date.h"

namespace grandlivre {

/// The service as the provider declares it: it is validated by itself five working days
/// later, unless somebody looks into it. Force majeure is the trainee's alone.
Decision decide(const Account& account, const request::DeclareEnd& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::in_training}));
    const Date ended_on = day(request.ended_on).value_or(at.on);
    if (ended_on > at.on)
        return refuse(Reason::wrong_date, "an end on {}, after {}", to_text(ended_on), to_text(at.on));
    const auto& delay = at.rules.delay_validation.nearest(at.on);
    return Events{
        fact(at,
             event::ServiceDeclared{.dossier = request.dossier,
                                    .rate = request.rate,
                                    .motive = request.motive,
                                    .force_majeure = request.force_majeure && request.motive == EndMotive::trainee,
                                    .ended_on = ended_on,
                                    .last_day = delay.terms.last_day(at.on)},
             named({&delay}))};
}

}  // namespace grandlivre
