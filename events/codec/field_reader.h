#pragma once

#include <flatbuffers/flatbuffers.h>
#include <simdjson.h>

#include <optional>
#include <string>

#include "events/codec/table_value.h"
#include "events/request.h"

/// Reads the fields of a table, in JSON or in FlatBuffers, into the one form out of
/// which canonical bytes are written. Both go through the same checks, from the
/// schema, tables inside of tables included.
namespace grandlivre::codec {

/// The JSON of each field of a shape, by place; nothing where it is not given.
using Given = std::vector<std::optional<simdjson::dom::element>>;

/// `where` stands before the names of fields: `training.`.
std::optional<Malformed> read_fields(const Given& given, const TableShape& shape, const std::string& where,
                                     TableValue& into);
std::optional<Malformed> read_fields(const flatbuffers::Table& table, const TableShape& shape, const std::string& where,
                                     TableValue& into);

/// For an error message: the value, cut if it is long.
std::string shown(const simdjson::dom::element& value);

/// Fields that a table of this shape cannot have: of a newer schema, or a typo.
std::optional<Malformed> no_unknown_fields(const flatbuffers::Table& table, const TableShape& shape);

}  // namespace grandlivre::codec
