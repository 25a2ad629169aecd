#pragma once

#include <flatbuffers/flatbuffers.h>

#include <optional>
#include <span>
#include <vector>

#include "events/catalog.h"
#include "events/codec/values.h"

namespace grandlivre::codec {

/// Writes the canonical bytes of a request out of its fields.
class CanonicalWriter {
public:
    using Slots = std::vector<std::optional<Raw>>;  ///< by place in the table's fields
    Slots outer, inner;                             ///< fields of the request, of its kind's table

    /// Alive until the next call.
    std::span<const std::uint8_t> write(const TableShape& envelope, const TableShape& body, RequestKind kind);

private:
    flatbuffers::FlatBufferBuilder builder_;
    std::vector<flatbuffers::uoffset_t> texts_;

    void write_texts(const TableShape& shape, const Slots& slots);
    void write_fields(const TableShape& shape, const Slots& slots);
};

}  // namespace grandlivre::codec
