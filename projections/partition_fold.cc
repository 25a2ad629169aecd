#include "projections/partition_fold.h"

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
      counts_(partition, store) {
    if (store) next_ = projected(*store, partition);
}

void PartitionFold::fold(std::span<const std::uint8_t> bytes, WriteSet& rows) {
    const wire::Record* record = codec::verify_record(bytes);
    if (!record) throw CorruptRecord({partition_, next_}, "bytes that are no record");
    const JournalEvent event(*record);
    if (event.position != Position{partition_, next_})
        throw CorruptRecord({partition_, next_}, "the record says that it is " + to_text(event.position));
    balances_.fold(event, rows);
    dossiers_.fold(event);
    funds_.fold(event);
    counts_.fold(event);
    next_ = next(next_);
}

void PartitionFold::write_back(WriteSet& rows) {
    balances_.write_back(rows);
    dossiers_.write_back(rows);
    funds_.write_back(rows);
    counts_.write_back(rows);
}

void PartitionFold::write_position(WriteSet& rows) const { rows.put(table::meta, RowKey(partition_), to_row(next_)); }

void PartitionFold::age(std::size_t most) {
    balances_.age(most);
    dossiers_.age(most);
}

}  // namespace grandlivre::projection
