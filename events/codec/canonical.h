#pragma once

#include <flatbuffers/flatbuffers.h>

#include <boost/container/small_vector.hpp>
#include <span>

#include "events/catalog.h"
#include "events/codec/table_value.h"

namespace grandlivre::codec {

/// Writes the canonical bytes of a request out of its fields.
class CanonicalWriter {
public:
    TableValue outer, inner;  ///< the request, its kind's table

    /// Alive until the next call.
    std::span<const std::uint8_t> write(RequestKind kind);

private:
    flatbuffers::FlatBufferBuilder builder_;

    using Offsets = boost::container::small_vector<flatbuffers::uoffset_t, 16>;
    Offsets write_children(const TableValue& table);
    void write_fields(const TableValue& table, const Offsets& children);
    flatbuffers::uoffset_t write_table(const TableValue& table);
};

}  // namespace grandlivre::codec
