#include "engine/state/provider.h"

namespace grandlivre {

void apply(Provider& provider, const Event& event) {
    provider.known = provider.known || counts(kind_of(event.body));
    if (const auto* opened = std::get_if<event::PayableOpened>(&event.body)) {
        const wire::PayableT& payable = *opened->payable;
        provider.payables.emplace(payable.dossier, OpenPayable{payable.invoice, payable.cents, payable.due_on});
        provider.totals.payable += payable.cents;
    }
}

}  // namespace grandlivre
