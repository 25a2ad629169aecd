#include "projections/funds/fold.h"

namespace grandlivre::projection {

RowKey ledger_key(Partition partition, const LedgerKey& key) {
    return RowKey(partition)
        .number(static_cast<std::uint16_t>(key.account))
        .number(static_cast<std::uint8_t>(key.unit))
        .number(static_cast<std::uint8_t>(key.resource_class))
        .number(static_cast<std::uint16_t>(key.fiscal_year))
        .number(key.funder.digits());
}

LedgerKey ledger_key_from(std::string_view key) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(key.at(i)); };
    return {static_cast<LedgerAccount>(byte(2) << 8 | byte(3)), static_cast<Unit>(byte(4)),
            static_cast<ResourceClass>(byte(5)), static_cast<std::int16_t>(byte(6) << 8 | byte(7)),
            Siren(big_endian<std::uint32_t>(key.substr(8)))};
}

std::size_t FundsFold::Hash::operator()(const LedgerKey& key) const {
    const std::uint64_t packed = static_cast<std::uint64_t>(key.funder.digits()) << 32 |
                                 static_cast<std::uint64_t>(static_cast<std::uint16_t>(key.fiscal_year)) << 16 |
                                 static_cast<std::uint64_t>(key.account) << 5 |
                                 static_cast<std::uint64_t>(key.unit) << 3 |
                                 static_cast<std::uint64_t>(key.resource_class);
    return packed * 0x9e3779b97f4a7c15u >> 20;
}

LedgerRow& FundsFold::changed(const LedgerKey& key) {
    LedgerRow* row = totals_.find(key);
    if (!row) {
        LedgerRow fresh;
        if (store_)
            if (const auto stored = store_->get(table::ledger, ledger_key(partition_, key)))
                fresh = from_row<LedgerRow>(*stored);
        row = &totals_.keep(key, fresh);
    }
    totals_.mark_changed(*row);
    return *row;
}

void FundsFold::fold(const JournalEvent& event) {
    for (const wire::Posting* posting : event.postings()) {
        LedgerRow& row = changed({posting->account(), posting->unit(), posting->resource_class(), event.fiscal_year(),
                                  event.funder_of(*posting)});
        std::int64_t& side = posting->amount() > 0 ? row.debit : row.credit;
        GL_INVARIANT(!__builtin_add_overflow(side, std::abs(posting->amount()), &side), "the total of {} overflows",
                     wire::EnumNameLedgerAccount(posting->account()));
    }
}

void FundsFold::write_back(WriteSet& rows) {
    totals_.write_back([&](const LedgerKey& key, const LedgerRow& row) {
        rows.put(table::ledger, ledger_key(partition_, key), to_row(row));
    });
}

}  // namespace grandlivre::projection
