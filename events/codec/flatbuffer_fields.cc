#include "events/codec/field_reader.h"

namespace grandlivre::codec {
namespace {

using flatbuffers::Table;
using flatbuffers::Vector;

Malformed wrong(const std::string& where, std::string found, std::string expected) {
    return {where, std::move(found), std::move(expected), std::nullopt};
}

/// A value that the field does not take: as a number where it has no name or no text.
std::string shown(const Field& field, const Raw& value) {
    if (field.shape == Shape::boolean || field.shape == Shape::enumeration)
        return fmt::format("{}", load_integer(field, value.bytes.data()));
    if (field.shape == Shape::value && field.format == Format::date) {
        std::int32_t days{};
        std::memcpy(&days, value.bytes.data(), sizeof days);
        return fmt::format("day {} from 1970-01-01", days);
    }
    std::string text;
    write_value(field, value.bytes.data(), text);
    return text;
}

std::optional<Malformed> read_text(const Table& table, const Field& field, const std::string& where, Slot& into) {
    const auto* text = table.GetPointer<const flatbuffers::String*>(field.vtable_offset);
    if (!text) return std::nullopt;
    if (text->size() == 0)  // as good as absent
        return field.required ? std::optional(wrong(where, "an empty text", expectation(field))) : std::nullopt;
    if (!simdjson::validate_utf8(text->data(), text->size()))
        return wrong(where, "bytes that are no UTF-8", expectation(field));
    into.value = from_text(field, text->string_view());
    if (!into.value) return wrong(where, "a text with NUL", expectation(field));
    return std::nullopt;
}

std::optional<Malformed> read_table(const Table& table, const TableShape& shape, const std::string& where,
                                    TableValue& into) {
    if (auto why = no_unknown_fields(table, shape)) return why;
    return read_fields(table, shape, where + ".", into);
}

std::optional<Malformed> read_list(const Table& table, const Field& field, const std::string& where, Slot& into) {
    if (field.shape == Shape::tables) {
        const auto* list = table.GetPointer<const Vector<flatbuffers::Offset<Table>>*>(field.vtable_offset);
        for (flatbuffers::uoffset_t i = 0; list && i < list->size(); ++i)
            if (auto why = read_table(*list->Get(i), *field.table, fmt::format("{}[{}]", where, i),
                                      into.tables.emplace_back()))
                return why;
        return std::nullopt;
    }
    const auto* list = table.GetPointer<const Vector<std::uint8_t>*>(field.vtable_offset);
    Field enumerator = field;
    enumerator.shape = Shape::enumeration;
    for (flatbuffers::uoffset_t i = 0; list && i < list->size(); ++i) {
        Raw value;
        value.bytes[0] = list->Get(i);
        if (!acceptable(enumerator, value.bytes.data()))
            return wrong(fmt::format("{}[{}]", where, i), shown(enumerator, value), expectation(enumerator));
        into.list.push_back(list->Get(i));
    }
    return std::nullopt;
}

std::optional<Malformed> read_field(const Table& table, const Field& field, const std::string& where, Slot& into) {
    if (field.shape == Shape::text) return read_text(table, field, where, into);
    if (field.shape == Shape::tables || field.shape == Shape::enumerations) return read_list(table, field, where, into);
    if (field.shape == Shape::table) {
        const auto* inner = table.GetPointer<const Table*>(field.vtable_offset);
        return inner ? read_table(*inner, *field.table, where, into.tables.emplace_back()) : std::nullopt;
    }
    const auto* bytes = table.GetAddressOf(field.vtable_offset);
    Raw value;
    if (bytes)
        std::memcpy(value.bytes.data(), bytes, field.size);
    else if (field.shape == Shape::value || field.tells_absence)
        return std::nullopt;  // any other absent scalar is its default, 0
    if (!acceptable(field, value.bytes.data())) return wrong(where, shown(field, value), expectation(field));
    into.value = value;
    return std::nullopt;
}

}  // namespace

std::optional<Malformed> read_fields(const Table& table, const TableShape& shape, const std::string& where,
                                     TableValue& into) {
    into.begin(shape);
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
        const Field& field = shape.fields[i];
        if (field.shape == Shape::union_type || field.shape == Shape::union_table) continue;
        Slot& slot = into.slots[i];
        if (auto why = read_field(table, field, where + field.name, slot)) return why;
        if (slot.absent() && field.required) return wrong(where + field.name, "nothing", expectation(field));
    }
    return std::nullopt;
}

std::optional<Malformed> no_unknown_fields(const Table& table, const TableShape& shape) {
    const std::uint8_t* vtable = table.GetVTable();
    const auto end = flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable);
    for (flatbuffers::voffset_t offset = 4; offset < end; offset = static_cast<flatbuffers::voffset_t>(offset + 2)) {
        if (flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable + offset) == 0) continue;
        const bool known = std::any_of(shape.fields.begin(), shape.fields.end(),
                                       [&](const Field& f) { return f.vtable_offset == offset; });
        if (!known)
            return wrong(fmt::format("field {} of {}", (offset - 4) / 2, shape.name), "a value", "only its own fields");
    }
    return std::nullopt;
}

}  // namespace grandlivre::codec
