#pragma once

#include <optional>

#include "engine/state/small.h"
#include "events/event.h"

namespace grandlivre {

/// What the fund used for trainings and what it paid for them, in one year's books and
/// of one resource class: sums of postings, a debit positive.
struct YearResult {
    Cents resources, expense;

    bool operator==(const YearResult&) const = default;
};

/// The fiscal years of a partition: those that are closed, and the result of those that
/// are not (CT R6333-10). Kept up to date by every event of the partition.
struct FiscalYears {
    std::optional<Year> closed;  ///< it and all before it
    SmallMap<std::pair<Year, ResourceClass>, YearResult> results;

    /// The year in whose books an event of this date goes: its own while that is open,
    /// else the first open one.
    Year of(Date on) const;
    /// Results up to a year, by resource class.
    SmallMap<ResourceClass, YearResult> up_to(Year year) const;

    bool operator==(const FiscalYears&) const = default;
};

/// Whether an event is any matter to them.
bool moves_result(const Event& event);

/// After an event booked in `year`.
void apply(FiscalYears& years, const Event& event, Year year);

}  // namespace grandlivre
