#pragma once

#include "engine/store/generation_cache.h"
#include "events/chart.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// Totals of the chart: by ledger account, unit, resource class, fiscal year, and the
/// funder of lines that have one.
namespace grandlivre::projection {

struct LedgerKey {
    LedgerAccount account{};
    Unit unit{};
    ResourceClass resource_class{};
    std::int16_t fiscal_year = 0;
    Siren funder;  ///< 0: none
    auto operator<=>(const LedgerKey&) const = default;
};

struct LedgerRow {
    std::int64_t debit = 0, credit = 0;

    template <class Archive>
    friend void fields(Archive& ar, LedgerRow& row) {
        archive_all(ar, row.debit, row.credit);
    }
};

RowKey ledger_key(Partition partition, const LedgerKey& key);
LedgerKey ledger_key_from(std::string_view key);

/// Totals of one partition. One thread.
class FundsFold {
public:
    FundsFold(Partition partition, const Store* store) : partition_(partition), store_(store) {}
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);
    void age(std::size_t most) { totals_.age(most); }

private:
    struct Hash {
        std::size_t operator()(const LedgerKey& key) const;
    };
    Partition partition_;
    const Store* store_;
    GenerationCache<LedgerKey, LedgerRow, Hash> totals_;

    LedgerRow& changed(const LedgerKey& key);
};

}  // namespace grandlivre::projection
