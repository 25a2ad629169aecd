#include <algorithm>

#include "engine/decide/decide.h"
#include "engine/decide/dossier/dossier_checks.h"

namespace grandlivre {

/// Opens a dossier; the provider has two working days to answer. Rights in euros can
/// be spent since the path opened, and not before.
Decision decide(const Account& account, const request::RequestEnrolment& request, const Situation& at) {
    GL_REFUSE_IF(refuse_inactive_unless_volunteer(account, request.training->kind));
    if (account.dossiers.contains(request.dossier) || account.hour_dossiers.contains(request.dossier))
        return refuse(Reason::dossier_exists, "the account has dossier {} already", to_text(request.dossier));
    const auto& open_requests = at.rules.enrolment_requests.nearest(at.on);
    const auto open = std::count_if(account.dossiers.begin(), account.dossiers.end(), [&](const auto& of) {
        return of.second.open_request() && of.second.provider == request.provider &&
               of.second.certification == request.training->certification;
    });
    if (open >= open_requests.terms.most)
        return refuse(Reason::too_many_requests, "{} requests for this certification and provider are open", open);
    if (at.on < open_requests.since)
        return refuse(Reason::wrong_date, "trainings are bought in euros since {}", to_text(open_requests.since));

    const auto& delay = at.rules.delay_provider_answer.nearest(at.on);
    event::EnrolmentRequested event;
    event.dossier = request.dossier;
    event.provider = request.provider;
    event.training = std::make_unique<wire::TrainingT>(*request.training);
    event.session = std::make_unique<wire::SessionT>(*request.session);
    event.job_seeker = request.job_seeker;
    event.last_day = delay.terms.last_day(at.on);
    return Events{fact(at, std::move(event), named({&open_requests, &delay}))};
}

}  // namespace grandlivre
