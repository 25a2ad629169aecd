#pragma once

#include <rocksdb/db.h>

#include <memory>

#include "engine/log/embedded_rows.h"
#include "engine/log/log.h"

namespace grandlivre {

/// Walks the journal's rows from `from` to before `end`, all of which must be
/// there: the caller has taken `end` from the head.
class EmbeddedReader final : public JournalReader {
public:
    EmbeddedReader(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* journal, const Position& from, Sequence end);
    std::span<const std::uint8_t> next() override;
    void read(RecordBuffer& into, std::size_t most) override;

private:
    Position position_;
    const Sequence end_;
    const rows::JournalKey bound_;
    const rocksdb::Slice bound_slice_;
    std::unique_ptr<rocksdb::Iterator> rows_;  // sees the rows of when it was made, and no later ones
    RecordBuffer current_;
};

}  // namespace grandlivre
