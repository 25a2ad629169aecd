#include "events/codec/canonical.h"

namespace grandlivre::codec {
namespace {

bool all_zero(const Raw& value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        if (value.bytes[i] != 0) return false;
    return true;
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
        if (!slots[i]) continue;
        if (field.shape == Shape::text) {
            builder_.AddOffset(field.vtable_offset, flatbuffers::Offset<flatbuffers::String>(texts_[i]));
        } else if (field.shape == Shape::value && (field.required || !all_zero(*slots[i], field.size))) {
            builder_.StartStruct(field.alignment);
            builder_.PushBytes(slots[i]->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.EndStruct());
        } else if (field.shape != Shape::value && !all_zero(*slots[i], field.size)) {  // 0 and absent are the same
            builder_.Align(field.size);
            builder_.PushBytes(slots[i]->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.GetSize());
        }
    }
}

std::span<const std::uint8_t> CanonicalWriter::write(const TableShape& envelope, const TableShape& body, RequestKind kind) {
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
