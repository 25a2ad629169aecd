#include "events/codec/canonical.h"

#include <algorithm>

namespace grandlivre::codec {
namespace {

/// Whether an optional field given as this is as good as absent: false and 0 are;
/// the day that counts as 0 is a day like any other.
bool as_absent(const Field& field, const Raw& value) {
    if (field.shape == Shape::value && (field.required || field.format == Format::date)) return false;
    return std::all_of(value.bytes.begin(), value.bytes.begin() + field.size,
                       [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

void CanonicalWriter::write_texts(const TableShape& shape, const Slots& slots) {
    texts_.assign(shape.fields.size(), 0);
    for (std::size_t i = 0; i < shape.fields.size(); ++i)
        if (shape.fields[i].shape == Shape::text && slots[i])
            texts_[i] = builder_.CreateString(slots[i]->text.data(), slots[i]->text.size()).o;
}

void CanonicalWriter::write_fields(const TableShape& shape, const Slots& slots) {
    for (const std::size_t i : shape.write_order) {
        const Field& field = shape.fields[i];
        if (!slots[i] || (field.shape != Shape::text && as_absent(field, *slots[i]))) continue;
        if (field.shape == Shape::text) {
            builder_.AddOffset(field.vtable_offset, flatbuffers::Offset<flatbuffers::String>(texts_[i]));
        } else if (field.shape == Shape::value) {
            builder_.StartStruct(field.alignment);
            builder_.PushBytes(slots[i]->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.EndStruct());
        } else {
            builder_.Align(field.size);
            builder_.PushBytes(slots[i]->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.GetSize());
        }
    }
}

std::span<const std::uint8_t> CanonicalWriter::write(const TableShape& envelope, const TableShape& body,
                                                     RequestKind kind) {
    builder_.Clear();
    write_texts(body, inner);
    auto start = builder_.StartTable();
    write_fields(body, inner);
    const flatbuffers::Offset<void> body_offset(builder_.EndTable(start));

    write_texts(envelope, outer);
    start = builder_.StartTable();
    builder_.AddOffset(wire::Request::VT_BODY, body_offset);
    write_fields(envelope, outer);
    builder_.AddElement<std::uint8_t>(wire::Request::VT_BODY_TYPE, static_cast<std::uint8_t>(kind), 0);
    builder_.Finish(flatbuffers::Offset<wire::Request>(builder_.EndTable(start)), wire::RequestIdentifier());
    return {builder_.GetBufferPointer(), builder_.GetSize()};
}

}  // namespace grandlivre::codec
