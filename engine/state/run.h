#pragma once

#include <string>
#include <vector>

#include "engine/state/small.h"
#include "events/event.h"

namespace grandlivre {

/// A transfer issued under a run, as the bank gets it.
struct RunTransfer {
    std::string end_to_end_id;
    Cents cents;
    std::string iban, bic, holder_name;
    std::uint32_t dossiers = 0;
    std::uint32_t batch = 0;  ///< that it was sealed in; 0: none yet

    bool operator==(const RunTransfer&) const = default;
};

/// A sealed batch: one file for the bank, for ever.
struct RunBatch {
    Date on;
    std::uint32_t payments = 0;
    Cents cents;

    bool operator==(const RunBatch&) const = default;
};

/// A payment run: the transfers that have reached it, and what was sealed of them. A
/// run pays a provider once.
struct Run {
    bool known = false;
    SmallMap<Siret, RunTransfer> transfers;
    std::vector<RunBatch> batches;

    bool operator==(const Run&) const = default;
};

/// The run after the event.
void apply(Run& run, const Event& event);

}  // namespace grandlivre
