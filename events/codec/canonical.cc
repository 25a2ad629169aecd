#include "events/codec/canonical.h"

#include <algorithm>

namespace grandlivre::codec {
namespace {

/// Whether an optional field given as this is as good as absent: false and 0 are,
/// where the field does not tell them apart; the day that counts as 0 is a day like
/// any other.
bool as_absent(const Field& field, const Raw& value) {
    if (field.tells_absence) return false;
    if (field.shape == Shape::value && (field.required || field.format == Format::date)) return false;
    return std::all_of(value.bytes.begin(), value.bytes.begin() + field.size,
                       [](std::uint8_t byte) { return byte == 0; });
}

bool is_child(const Field& field) {
    return field.shape == Shape::text || field.shape == Shape::table || field.shape == Shape::tables ||
           field.shape == Shape::enumerations;
}

}  // namespace

/// What a table refers to stands before it.
CanonicalWriter::Offsets CanonicalWriter::write_children(const TableValue& table) {
    Offsets children(table.slots.size(), 0);
    for (std::size_t i = 0; i < table.slots.size(); ++i) {
        const Slot& slot = table.slots[i];
        if (slot.absent()) continue;
        switch (table.shape->fields[i].shape) {
            case Shape::text:
                children[i] = builder_.CreateString(slot.value->text.data(), slot.value->text.size()).o;
                break;
            case Shape::table: children[i] = write_table(slot.tables.front()); break;
            case Shape::tables: {
                std::vector<flatbuffers::Offset<void>> list;
                for (const TableValue& element : slot.tables) list.emplace_back(write_table(element));
                children[i] = builder_.CreateVector(list).o;
                break;
            }
            case Shape::enumerations: children[i] = builder_.CreateVector(slot.list).o; break;
            default: break;
        }
    }
    return children;
}

void CanonicalWriter::write_fields(const TableValue& table, const Offsets& children) {
    for (const std::size_t i : table.shape->write_order) {
        const Field& field = table.shape->fields[i];
        const Slot& slot = table.slots[i];
        if (slot.absent()) continue;
        if (is_child(field)) {
            builder_.AddOffset(field.vtable_offset, flatbuffers::Offset<void>(children[i]));
        } else if (as_absent(field, *slot.value)) {
            continue;
        } else if (field.shape == Shape::value) {
            builder_.StartStruct(field.alignment);
            builder_.PushBytes(slot.value->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.EndStruct());
        } else {
            builder_.Align(field.size);
            builder_.PushBytes(slot.value->bytes.data(), field.size);
            builder_.AddStructOffset(field.vtable_offset, builder_.GetSize());
        }
    }
}

flatbuffers::uoffset_t CanonicalWriter::write_table(const TableValue& table) {
    const Offsets children = write_children(table);
    const auto start = builder_.StartTable();
    write_fields(table, children);
    return builder_.EndTable(start);
}

std::span<const std::uint8_t> CanonicalWriter::write(RequestKind kind) {
    builder_.Clear();
    const flatbuffers::Offset<void> body(write_table(inner));
    const Offsets children = write_children(outer);
    const auto start = builder_.StartTable();
    builder_.AddOffset(wire::Request::VT_BODY, body);
    write_fields(outer, children);
    builder_.AddElement<std::uint8_t>(wire::Request::VT_BODY_TYPE, static_cast<std::uint8_t>(kind), 0);
    builder_.Finish(flatbuffers::Offset<wire::Request>(builder_.EndTable(start)), wire::RequestIdentifier());
    return {builder_.GetBufferPointer(), builder_.GetSize()};
}

}  // namespace grandlivre::codec
