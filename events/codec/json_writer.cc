#include "events/codec/json_writer.h"

#include <fmt/format.h>

#include "events/chart.h"
#include "events/codec/record.h"
#include "events/codec/values.h"
#include "events/values/native.h"

namespace grandlivre::codec {
namespace {

using flatbuffers::Table;

void write_table(const Table& table, const TableShape& shape, std::string& json);

const Table* as_table(const void* pointer) { return static_cast<const Table*>(pointer); }

/// `"name":` with a comma where one is needed.
void write_name(std::string_view name, std::string& json) {
    if (json.back() != '{') json += ',';
    json += '"';
    json += name;
    json += "\":";
}

template <class Elements, class WriteOne>
void write_list(const Elements* elements, std::string& json, WriteOne write_one) {
    json += '[';
    if (elements) {
        for (const auto& element : *elements) {
            if (json.back() != '[') json += ',';
            write_one(element);
        }
    }
    json += ']';
}

void write_field(const Table& table, const Field& field, std::string& json) {
    switch (field.shape) {
        case Shape::boolean:
        case Shape::integer:
        case Shape::enumeration: {
            static constexpr std::array<std::uint8_t, 8> zero{};
            const auto* bytes = table.GetAddressOf(field.vtable_offset);
            if (!bytes && (!field.always || field.tells_absence)) return;
            write_name(field.name, json);
            write_value(field, bytes ? bytes : zero.data(), json);
            return;
        }
        case Shape::value: {
            const auto* bytes = table.GetStruct<const std::uint8_t*>(field.vtable_offset);
            if (!bytes && !field.nullable) return;
            write_name(field.name, json);
            bytes ? write_value(field, bytes, json) : void(json += "null");
            return;
        }
        case Shape::text: {
            const auto* text = table.GetPointer<const flatbuffers::String*>(field.vtable_offset);
            if (!text) return;
            write_name(field.name, json);
            write_text(text->string_view(), json);
            return;
        }
        case Shape::table: {
            const auto* inner = table.GetPointer<const Table*>(field.vtable_offset);
            if (!inner) return;
            write_name(field.name, json);
            write_table(*inner, *field.table, json);
            return;
        }
        case Shape::tables: {
            const auto* list =
                table.GetPointer<const flatbuffers::Vector<flatbuffers::Offset<Table>>*>(field.vtable_offset);
            const bool with_another = field.beside && table.GetAddressOf(*field.beside);
            if (!list && !(field.beside ? with_another : field.always)) return;
            write_name(field.name, json);
            write_list(list, json, [&](const Table* inner) { write_table(*inner, *field.table, json); });
            return;
        }
        case Shape::texts: {
            const auto* list = table.GetPointer<const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>*>(
                field.vtable_offset);
            if (!list && !field.always) return;
            write_name(field.name, json);
            write_list(list, json, [&](const flatbuffers::String* text) { write_text(text->string_view(), json); });
            return;
        }
        case Shape::enumerations: {
            const auto* list = table.GetPointer<const flatbuffers::Vector<std::uint8_t>*>(field.vtable_offset);
            if (!list) return;
            write_name(field.name, json);
            write_list(list, json, [&](std::uint8_t value) {
                const auto found = field.enumeration->names.find(value);
                write_text(found == field.enumeration->names.end() ? "unknown" : found->second, json);
            });
            return;
        }
        case Shape::values: {
            const auto* list = table.GetPointer<const flatbuffers::Vector<std::uint8_t>*>(field.vtable_offset);
            if (!list) return;
            Field one = field;
            one.shape = Shape::value;
            write_name(field.name, json);
            json += '[';
            for (flatbuffers::uoffset_t i = 0; i < list->size(); ++i) {  // the length counts structs
                if (i > 0) json += ',';
                write_value(one, list->Data() + std::size_t{i} * field.size, json);
            }
            json += ']';
            return;
        }
        case Shape::buffer: {
            const auto* bytes = table.GetPointer<const flatbuffers::Vector<std::uint8_t>*>(field.vtable_offset);
            if (!bytes) return;
            write_name(field.name, json);
            write_table(*flatbuffers::GetRoot<Table>(bytes->data()), *field.table, json);
            return;
        }
        case Shape::union_table: {
            // The type field stands before it; its fields join the ones of the table around it.
            const auto type_offset =
                static_cast<flatbuffers::voffset_t>(field.vtable_offset - sizeof(flatbuffers::voffset_t));
            const auto type = table.GetField<std::uint8_t>(type_offset, 0);
            const auto* inner = table.GetPointer<const Table*>(field.vtable_offset);
            if (!inner || type == 0 || type >= field.union_tables.size()) return;
            for (const Field& own : field.union_tables[type]->fields) write_field(*inner, own, json);
            return;
        }
        case Shape::union_type: {
            const auto type = table.GetField<std::uint8_t>(field.vtable_offset, 0);
            write_name("type", json);
            const auto found = field.enumeration->names.find(type);
            write_text(found == field.enumeration->names.end() ? "unknown" : found->second, json);
            return;
        }
        case Shape::structs:
        case Shape::structure: return;  // header and postings have their own form below
    }
}

void write_table(const Table& table, const TableShape& shape, std::string& json) {
    json += '{';
    for (const Field& field : shape.fields) write_field(table, field, json);
    json += '}';
}

const TableShape& shape_of(const char* name) { return Schema::get().table(name); }

void write_postings(const wire::Record& record, std::string& json) {
    write_name("postings", json);
    write_list(record.postings(), json, [&](const wire::Posting* line) {
        const LedgerAccountInfo& account = info(line->account());
        fmt::format_to(std::back_inserter(json), R"({{"book":"{}","ledger_account":"{}","unit":"{}","amount":{})",
                       to_text(account.book), account.name, to_text(line->unit()), line->amount());
        if (line->resource_class() != ResourceClass::none)
            fmt::format_to(std::back_inserter(json), R"(,"resource_class":"{}")",
                           wire::EnumNameResourceClass(line->resource_class()));
        if (line->dimensions() != 0 && record.dimensions() && line->dimensions() <= record.dimensions()->size()) {
            const auto* dimensions = record.dimensions()->Get(line->dimensions() - 1u);
            for (const Field& field : shape_of("Dimensions").fields) write_field(*as_table(dimensions), field, json);
        }
        json += '}';
    });
}

}  // namespace

void write_record(const wire::Record& source, std::string& json) {
    const RecordHeader header = header_of(source);
    fmt::format_to(std::back_inserter(json),
                   R"({{"position":"{}","stream":"{}","version":{},"type":"{}","request":"{}")",
                   to_text(header.position), to_text(header.stream), header.version,
                   wire::EnumNameEventBody(source.event_type()), to_text(header.cause));
    if (header.on)
        fmt::format_to(std::back_inserter(json), R"(,"on":"{}","fiscal_year":{})", to_text(*header.on),
                       static_cast<int>(header.fiscal_year));
    fmt::format_to(std::back_inserter(json), R"(,"recorded_at":"{}")", to_text(header.recorded_at));
    if (header.previous != no_sequence)
        fmt::format_to(std::back_inserter(json), R"(,"previous":"{}")",
                       to_text(Position{header.position.partition, header.previous}));
    const TableShape& shape = shape_of("Record");
    write_field(*as_table(&source), *shape.find("rule"), json);
    write_field(*as_table(&source), *shape.find("event"), json);
    write_postings(source, json);
    if (source.decision()) {
        write_name("decision", json);
        write_table(*as_table(source.decision()), shape_of("Decision"), json);
    }
    json += '}';
}

void write_request(const wire::Request& request, std::string& json) {
    write_table(*as_table(&request), shape_of("Request"), json);
}

void write_outcome(const Outcome& outcome, std::string& json) {
    thread_local flatbuffers::FlatBufferBuilder builder;
    const auto bytes = encode_outcome(builder, outcome);
    write_table(*as_table(wire::GetOutcome(bytes.data())), shape_of("Outcome"), json);
}

}  // namespace grandlivre::codec
