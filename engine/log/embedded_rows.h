#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/log/log.h"

/// What the embedded log's rows look like on disk. Column family `journal`:
/// partition (u16) and sequence (u64), big-endian so that byte order is journal
/// order -> CRC-32C of the record (4 bytes, little-endian), record. Column
/// family `meta`: `head` and partition (u16) -> the head (big-endian) and its
/// CRC-32C; `format` -> the version of all this. It only changes with a new one.
/// Column family `dead`: partition (u16) and number (u64) -> a dead letter (an
/// archive row). It is beside the journal: nothing is rebuilt from it. Column family
/// `relays`: partition (u16) and offset (u64) -> a relay that waits (an archive row and
/// its CRC-32C); `queue` and partition (u16) in `meta` -> the offsets between which the queue of the
/// partition waits, and a CRC-32C; none: nothing was ever in it.
namespace grandlivre::rows {

constexpr std::string_view format_key = "format";
constexpr std::string_view format_version = "3";
constexpr std::string_view head_prefix = "head";
constexpr std::string_view queue_prefix = "queue";

using JournalKey = std::array<char, 10>;
JournalKey journal_key(const Position& position);
/// Nothing for a key of another size.
std::optional<Position> parse_journal_key(std::string_view key);

constexpr std::size_t checksum_size = 4;
std::array<char, checksum_size> checksum(std::span<const std::uint8_t> record);
/// The record in a journal row's value, a view into it. Throws CorruptRecord.
std::span<const std::uint8_t> checked_record(std::string_view value, const Position& position);

std::string head_key(Partition partition);
std::string encode(const Head& head);
/// Throws LogError for bytes that encode() has not written.
Head decode_head(std::string_view value);

/// Relays from `begin` to before `end` wait; the next one gets `end`.
struct Queue {
    std::int64_t begin = 0, end = 0;
};
std::string queue_key(Partition partition);
std::string encode(const Queue& queue);
/// Throws LogError for bytes that encode() has not written.
Queue decode_queue(std::string_view value);

JournalKey relay_key(Partition partition, std::int64_t offset);
std::string encode(const Forwarded& message);
/// Throws LogError for bytes that encode() has not written.
QueuedRelay decode_relay(std::int64_t offset, std::string_view value);

std::string encode(const DeadLetter& letter);
DeadLetter decode_dead_letter(std::string_view value);

}  // namespace grandlivre::rows
