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

/// The offset is the key's.
template <class Archive>
void fields(Archive& ar, QueuedRelay& relay) {
    archive_all(ar, relay.key, relay.value, relay.headers);
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
constexpr std::size_t begin_at = 0, end_at = 8, queue_size = 16;

std::string key_of(std::string_view prefix, Partition partition) {
    std::string key(prefix.size() + 2, '\0');
    std::copy(prefix.begin(), prefix.end(), key.begin());
    write_big_endian(number(partition), key.data() + prefix.size());
    return key;
}

/// The bytes before the checksum at their end, which must be theirs.
std::string_view checked(std::string_view value, std::size_t size, std::string_view what) {
    if (value.size() != size + checksum_size)
        throw LogError(fmt::format("a {} of {} bytes instead of {}", what, value.size(), size + checksum_size));
    const auto expected = checksum(bytes_of(value.substr(0, size)));
    if (std::memcmp(value.data() + size, expected.data(), checksum_size) != 0)
        throw LogError(fmt::format("a {}'s bytes do not match their checksum", what));
    return value.substr(0, size);
}

std::string with_checksum(std::string value) {
    const auto crc = checksum(bytes_of(value));
    return value.append(crc.data(), crc.size());
}

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

std::string head_key(Partition partition) { return key_of(head_prefix, partition); }

std::string encode(const Head& head) {
    std::string value(head_size, '\0');
    write_big_endian(number(head.next), value.data() + next_at);
    std::memcpy(value.data() + chain_at, head.chain.data(), head.chain.size());
    return with_checksum(std::move(value));
}

Head decode_head(std::string_view value) {
    value = checked(value, head_size, "head");
    Head head;
    head.next = Sequence{read_big_endian<std::uint64_t>(value.data() + next_at)};
    std::memcpy(head.chain.data(), value.data() + chain_at, head.chain.size());
    return head;
}

std::string queue_key(Partition partition) { return key_of(queue_prefix, partition); }

std::string encode(const Queue& queue) {
    std::string value(queue_size, '\0');
    write_big_endian(static_cast<std::uint64_t>(queue.begin), value.data() + begin_at);
    write_big_endian(static_cast<std::uint64_t>(queue.end), value.data() + end_at);
    return with_checksum(std::move(value));
}

Queue decode_queue(std::string_view value) {
    value = checked(value, queue_size, "queue");
    return {read_big_endian<std::int64_t>(value.data() + begin_at),
            read_big_endian<std::int64_t>(value.data() + end_at)};
}

JournalKey relay_key(Partition partition, std::int64_t offset) {
    return journal_key({partition, Sequence{static_cast<std::uint64_t>(offset)}});
}

std::string encode(const Forwarded& message) {
    std::string row;
    append_row(row, QueuedRelay{0, message.key, message.value, message.headers});
    return with_checksum(std::move(row));
}

QueuedRelay decode_relay(std::int64_t offset, std::string_view value) {
    const std::size_t size = std::max(value.size(), checksum_size) - checksum_size;
    auto relay = from_row<QueuedRelay>(checked(value, size, "relay"));
    relay.offset = offset;
    return relay;
}

std::string encode(const DeadLetter& letter) {
    std::string row;
    append_row(row, letter);
    return row;
}

DeadLetter decode_dead_letter(std::string_view value) { return from_row<DeadLetter>(value); }

}  // namespace grandlivre::rows
