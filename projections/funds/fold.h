#pragma once

#include <map>

#include "events/chart.h"
#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// Totals of the chart: by ledger account, unit, resource class and fiscal year.
namespace grandlivre::projection {

struct LedgerKey {
    LedgerAccount account{};
    Unit unit{};
    ResourceClass resource_class{};
    std::int16_t fiscal_year = 0;
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

/// Totals of one partition: few, so all stay in memory. One thread.
class FundsFold {
public:
    FundsFold(Partition partition, const Store* store);
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);

private:
    Partition partition_;
    std::map<LedgerKey, LedgerRow> totals_;
};

}  // namespace grandlivre::projection
