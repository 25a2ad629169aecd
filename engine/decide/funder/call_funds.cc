#include "engine/decide/funder/funder_requests.h"

namespace grandlivre {

/// Asks for money; no rights yet (CT R6323-42).
Decision decide(const Funder& funder, const request::CallFunds& request, const Situation& at) {
    if (funder.calls.contains(request.call))
        return refuse(Reason::call_exists, "the funder has call {} already", request.call);
    event::FundsCalled event;
    event.call = request.call;
    for (const auto& line : request.lines) {
        event.cents += line->cents;
        event.lines.push_back(std::make_unique<wire::CallLineT>(*line));
    }
    return Events{fact(at, std::move(event), {at.rules.funds_call.nearest(at.on).name})};
}

}  // namespace grandlivre
