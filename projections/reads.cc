#include "projections/reads.h"

#include <fmt/format.h>

#include "engine/log/partitioner.h"
#include "projections/partition_fold.h"

namespace grandlivre::projection {

Position Reader::reflected(Partition partition) const {
    return {partition, Sequence{number(projected(store, partition)) - 1}};
}

std::optional<Reader::AccountAnswer> Reader::account(const AccountId& id) const {
    const Partition partition = partition_of(StreamId::account(id), partitions);
    const auto row = store.get(table::accounts, uuid_key(partition, id.bytes));
    if (!row) return std::nullopt;
    return AccountAnswer{from_row<AccountRow>(*row), reflected(partition)};
}

std::vector<Reader::StatementLine> Reader::statement(const AccountId& id) const {
    const Partition partition = partition_of(StreamId::account(id), partitions);
    std::vector<StatementLine> lines;
    for (auto row = store.scan(table::statements, uuid_key(partition, id.bytes), {}); row->valid(); row->next())
        lines.push_back({{partition, sequence_of_statement_key(row->key())}, statement_from_value(row->value())});
    return lines;
}

std::optional<Reader::DossierAnswer> Reader::dossier(const DossierId& id) const {
    // Which account a dossier is of, and so its partition, is what is asked.
    for (std::uint16_t i = 0; i < partitions; ++i)
        if (const auto row = store.get(table::dossiers, uuid_key(Partition{i}, id.bytes)))
            return DossierAnswer{from_row<DossierRow>(*row), reflected(Partition{i})};
    return std::nullopt;
}

std::optional<Reader::FunderAnswer> Reader::funder(Siren siren) const {
    const StreamId stream = StreamId::funder(siren);
    const Partition partition = partition_of(stream, partitions);
    const auto row = store.get(table::funders, uuid_key(partition, stream.key));
    if (!row) return std::nullopt;
    return FunderAnswer{from_row<FunderRow>(*row).funder, reflected(partition)};
}

std::vector<Reader::LedgerTotal> Reader::trial_balance() const {
    std::map<std::pair<LedgerAccount, Unit>, LedgerRow> totals;
    for (auto row = store.scan(table::ledger, {}, {}); row->valid(); row->next()) {
        const LedgerKey key = ledger_key_from(row->key());
        const auto part = from_row<LedgerRow>(row->value());
        LedgerRow& total = totals[{key.account, key.unit}];
        const bool wraps = __builtin_add_overflow(total.debit, part.debit, &total.debit) ||
                           __builtin_add_overflow(total.credit, part.credit, &total.credit);
        GL_INVARIANT(!wraps, "the total of {} overflows", wire::EnumNameLedgerAccount(key.account));
    }
    std::vector<LedgerTotal> list;
    for (const auto& [key, total] : totals) list.push_back({key.first, key.second, total});
    return list;
}

std::vector<std::pair<CountKey, std::uint64_t>> Reader::counts() const {
    std::map<CountKey, std::uint64_t> sums;
    for (auto row = store.scan(table::counts, {}, {}); row->valid(); row->next())
        sums[count_key_from(row->key())] += from_row<std::uint64_t>(row->value());
    return {sums.begin(), sums.end()};
}

std::vector<std::string> Reader::rule_books() const {
    std::vector<std::string> texts;
    for (auto row = store.scan(table::books, RowKey(Partition{0}), {}); row->valid(); row->next())
        texts.emplace_back(row->value());
    return texts;
}

std::uint64_t Reader::rows(Table table) const {
    std::uint64_t count = 0;
    for (auto row = store.scan(table, {}, {}); row->valid(); row->next()) ++count;
    return count;
}

std::string Reader::cut() const {
    std::string cut;
    for (std::uint16_t i = 0; i < partitions; ++i) cut += (i == 0 ? "" : ",") + to_text(reflected(Partition{i}));
    return cut;
}

}  // namespace grandlivre::projection
