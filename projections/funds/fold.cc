#include "projections/funds/fold.h"

namespace grandlivre::projection {

RowKey ledger_key(Partition partition, const LedgerKey& key) {
    return RowKey(partition)
        .number(static_cast<std::uint16_t>(key.account))
        .number(static_cast<std::uint8_t>(key.unit))
        .number(static_cast<std::uint8_t>(key.resource_class))
        .number(static_cast<std::uint16_t>(key.fiscal_year));
}

LedgerKey ledger_key_from(std::string_view key) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(key.at(i)); };
    return {static_cast<LedgerAccount>(byte(2) << 8 | byte(3)), static_cast<Unit>(byte(4)),
            static_cast<ResourceClass>(byte(5)), static_cast<std::int16_t>(byte(6) << 8 | byte(7))};
}

FundsFold::FundsFold(Partition partition, const Store* store) : partition_(partition) {
    if (!store) return;
    for (auto row = store->scan(table::ledger, RowKey(partition), {}); row->valid(); row->next())
        totals_.emplace(ledger_key_from(row->key()), from_row<LedgerRow>(row->value()));
}

void FundsFold::fold(const JournalEvent& event) {
    for (const wire::Posting* posting : event.postings()) {
        LedgerRow& row = totals_[{posting->account(), posting->unit(), posting->resource_class(), event.fiscal_year()}];
        std::int64_t& side = posting->amount() > 0 ? row.debit : row.credit;
        GL_INVARIANT(!__builtin_add_overflow(side, std::abs(posting->amount()), &side), "the total of {} overflows",
                     wire::EnumNameLedgerAccount(posting->account()));
    }
}

void FundsFold::write_back(WriteSet& rows) {
    for (const auto& [key, row] : totals_) rows.put(table::ledger, ledger_key(partition_, key), to_row(row));
}

}  // namespace grandlivre::projection
