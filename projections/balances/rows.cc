#include "projections/balances/rows.h"

namespace grandlivre::projection {

void append_value(std::string& value, const StatementRow& row) {
    const auto instant = __builtin_bswap64(static_cast<std::uint64_t>(row.recorded_at));
    value.append(reinterpret_cast<const char*>(&instant), sizeof instant);
    append_row(value, row);
}

StatementRow statement_from_value(std::string_view value) {
    if (value.size() < recorded_at_bytes) throw CorruptRow("a statement line is too short");
    auto row = from_row<StatementRow>(value.substr(recorded_at_bytes));
    row.recorded_at = big_endian<std::int64_t>(value);
    return row;
}

RowKey statement_key(Partition partition, const UuidBytes& account, Sequence sequence, std::uint16_t posting) {
    return uuid_key(partition, account).number(number(sequence)).number(posting);
}

Sequence sequence_of_statement_key(std::string_view key) { return Sequence{big_endian<std::uint64_t>(key.substr(18))}; }

}  // namespace grandlivre::projection
