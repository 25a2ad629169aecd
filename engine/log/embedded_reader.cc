#include "engine/log/embedded_reader.h"

namespace grandlivre {
namespace {

constexpr std::size_t readahead_bytes = 2 << 20;

rocksdb::Slice slice(const rows::JournalKey& key) { return {key.data(), key.size()}; }

}  // namespace

EmbeddedReader::EmbeddedReader(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* journal, const Position& from,
                               Sequence end)
    : position_(from), end_(end), bound_(rows::journal_key({from.partition, end})), bound_slice_(slice(bound_)) {
    if (from.sequence >= end) return;
    rocksdb::ReadOptions options;
    options.iterate_upper_bound = &bound_slice_;
    options.readahead_size = readahead_bytes;
    options.fill_cache = false;
    rows_.reset(database.NewIterator(options, journal));
    rows_->Seek(slice(rows::journal_key(from)));
}

std::span<const std::uint8_t> EmbeddedReader::next() {
    if (position_.sequence >= end_) return {};
    if (!rows_->Valid()) {
        const auto status = rows_->status();
        throw CorruptRecord(position_, status.ok() ? "it is missing" : status.ToString());
    }
    if (rows_->key() != slice(rows::journal_key(position_))) throw CorruptRecord(position_, "it is missing");
    current_.clear();
    current_.append(rows::checked_record(rows_->value().ToStringView(), position_));
    rows_->Next();
    position_.sequence = grandlivre::next(position_.sequence);
    return current_[0];
}

}  // namespace grandlivre
