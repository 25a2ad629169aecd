#pragma once

#include <optional>
#include <vector>

#include "events/codec/values.h"

namespace grandlivre::codec {

struct TableValue;

/// What a request gives for one field: a value, the tables of a table field or of a
/// list, or the bytes of a list of enumerators. Nothing of these: absent.
struct Slot {
    std::optional<Raw> value;
    std::vector<TableValue> tables;
    std::vector<std::uint8_t> list;

    bool absent() const { return !value && tables.empty() && list.empty(); }
};

/// The fields of one table, by place in its shape.
struct TableValue {
    const TableShape* shape = nullptr;
    std::vector<Slot> slots;

    void begin(const TableShape& of) {
        shape = &of;
        slots.assign(of.fields.size(), {});
    }
};

}  // namespace grandlivre::codec
