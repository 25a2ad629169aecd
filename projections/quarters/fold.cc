#include "projections/quarters/fold.h"

namespace grandlivre::projection {

Quarter quarter_of(Date on) {
    const std::chrono::year_month_day day(on);
    return {static_cast<std::int16_t>(static_cast<int>(day.year())),
            static_cast<std::uint8_t>((static_cast<unsigned>(day.month()) - 1) / 3 + 1)};
}

void QuarterRow::add(const QuarterRow& other) {
    accepted += other.accepted;
    cancelled += other.cancelled;
    validated += other.validated;
    price += other.price;
    cancelled_price += other.cancelled_price;
    for (std::size_t i = 0; i < by_source.size(); ++i) by_source[i] += other.by_source[i];
    for (std::size_t i = 0; i < by_top_up.size(); ++i) by_top_up[i] += other.by_top_up[i];
    commitments += other.commitments;
    cash += other.cash;
}

RowKey quarter_key(Partition partition, const Quarter& quarter) {
    return RowKey(partition).number(static_cast<std::uint16_t>(quarter.year)).number(quarter.number);
}

Quarter quarter_from(std::string_view key) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(key.at(i)); };
    return {static_cast<std::int16_t>(byte(2) << 8 | byte(3)), byte(4)};
}

QuartersFold::QuartersFold(Partition partition, const Store* store) : partition_(partition) {
    if (!store) return;
    for (auto row = store->scan(table::quarters, RowKey(partition), {}); row->valid(); row->next())
        quarters_.emplace(quarter_from(row->key()), from_row<QuarterRow>(row->value()));
}

void QuartersFold::accept(const wire::RightsReserved& event, QuarterRow& row) {
    ++row.accepted;
    row.price += flatbuffers::UnPack(*event.price_cents());
    if (!event.lines()) return;
    for (const auto* line : *event.lines()) {
        const Cents cents = flatbuffers::UnPack(*line->cents());
        row.by_source.at(static_cast<std::size_t>(line->source())) += cents;
        if (line->top_up()) row.by_top_up.at(static_cast<std::size_t>(line->top_up()->kind())) += cents;
    }
}

/// A service that was rendered, or an order that came to nothing.
void QuartersFold::settle(const wire::Settlement& settlement, QuarterRow& row) {
    if (settlement.state() == DossierState::service_validated) {
        ++row.validated;
        return;
    }
    ++row.cancelled;
    if (!settlement.lines()) return;
    for (const auto* line : *settlement.lines()) row.cancelled_price += flatbuffers::UnPack(*line->line()->cents());
}

void QuartersFold::fold(const JournalEvent& event) {
    std::int64_t commitments = 0, cash = 0;
    for (const wire::Posting* line : event.postings()) {
        if (line->account() == LedgerAccount::fund_commitments) commitments += line->amount();
        if (line->account() == LedgerAccount::bank) cash += line->amount();
    }
    const auto* reserved = event.record.event_as_RightsReserved();
    const auto* debited = event.record.event_as_RightsDebited();
    const auto* released = event.record.event_as_RightsReleased();
    if (commitments == 0 && cash == 0 && !reserved && !debited && !released) return;
    QuarterRow& row = quarters_[quarter_of(event.on())];
    row.commitments += commitments;
    row.cash += cash;
    if (reserved) accept(*reserved, row);
    if (debited) settle(*debited->settlement(), row);
    if (released) settle(*released->settlement(), row);
}

void QuartersFold::write_back(WriteSet& rows) {
    for (const auto& [quarter, row] : quarters_)
        rows.put(table::quarters, quarter_key(partition_, quarter), to_row(row));
}

}  // namespace grandlivre::projection
