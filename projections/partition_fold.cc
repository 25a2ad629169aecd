#include "projections/partition_fold.h"

#include "engine/log/log.h"

namespace grandlivre::projection {
namespace {

std::string position_key(Partition partition) {
    std::string key;
    append_key(key, number(partition));
    return key;
}

}  // namespace

Sequence projected(const Store& store, Partition partition) {
    const auto row = store.get(table::meta, position_key(partition));
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

void PartitionFold::fold(std::span<const std::uint8_t> bytes, RowSink& sink) {
    const wire::Record* record = codec::verify_record(bytes);
    if (!record) throw CorruptRecord({partition_, next_}, "bytes that are no record");
    const JournalEvent event(*record);
    if (event.position != Position{partition_, next_})
        throw CorruptRecord({partition_, next_}, "the record says that it is " + to_text(event.position));
    balances_.fold(event, sink);
    dossiers_.fold(event);
    funds_.fold(event);
    counts_.fold(event);
    next_ = next(next_);
}

void PartitionFold::write_back(RowSink& sink) {
    balances_.write_back(sink);
    dossiers_.write_back(sink);
    funds_.write_back(sink);
    counts_.write_back(sink);
    sink.put(table::meta, position_key(partition_), to_row(next_));
}

void PartitionFold::age(std::size_t most) {
    balances_.age(most);
    dossiers_.age(most);
}

}  // namespace grandlivre::projection
