#pragma once

#include "engine/log/record_buffer.h"
#include "engine/state/stream_state.h"
#include "projections/balances/fold.h"
#include "projections/clocks/fold.h"
#include "projections/counts/fold.h"
#include "projections/dossiers/fold.h"
#include "projections/funds/fold.h"
#include "projections/quarters/fold.h"
#include "projections/streams/fold.h"

namespace grandlivre::projection {

/// All projections of one partition, fed record by record. One thread.
class PartitionFold {
public:
    /// Continues what the store has; without a store begins at sequence 0.
    PartitionFold(Partition partition, const Store* store);

    Sequence next_sequence() const { return next_; }
    /// `records`: those from next_sequence() on. Throws CorruptRecord.
    void fold(const RecordBuffer& records, WriteSet& rows);
    /// Puts every row that changed, and the position that they reflect.
    void write_back(WriteSet& rows) { write_back(rows, rows); }
    /// The same in two sets: rows of accounts and dossiers, of which there are many,
    /// and the others with the position, to be written after them.
    void write_back(WriteSet& many, WriteSet& few);
    /// Forgets rows beyond `most`, after write_back().
    void age(std::size_t most);

private:
    Partition partition_;
    Sequence next_{0};
    BalancesFold balances_;
    DossiersFold dossiers_;
    FundsFold funds_;
    CountsFold counts_;
    QuartersFold quarters_;
    StreamsFold<Funder> funders_;
    StreamsFold<Provider> providers_;
    StreamsFold<Run> runs_;
    std::vector<JournalEvent> events_;  ///< under way: its memory is used again

    JournalEvent event(std::span<const std::uint8_t> bytes, Sequence sequence) const;
};

/// Records that a store's partition reflects.
Sequence projected(const Store& store, Partition partition);

}  // namespace grandlivre::projection
