#include "projections/streams/fold.h"

#include "engine/runtime/recorded_event.h"

namespace grandlivre::projection {

template <class State>
void StreamsFold<State>::fold(const JournalEvent& event) {
    if (event.stream.kind != kind_ || !counts(event.kind)) return;
    StreamRow<State>* row = streams_.find(event.stream.key);
    if (!row) {
        StreamRow<State> fresh;
        if (store_)
            if (const auto stored = store_->get(table_, uuid_key(partition_, event.stream.key)))
                fresh = from_row<StreamRow<State>>(*stored);
        row = &streams_.keep(event.stream.key, std::move(fresh));
    }
    streams_.mark_changed(*row);
    apply(row->state, event_of(event.record));
    row->version = event.version();
    row->last = event.position.sequence;
}

template <class State>
void StreamsFold<State>::write_back(WriteSet& rows) {
    streams_.write_back([&](const UuidBytes& key, const StreamRow<State>& row) {
        rows.put(table_, uuid_key(partition_, key), to_row(row));
    });
}

template class StreamsFold<Funder>;
template class StreamsFold<Provider>;
template class StreamsFold<Run>;

}  // namespace grandlivre::projection
