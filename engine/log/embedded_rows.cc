#include "engine/log/embedded_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "engine/log/crc32c.h"
#include "engine/store/archive.h"

namespace grandlivre {

template <class Archive>
void fields(Archive& ar, DeadLetter& letter) {
    archive_all(ar, letter.key, letter.value, letter.headers, letter.detail, letter.origin);
}

}  // namespace grandlivre

namespace grandlivre::rows {
namespace {

template <class Integer>
void write_big_endian(Integer value, char* to) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        to[i] = static_cast<char>(value >> 8 * (sizeof value - 1 - i) & 0xff);
}

template <class Integer>
Integer read_big_endian(const char* from) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i) value = value << 8 | static_cast<std::uint8_t>(from[i]);
    return static_cast<Integer>(value);
}

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

constexpr std::size_t next_at = 0, chain_at = 8, head_size = 40;

}  // namespace

JournalKey journal_key(const Position& position) {
    JournalKey key;
    write_big_endian(number(position.partition), key.data());
    write_big_endian(number(position.sequence), key.data() + 2);
    return key;
}

std::optional<Position> parse_journal_key(std::string_view key) {
    if (key.size() != std::tuple_size_v<JournalKey>) return std::nullopt;
    return Position{Partition{read_big_endian<std::uint16_t>(key.data())},
                    Sequence{read_big_endian<std::uint64_t>(key.data() + 2)}};
}

std::array<char, checksum_size> checksum(std::span<const std::uint8_t> record) {
    const std::uint32_t crc = crc32c(record);
    std::array<char, checksum_size> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(crc >> 8 * i & 0xff);
    return bytes;
}

std::span<const std::uint8_t> checked_record(std::string_view value, const Position& position) {
    if (value.size() <= checksum_size)
        throw CorruptRecord(position, fmt::format("{} bytes are too few for a record", value.size()));
    const auto record = bytes_of(value).subspan(checksum_size);
    const auto expected = checksum(record);
    if (std::memcmp(value.data(), expected.data(), checksum_size) != 0)
        throw CorruptRecord(position, "its bytes do not match their checksum");
    return record;
}

std::string head_key(Partition partition) {
    std::string key(head_prefix.size() + 2, '\0');
    std::copy(head_prefix.begin(), head_prefix.end(), key.begin());
    write_big_endian(number(partition), key.data() + head_prefix.size());
    return key;
}

std::string encode(const Head& head) {
    std::string value(head_size, '\0');
    write_big_endian(number(head.next), value.data() + next_at);
    std::memcpy(value.data() + chain_at, head.chain.data(), head.chain.size());
    const auto crc = checksum(bytes_of(value));
    return value.append(crc.data(), crc.size());
}

Head decode_head(std::string_view value) {
    if (value.size() != head_size + checksum_size)
        throw LogError(fmt::format("a head of {} bytes instead of {}", value.size(), head_size + checksum_size));
    const auto expected = checksum(bytes_of(value.substr(0, head_size)));
    if (std::memcmp(value.data() + head_size, expected.data(), checksum_size) != 0)
        throw LogError("a head's bytes do not match their checksum");
    Head head;
    head.next = Sequence{read_big_endian<std::uint64_t>(value.data() + next_at)};
    std::memcpy(head.chain.data(), value.data() + chain_at, head.chain.size());
    return head;
}

std::string encode(const DeadLetter& letter) {
    std::string row;
    append_row(row, letter);
    return row;
}

DeadLetter decode_dead_letter(std::string_view value) { return from_row<DeadLetter>(value); }

}  // namespace grandlivre::rows
