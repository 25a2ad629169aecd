#pragma once

#include <string>

#include "engine/state/small.h"
#include "events/event.h"
#include "events/outcome.h"

namespace grandlivre {

/// An accepted invoice that waits for its payment.
struct OpenPayable {
    std::string invoice;
    Cents cents;
    Date due_on;

    bool operator==(const OpenPayable&) const = default;
};

/// All that is known of one provider.
struct Provider {
    bool known = false;
    ProviderTotals totals;
    SmallMap<DossierId, OpenPayable> payables;

    bool operator==(const Provider&) const = default;
};

/// The provider after the event.
void apply(Provider& provider, const Event& event);

}  // namespace grandlivre
