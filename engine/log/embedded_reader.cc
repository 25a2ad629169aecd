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
    current_.clear();
    read(current_, 1);
    return current_.empty() ? std::span<const std::uint8_t>() : current_[0];
}

void EmbeddedReader::read(RecordBuffer& into, std::size_t most) {
    for (; most > 0 && position_.sequence < end_; --most) {
        if (!rows_->Valid()) {
            const auto status = rows_->status();
            throw CorruptRecord(position_, status.ok() ? "it is missing" : status.ToString());
        }
        if (rows_->key() != slice(rows::journal_key(position_))) throw CorruptRecord(position_, "it is missing");
        into.append(rows::checked_record(rows_->value().ToStringView(), position_));
        rows_->Next();
        position_.sequence = grandlivre::next(position_.sequence);
    }
}

}  // namespace grandlivre
