#include "engine/decide/decide.h"
#include "engine/decide/run/run_requests.h"

namespace grandlivre {

/// A provider was issued its transfer.
Decision decide(const Run&, const request::RunPayment& relay, const Situation& at) {
    event::RunPaymentAdded event;
    event.transfer = std::make_unique<wire::TransferT>(*relay.transfer);
    return Events{fact(at, std::move(event), {at.rules.payment_issue.nearest(at.on).name})};
}

/// What came since the last seal is a batch, and stays one.
Decision decide(const Run& run, const request::SealRun&, const Situation& at) {
    event::RunSealed event;
    event.batch = static_cast<std::uint32_t>(run.batches.size() + 1);
    for (const auto& [provider, transfer] : run.transfers) {
        if (transfer.batch != 0) continue;
        ++event.payments;
        event.cents += transfer.cents;
    }
    if (event.payments == 0) return Events{};
    return Events{fact(at, std::move(event), {at.rules.run_seal.nearest(at.on).name})};
}

Decision decide_run(const Run& run, const Request& request, const Situation& at) {
    GL_REFUSE_IF(refuse_before_clock(request, at));
    return std::visit(
        [&](const auto& body) -> Decision {
            if constexpr (requires { decide(run, body, at); })
                return decide(run, body, at);
            else
                GL_INVARIANT(false, "a request of another stream reached a run");
        },
        request.body);
}

}  // namespace grandlivre
