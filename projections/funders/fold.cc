#include "projections/funders/fold.h"

#include "engine/runtime/recorded_event.h"

namespace grandlivre::projection {

void FundersFold::fold(const JournalEvent& event) {
    if (event.stream.kind != StreamKind::funder || !counts(event.kind)) return;
    FunderRow* row = funders_.find(event.stream.key);
    if (!row) {
        FunderRow fresh;
        if (store_)
            if (const auto stored = store_->get(table::funders, uuid_key(partition_, event.stream.key)))
                fresh = from_row<FunderRow>(*stored);
        row = &funders_.keep(event.stream.key, std::move(fresh));
    }
    funders_.mark_changed(*row);
    apply(row->funder, event_of(event.record));
}

void FundersFold::write_back(WriteSet& rows) {
    funders_.write_back([&](const UuidBytes& key, const FunderRow& row) {
        rows.put(table::funders, uuid_key(partition_, key), to_row(row));
    });
}

}  // namespace grandlivre::projection
