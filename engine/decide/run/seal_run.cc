#include "engine/decide/run/run_requests.h"

namespace grandlivre {

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

}  // namespace grandlivre
