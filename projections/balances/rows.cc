#include "projections/balances/rows.h"

namespace grandlivre::projection {

std::string to_value(const StatementRow& row) {
    std::string value;
    append_key(value, row.recorded_at);
    append_row(value, row);
    return value;
}

StatementRow statement_from_value(std::string_view value) {
    if (value.size() < recorded_at_bytes) throw CorruptRow("a statement line is too short");
    auto row = from_row<StatementRow>(value.substr(recorded_at_bytes));
    std::uint64_t instant = 0;
    for (std::size_t i = 0; i < recorded_at_bytes; ++i) instant = instant << 8 | static_cast<std::uint8_t>(value[i]);
    row.recorded_at = static_cast<std::int64_t>(instant);
    return row;
}

std::string statement_key(Partition partition, const UuidBytes& account, Sequence sequence, std::uint16_t posting) {
    std::string key = uuid_key(partition, account);
    append_key(key, number(sequence));
    append_key(key, posting);
    return key;
}

Sequence sequence_of_statement_key(std::string_view key) {
    std::uint64_t sequence = 0;
    for (const char byte : key.substr(18, 8)) sequence = sequence << 8 | static_cast<std::uint8_t>(byte);
    return Sequence{sequence};
}

}  // namespace grandlivre::projection
