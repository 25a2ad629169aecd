#pragma once

#include <optional>
#include <string>

#include "events/event.h"

namespace grandlivre {

/// An AdvanceClock that has begun to fire deadlines and has not ended: nothing
/// else is decided on the partition until it has.
struct OpenAdvance {
    RequestId request;
    Date clock;
    std::uint64_t fired = 0;  ///< deadlines
    /// The deadline that the last record belongs to: one can give several events.
    std::optional<std::pair<StreamId, Date>> last_deadline;
    std::optional<DossierId> last_dossier;

    bool operator==(const OpenAdvance&) const = default;
};

/// A partition's own stream: its birth, its rule book, its date.
struct ClockState {
    std::string ledger_name;
    LedgerId ledger;
    std::uint16_t partitions = 0;
    std::string rules;          ///< the adopted rule book, TOML
    std::optional<Date> clock;  ///< none before the first AdvanceClock
    std::optional<OpenAdvance> open;

    bool operator==(const ClockState&) const = default;
};

/// The partition's clock after an event of its own stream.
void apply(ClockState& state, const Event& event, const RequestId& cause);

/// Counts an event of another stream that the open advance fired.
void count_fired(ClockState& state, const Event& event, const RequestId& cause);

}  // namespace grandlivre
