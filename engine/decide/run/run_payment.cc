#include "engine/decide/run/run_requests.h"

namespace grandlivre {

/// A provider was issued its transfer.
Decision decide(const Run&, const request::RunPayment& relay, const Situation& at) {
    event::RunPaymentAdded event;
    event.transfer = std::make_unique<wire::TransferT>(*relay.transfer);
    return Events{fact(at, std::move(event), {at.rules.payment_issue.nearest(at.on).name})};
}

}  // namespace grandlivre
