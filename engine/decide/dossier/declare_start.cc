#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "events/values/optional_date.h"

namespace grandlivre {

/// To be declared within three working days; later is kept as such.
Decision decide(const Account& account, const request::DeclareStart& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier, {DossierState::accepted}));
    const Date started_on = day(request.started_on).value_or(at.on);
    if (started_on > at.on)
        return refuse(Reason::wrong_date, "a start on {}, after {}", to_text(started_on), to_text(at.on));
    const auto& delay = at.rules.delay_start_declaration.nearest(at.on);
    return Events{fact(
        at,
        event::TrainingStarted{
            .dossier = request.dossier, .started_on = started_on, .late = at.on > delay.terms.last_day(started_on)},
        named({&delay}))};
}

}  // namespace grandlivre
