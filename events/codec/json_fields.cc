#include "events/codec/field_reader.h"
#include "events/codec/syntax.h"

namespace grandlivre::codec {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

Malformed wrong(const std::string& where, std::string found, std::string expected) {
    return {where, std::move(found), std::move(expected), std::nullopt};
}

std::optional<Raw> value_of(const Field& field, const element& given) {
    switch (given.type()) {
        case element_type::STRING: return from_text(field, given.get_string().value_unsafe());
        case element_type::INT64: return from_integer(field, given.get_int64().value_unsafe());
        case element_type::BOOL: {
            if (field.shape != Shape::boolean) return std::nullopt;
            Raw value;
            value.bytes[0] = given.get_bool().value_unsafe();
            return value;
        }
        default: return std::nullopt;  // a list, an object, a fraction, an integer of 2^63 and more
    }
}

std::optional<Malformed> read_object(const element& given, const TableShape& shape, const std::string& where,
                                     TableValue& into) {
    simdjson::dom::object object;
    if (given.get_object().get(object)) return wrong(where, shown(given), "a JSON object");
    Given fields(shape.fields.size());
    for (const auto& [name, value] : object) {
        const Field* field = shape.find(name);
        if (!field)
            return wrong(where + "." + shortened(std::string(name)), "a field that " + shape.name + " does not have",
                         "only its own fields");
        auto& slot = fields[static_cast<std::size_t>(field - shape.fields.data())];
        if (slot) return wrong(where + "." + field->name, "the field twice", "one");
        slot = value;
    }
    return read_fields(fields, shape, where + ".", into);
}

std::optional<Malformed> read_list(const Field& field, const element& given, const std::string& where, Slot& into) {
    simdjson::dom::array array;
    if (given.get_array().get(array)) return wrong(where, shown(given), "a list");
    std::size_t place = 0;
    for (const element& one : array) {
        const std::string at = fmt::format("{}[{}]", where, place++);
        if (field.shape == Shape::tables) {
            if (auto why = read_object(one, *field.table, at, into.tables.emplace_back())) return why;
            continue;
        }
        Field enumerator = field;
        enumerator.shape = Shape::enumeration;
        const auto value = value_of(enumerator, one);
        if (!value) return wrong(at, shown(one), expectation(enumerator));
        into.list.push_back(value->bytes[0]);
    }
    return std::nullopt;
}

std::optional<Malformed> read_field(const Field& field, const element& given, const std::string& where, Slot& into) {
    if (field.shape == Shape::table) return read_object(given, *field.table, where, into.tables.emplace_back());
    if (field.shape == Shape::tables || field.shape == Shape::enumerations) return read_list(field, given, where, into);
    into.value = value_of(field, given);
    if (!into.value) return wrong(where, shown(given), expectation(field));
    return std::nullopt;
}

}  // namespace

std::string shown(const element& value) { return shortened(simdjson::minify(value)); }

std::optional<Malformed> read_fields(const Given& given, const TableShape& shape, const std::string& where,
                                     TableValue& into) {
    into.begin(shape);
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
        const Field& field = shape.fields[i];
        if (field.shape == Shape::union_type || field.shape == Shape::union_table) continue;
        Slot& slot = into.slots[i];
        if (given[i] && !given[i]->is_null())
            if (auto why = read_field(field, *given[i], where + field.name, slot)) return why;
        const bool empty_text = slot.value && field.shape == Shape::text && slot.value->text.empty();
        if (empty_text) slot.value.reset();  // absent and empty are the same
        if (slot.absent() && field.required)
            return wrong(where + field.name, empty_text ? "an empty text" : "nothing", expectation(field));
    }
    return std::nullopt;
}

}  // namespace grandlivre::codec
