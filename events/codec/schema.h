#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The schema as the codec sees it: read once from the binary schema that flatc
/// wrote, so that JSON and FlatBuffers follow the .fbs files without code per kind.
namespace grandlivre::codec {

/// How a struct reads as text or number (attribute `format` of the schema).
enum class Format { uuid, siret, siren, cents, centihours, date, year, stream, position };

enum class Shape {
    boolean,
    integer,
    enumeration,
    text,
    value,  ///< a struct with a Format
    table,
    tables,        ///< list of tables
    texts,         ///< list of strings
    enumerations,  ///< list of enumerators, a byte each
    values,        ///< list of structs with a Format
    structs,       ///< list of other structs
    buffer,        ///< bytes that hold a FlatBuffer of their own
    union_type,    ///< which table of the union
    union_table,   ///< the table itself
    structure,     ///< a struct of several fields
};

struct Enumeration {
    std::string name;
    std::unordered_map<std::string_view, std::int64_t> values;
    std::unordered_map<std::int64_t, std::string> names;
};

struct TableShape;

struct Field {
    std::string name;
    std::uint16_t id = 0;
    std::uint16_t vtable_offset = 0;
    Shape shape{};
    Format format{};        ///< of a value
    std::uint8_t size = 0;  ///< bytes of a scalar, a struct or a struct in a list
    std::uint8_t alignment = 1;
    bool is_signed = false;
    bool required = false;                ///< JSON input must give it
    bool always = false;                  ///< JSON output shows it also when it is 0 or empty
    bool nullable = false;                ///< JSON output shows null when absent
    bool tells_absence = false;           ///< absent is not the same as 0
    std::optional<std::uint16_t> beside;  ///< offset of the field with which JSON output shows it, empty too
    std::optional<std::int64_t> minimum, maximum;
    const Enumeration* enumeration = nullptr;
    const TableShape* table = nullptr;            ///< of a table, a list of tables, a buffer
    std::vector<const TableShape*> union_tables;  ///< by union value
};

struct TableShape {
    std::string name;                      ///< without namespace
    std::vector<Field> fields;             ///< by id
    std::vector<std::size_t> write_order;  ///< large first, so that no padding is needed
    const Field* find(std::string_view field) const;
};

/// All tables and enums. Made once; alive for the whole program.
class Schema {
public:
    static const Schema& get();
    const TableShape& table(std::string_view name) const;
    const Enumeration& enumeration(std::string_view name) const;

private:
    Schema();
    std::unordered_map<std::string, TableShape> tables_;
    std::unordered_map<std::string, Enumeration> enumerations_;
};

}  // namespace grandlivre::codec
