#include "projections/books/fold.h"

namespace grandlivre::projection {

void fold_book(const JournalEvent& event, WriteSet& rows) {
    const flatbuffers::String* text = nullptr;
    if (const auto* created = event.record.event_as_LedgerCreated()) text = created->rules();
    if (const auto* adopted = event.record.event_as_RulesAdopted()) text = adopted->rules();
    if (!text) return;
    rows.put(table::books, RowKey(event.position.partition).number(number(event.position.sequence)),
             text->string_view());
}

}  // namespace grandlivre::projection
