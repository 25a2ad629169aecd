#pragma once

#include "engine/store/write_set.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// What partitions' own streams say: the rule books that they adopted, whole (key
/// partition and sequence), their dates and the fiscal years that they closed.
namespace grandlivre::projection {

/// Rows of the table of clocks, by partition.
enum class ClockFact : std::uint8_t { date, closed_year };
inline RowKey clock_key(Partition partition, ClockFact fact) {
    return RowKey(partition).number(static_cast<std::uint8_t>(fact));
}

/// Writes what an event of a clock's stream brings.
void fold_clock(const JournalEvent& event, WriteSet& rows);

}  // namespace grandlivre::projection
