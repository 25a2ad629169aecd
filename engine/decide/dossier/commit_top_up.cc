#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"
#include "events/values/optional_date.h"

namespace grandlivre {

/// A funder's promise: the answer that is awaited, or one that nobody asked for. While
/// another one's answer is awaited there is no place for it.
Decision decide(const Account& account, const request::CommitTopUp& request, const Situation& at) {
    GL_REFUSE_IF(refuse_step(account, request.dossier,
                             {DossierState::requested, DossierState::proposed, DossierState::awaiting_funder}));
    const Dossier& dossier = account.dossiers.at(request.dossier);
    const bool answers = dossier.awaited == request.funder;
    if (dossier.awaited && !answers)
        return refuse(Reason::wrong_state, "the dossier is in state awaiting_funder, and the funder is {}",
                      to_text(*dossier.awaited));
    event::TopUpCommitted event{.dossier = request.dossier,
                                .funder = request.funder,
                                .kind = request.kind,
                                .cents = request.cents,
                                .last_day = {}};
    RuleNames rules = named({&at.rules.top_up_commitment.nearest(at.on)});
    if (answers) {
        const auto& delay = at.rules.delay_holder_answer.nearest(at.on);
        event.last_day = wire_day(delay.terms.last_day(at.on));
        rules.push_back(delay.name);
    }
    return Events{fact(at, std::move(event), std::move(rules))};
}

}  // namespace grandlivre
