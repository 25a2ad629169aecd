#include "projections/clocks/fold.h"

namespace grandlivre::projection {

void fold_clock(const JournalEvent& event, WriteSet& rows) {
    if (event.stream.kind != StreamKind::clock) return;
    const Partition partition = event.position.partition;
    const flatbuffers::String* text = nullptr;
    if (const auto* created = event.record.event_as_LedgerCreated()) text = created->rules();
    if (const auto* adopted = event.record.event_as_RulesAdopted()) text = adopted->rules();
    if (text) rows.put(table::books, RowKey(partition).number(number(event.position.sequence)), text->string_view());
    if (const auto* advanced = event.record.event_as_ClockAdvanced())
        rows.put(table::clocks, clock_key(partition, ClockFact::date), to_row(flatbuffers::UnPack(*advanced->clock())));
    if (const auto* closed = event.record.event_as_YearClosed())
        rows.put(table::clocks, clock_key(partition, ClockFact::closed_year),
                 to_row(flatbuffers::UnPack(*closed->year())));
}

}  // namespace grandlivre::projection
