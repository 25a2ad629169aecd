#include "events/codec/schema.h"

#include <flatbuffers/reflection.h>

#include <algorithm>
#include <charconv>

#include "events/values/invariant.h"

namespace grandlivre::embedded {
extern const std::string_view wire_bfbs;
}

namespace grandlivre::codec {
namespace {

std::string short_name(std::string_view full) { return std::string(full.substr(full.rfind('.') + 1)); }

template <class Described>
const char* attribute(const Described& described, const char* key) {
    if (!described.attributes()) return nullptr;
    const auto* found = described.attributes()->LookupByKey(key);
    return found ? (found->value() ? found->value()->c_str() : "") : nullptr;
}

std::optional<std::int64_t> number_attribute(const reflection::Field& field, const char* key) {
    const char* text = attribute(field, key);
    if (!text) return std::nullopt;
    std::int64_t number{};
    std::from_chars(text, text + std::strlen(text), number);
    return number;
}

Format format_named(const char* name) {
    static const std::unordered_map<std::string_view, Format> formats{
        {"uuid", Format::uuid},   {"siret", Format::siret},           {"siren", Format::siren},
        {"cents", Format::cents}, {"centihours", Format::centihours}, {"date", Format::date},
        {"year", Format::year},   {"stream", Format::stream},         {"position", Format::position}};
    return formats.at(name);
}

bool is_integer(reflection::BaseType type) { return type >= reflection::Byte && type <= reflection::ULong; }

}  // namespace

const Field* TableShape::find(std::string_view field) const {
    for (const Field& candidate : fields)
        if (candidate.name == field) return &candidate;
    return nullptr;
}

const Schema& Schema::get() {
    static const Schema schema;
    return schema;
}

const TableShape& Schema::table(std::string_view name) const { return tables_.at(std::string(name)); }
const Enumeration& Schema::enumeration(std::string_view name) const { return enumerations_.at(std::string(name)); }

Schema::Schema() {
    const auto& schema = *reflection::GetSchema(embedded::wire_bfbs.data());
    for (const auto* source : *schema.enums()) {
        Enumeration& target = enumerations_[short_name(source->name()->string_view())];
        target.name = short_name(source->name()->string_view());
        for (const auto* value : *source->values()) {
            const auto& name = target.names.emplace(value->value(), value->name()->str()).first->second;
            target.values.emplace(name, value->value());
        }
    }
    for (const auto* source : *schema.objects())  // first all names, for tables refer to each other
        if (!source->is_struct())
            tables_[short_name(source->name()->string_view())].name = short_name(source->name()->string_view());

    const auto describe = [&](const reflection::Field& source) {
        Field field;
        field.name = source.name()->str();
        field.id = source.id();
        field.vtable_offset = source.offset();
        field.required = source.required() || attribute(source, "mandatory");
        field.always = attribute(source, "mandatory") != nullptr;
        field.nullable = attribute(source, "nullable") != nullptr;
        field.minimum = number_attribute(source, "minimum");
        field.maximum = number_attribute(source, "maximum");
        const reflection::Type& type = *source.type();
        const auto struct_shape = [&](const reflection::Object& object) {
            field.size = static_cast<std::uint8_t>(object.bytesize());
            field.alignment = static_cast<std::uint8_t>(object.minalign());
        };
        const auto* object =
            type.index() >= 0 && (type.base_type() == reflection::Obj || type.element() == reflection::Obj)
                ? schema.objects()->Get(static_cast<flatbuffers::uoffset_t>(type.index()))
                : nullptr;
        const auto* enumeration = type.index() >= 0 && !object
                                      ? schema.enums()->Get(static_cast<flatbuffers::uoffset_t>(type.index()))
                                      : nullptr;
        const char* format = attribute(source, "format");
        const auto scalar = [&](Shape shape) {
            field.shape = shape;
            field.tells_absence = source.optional();  // of a table or a struct it says nothing new
            field.size = field.alignment = static_cast<std::uint8_t>(flatbuffers::GetTypeSize(type.base_type()));
            field.is_signed = type.base_type() == reflection::Byte || type.base_type() == reflection::Short ||
                              type.base_type() == reflection::Int || type.base_type() == reflection::Long;
        };
        if (type.base_type() == reflection::Bool) {
            scalar(Shape::boolean);
        } else if (type.base_type() == reflection::UType) {
            scalar(Shape::union_type);
            field.enumeration = &enumerations_.at(short_name(enumeration->name()->string_view()));
        } else if (is_integer(type.base_type()) && format) {  // an optional value: structs cannot be absent
            scalar(Shape::value);
            field.format = format_named(format);
        } else if (is_integer(type.base_type())) {
            scalar(enumeration ? Shape::enumeration : Shape::integer);
            if (enumeration) field.enumeration = &enumerations_.at(short_name(enumeration->name()->string_view()));
        } else if (type.base_type() == reflection::String) {
            field.shape = Shape::text;
        } else if (type.base_type() == reflection::Union) {
            field.shape = Shape::union_table;
            for (const auto* value : *enumeration->values()) {
                const auto place = static_cast<std::size_t>(value->value());
                field.union_tables.resize(std::max(field.union_tables.size(), place + 1), nullptr);
                if (place != 0) field.union_tables[place] = &tables_.at(value->name()->str());
            }
        } else if (type.base_type() == reflection::Obj && object->is_struct()) {
            field.shape = attribute(*object, "format") ? Shape::value : Shape::structure;
            struct_shape(*object);
            if (field.shape == Shape::value) field.format = format_named(attribute(*object, "format"));
        } else if (type.base_type() == reflection::Obj) {
            field.shape = Shape::table;
            field.table = &tables_.at(short_name(object->name()->string_view()));
        } else if (type.base_type() == reflection::Vector && type.element() == reflection::String) {
            field.shape = Shape::texts;
        } else if (type.base_type() == reflection::Vector && enumeration) {
            field.shape = Shape::enumerations;
            field.size = field.alignment = 1;
            field.enumeration = &enumerations_.at(short_name(enumeration->name()->string_view()));
        } else if (type.base_type() == reflection::Vector && object && object->is_struct()) {
            field.shape = attribute(*object, "format") ? Shape::values : Shape::structs;
            if (field.shape == Shape::values) field.format = format_named(attribute(*object, "format"));
            struct_shape(*object);
        } else if (type.base_type() == reflection::Vector && object) {
            field.shape = Shape::tables;
            field.table = &tables_.at(short_name(object->name()->string_view()));
        } else if (const char* nested = attribute(source, "nested_flatbuffer")) {
            field.shape = Shape::buffer;
            field.table = &tables_.at(short_name(nested));
        } else {
            GL_INVARIANT(false, "the codec does not know the type of field {}", field.name);
        }
        return field;
    };
    for (const auto* source : *schema.objects()) {
        if (source->is_struct()) continue;
        TableShape& target = tables_.at(short_name(source->name()->string_view()));
        for (const auto* field : *source->fields()) target.fields.push_back(describe(*field));
        std::sort(target.fields.begin(), target.fields.end(),
                  [](const Field& a, const Field& b) { return a.id < b.id; });
        for (const auto* field : *source->fields())
            if (const char* other = attribute(*field, "beside"))
                target.fields.at(field->id()).beside = target.find(other)->vtable_offset;
        for (std::size_t i = 0; i < target.fields.size(); ++i) target.write_order.push_back(i);
        std::stable_sort(target.write_order.begin(), target.write_order.end(), [&](std::size_t a, std::size_t b) {
            return target.fields[a].alignment > target.fields[b].alignment;
        });
    }
}

}  // namespace grandlivre::codec
