#pragma once

#include "engine/store/write_set.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// The rule books that a partition adopted, whole: key partition and sequence.
namespace grandlivre::projection {

/// Writes the book that an event brings, if it brings one.
void fold_book(const JournalEvent& event, WriteSet& rows);

}  // namespace grandlivre::projection
