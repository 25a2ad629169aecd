#include "projections/partition_fold.h"

#include <algorithm>

#include "engine/log/log.h"

namespace grandlivre::projection {
Sequence projected(const Store& store, Partition partition) {
    const auto row = store.get(table::meta, RowKey(partition));
    return row ? from_row<Sequence>(*row) : Sequence{0};
}

PartitionFold::PartitionFold(Partition partition, const Store* store)
    : partition_(partition),
      balances_(partition, store),
      dossiers_(partition, store),
      funds_(partition, store),
      counts_(partition, store),
      quarters_(partition, store),
      funders_(StreamKind::funder, table::funders, partition, store),
      providers_(StreamKind::provider, table::providers, partition, store),
      runs_(StreamKind::run, table::runs, partition, store) {
    if (store) next_ = projected(*store, partition);
}

JournalEvent PartitionFold::event(std::span<const std::uint8_t> bytes, Sequence sequence) const {
    const Position place{partition_, sequence};
    const wire::Record* record = codec::verify_record(bytes);
    if (!record) throw CorruptRecord(place, "bytes that are no record");
    JournalEvent event(*record);
    if (event.position != place) throw CorruptRecord(place, "the record says that it is " + to_text(event.position));
    return event;
}

void PartitionFold::fold(const RecordBuffer& records, WriteSet& rows) {
    // In groups: rows of a million accounts are in no cache of the processor, and
    // so the misses of a group are waited for together, not one after the other.
    constexpr std::size_t group = 64;
    for (std::size_t begin = 0; begin < records.size(); begin += group) {
        events_.clear();
        for (std::size_t i = begin; i < std::min(records.size(), begin + group); ++i)
            events_.push_back(event(records[i], Sequence{number(next_) + i - begin}));
        balances_.bring(events_);
        for (const JournalEvent& event : events_) {
            balances_.fold(event, rows);
            dossiers_.fold(event);
            funds_.fold(event);
            counts_.fold(event);
            quarters_.fold(event);
            funders_.fold(event);
            providers_.fold(event);
            runs_.fold(event);
            fold_clock(event, rows);
            next_ = next(next_);
        }
    }
}

void PartitionFold::write_back(WriteSet& many, WriteSet& few) {
    balances_.write_back(many);
    dossiers_.write_back(many);
    funds_.write_back(few);
    counts_.write_back(few);
    quarters_.write_back(few);
    funders_.write_back(few);
    providers_.write_back(few);
    runs_.write_back(few);
    few.put(table::meta, RowKey(partition_), to_row(next_));
}

void PartitionFold::age(std::size_t most) {
    balances_.age(most);
    dossiers_.age(most);
    funds_.age(most);
    funders_.age(most);
    providers_.age(most);
    runs_.age(most);
}

}  // namespace grandlivre::projection
