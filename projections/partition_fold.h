#pragma once

#include "projections/balances/fold.h"
#include "projections/counts/fold.h"
#include "projections/dossiers/fold.h"
#include "projections/funds/fold.h"

namespace grandlivre::projection {

/// All projections of one partition, fed record by record. One thread.
class PartitionFold {
public:
    /// Continues what the store has; without a store begins at sequence 0.
    PartitionFold(Partition partition, const Store* store);

    Sequence next_sequence() const { return next_; }
    /// `bytes`: the record at next_sequence(), aligned to 8. Throws CorruptRecord.
    void fold(std::span<const std::uint8_t> bytes, WriteSet& rows);
    /// Puts every row that changed.
    void write_back(WriteSet& rows);
    /// Puts the position that the rows reflect.
    void write_position(WriteSet& rows) const;
    /// Forgets rows beyond `most`, after write_back().
    void age(std::size_t most);

private:
    Partition partition_;
    Sequence next_{0};
    BalancesFold balances_;
    DossiersFold dossiers_;
    FundsFold funds_;
    CountsFold counts_;
};

/// Records that a store's partition reflects.
Sequence projected(const Store& store, Partition partition);

}  // namespace grandlivre::projection
