#pragma once

#include <span>
#include <vector>

#include "engine/store/generation_cache.h"
#include "projections/balances/rows.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"

namespace grandlivre::projection {

/// Balances and statements of one partition. One thread.
class BalancesFold {
public:
    /// `store` has what was written before; none for a rebuild from nothing.
    BalancesFold(Partition partition, const Store* store) : partition_(partition), store_(store) {}

    /// Statement lines go to the rows at once, accounts when they are written back.
    void fold(const JournalEvent& event, WriteSet& rows);
    /// Brings the accounts of some events, before the first of them is folded: all at
    /// once from the store, and into the processor's cache.
    void bring(std::span<const JournalEvent> events);
    void write_back(WriteSet& rows);
    void age(std::size_t most) { accounts_.age(most); }

private:
    Partition partition_;
    const Store* store_;
    GenerationCache<UuidBytes, AccountRow, UuidHash> accounts_;
    std::string value_;  ///< of the row in the making: its memory is used again
    std::vector<UuidBytes> absent_;

    void read_absent();
    AccountRow& account(const UuidBytes& id);
};

}  // namespace grandlivre::projection
