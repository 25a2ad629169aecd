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
    return FunderAnswer{from_row<StreamRow<Funder>>(*row).state, reflected(partition)};
}

std::optional<Reader::ProviderAnswer> Reader::provider(Siret siret) const {
    const StreamId stream = StreamId::provider(siret);
    const Partition partition = partition_of(stream, partitions);
    const auto row = store.get(table::providers, uuid_key(partition, stream.key));
    if (!row) return std::nullopt;
    auto stored = from_row<StreamRow<Provider>>(*row);
    return ProviderAnswer{std::move(stored.state), stored.version, stored.last, clock(partition), reflected(partition)};
}

void Reader::each_provider(const std::function<void(Siret, const Provider&)>& take) const {
    for (auto row = store.scan(table::providers, {}, {}); row->valid(); row->next())
        take(StreamId{StreamKind::provider, uuid_of_key(row->key())}.siret(),
             from_row<StreamRow<Provider>>(row->value()).state);
}

std::optional<Reader::RunAnswer> Reader::run(const RunId& id) const {
    const Partition partition = partition_of(StreamId::run(id), partitions);
    const auto row = store.get(table::runs, uuid_key(partition, id.bytes));
    if (!row) return std::nullopt;
    return RunAnswer{from_row<StreamRow<Run>>(*row).state, reflected(partition)};
}

void Reader::each_run(const std::function<bool(const RunId&)>& wanted,
                      const std::function<void(const RunId&, const Run&)>& take) const {
    for (auto row = store.scan(table::runs, {}, {}); row->valid(); row->next()) {
        const RunId id{uuid_of_key(row->key())};
        if (wanted(id)) take(id, from_row<StreamRow<Run>>(row->value()).state);
    }
}

std::map<Quarter, QuarterRow> Reader::quarters() const {
    std::map<Quarter, QuarterRow> sums;
    for (auto row = store.scan(table::quarters, {}, {}); row->valid(); row->next())
        sums[quarter_from(row->key())].add(from_row<QuarterRow>(row->value()));
    return sums;
}

std::vector<Reader::LedgerTotal> Reader::trial_balance() const {
    std::vector<LedgerTotal> list;
    const auto kept = [](const LedgerKey& key) { return LedgerKey{.account = key.account, .unit = key.unit}; };
    for (const auto& [key, total] : ledger_totals(kept)) list.push_back({key.account, key.unit, total});
    return list;
}

std::map<LedgerKey, LedgerRow> Reader::ledger_totals(const std::function<LedgerKey(const LedgerKey&)>& kept) const {
    std::map<LedgerKey, LedgerRow> totals;
    for (auto row = store.scan(table::ledger, {}, {}); row->valid(); row->next()) {
        const LedgerKey key = ledger_key_from(row->key());
        const auto part = from_row<LedgerRow>(row->value());
        LedgerRow& total = totals[kept(key)];
        const bool wraps = __builtin_add_overflow(total.debit, part.debit, &total.debit) ||
                           __builtin_add_overflow(total.credit, part.credit, &total.credit);
        GL_INVARIANT(!wraps, "the total of {} overflows", wire::EnumNameLedgerAccount(key.account));
    }
    return totals;
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

std::optional<Date> Reader::clock(Partition partition) const {
    const auto row = store.get(table::clocks, clock_key(partition, ClockFact::date));
    return row ? std::optional(from_row<Date>(*row)) : std::nullopt;
}

std::optional<Year> Reader::closed_year(Partition partition) const {
    const auto row = store.get(table::clocks, clock_key(partition, ClockFact::closed_year));
    return row ? std::optional(from_row<Year>(*row)) : std::nullopt;
}

std::string Reader::cut() const {
    std::string cut;
    for (std::uint16_t i = 0; i < partitions; ++i) cut += (i == 0 ? "" : ",") + to_text(reflected(Partition{i}));
    return cut;
}

}  // namespace grandlivre::projection
