#include "engine/state/run.h"

namespace grandlivre {

void apply(Run& run, const Event& event) {
    run.known = run.known || counts(kind_of(event.body));
    if (const auto* added = std::get_if<event::RunPaymentAdded>(&event.body)) {
        const wire::TransferT& transfer = *added->transfer;
        run.transfers[transfer.provider] = {.end_to_end_id = transfer.end_to_end_id,
                                            .cents = transfer.cents,
                                            .iban = transfer.iban,
                                            .bic = transfer.bic,
                                            .holder_name = transfer.holder_name,
                                            .dossiers = transfer.dossiers,
                                            .batch = 0};
    }
    if (const auto* sealed = std::get_if<event::RunSealed>(&event.body)) {
        run.batches.push_back({event.on, sealed->payments, sealed->cents});
        for (auto& [provider, transfer] : run.transfers)
            if (transfer.batch == 0) transfer.batch = sealed->batch;
    }
}

}  // namespace grandlivre
