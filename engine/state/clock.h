#pragma once

#include <optional>
#include <string>

#include "engine/state/fiscal_years.h"
#include "events/event.h"

namespace grandlivre {

/// An AdvanceClock that has begun to fire deadlines and has not ended: nothing
/// else is decided on the partition until it has.
struct OpenAdvance {
    RequestId request;
    Date clock;
    std::uint64_t fired = 0;   ///< deadlines
    std::uint64_t relays = 0;  ///< sent by them
    /// The deadline that the last record belongs to: one can give several events. By
    /// stream, day and what it is about (a dossier or a grant; zeros: the account).
    std::optional<std::pair<StreamId, Date>> last_deadline;
    UuidBytes last_object{};

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
    FiscalYears fiscal;

    bool operator==(const ClockState&) const = default;
};

/// The partition's clock after an event of its own stream.
void apply(ClockState& state, const Event& event, const RequestId& cause);

/// Counts an event of another stream that the open advance fired, and the relays that
/// it sends.
void count_fired(ClockState& state, const Event& event, std::size_t relays, const RequestId& cause);

}  // namespace grandlivre
