#pragma once

#include "engine/log/batch.h"

namespace grandlivre {

/// A dead letter of bytes too many keeps their beginning, and says in its headers
/// how many they were and what their SHA-256 is.
constexpr std::size_t longest_dead_letter = std::size_t{1} << 20;
constexpr std::size_t kept_of_longer = 4096;
/// A message's headers, names and values, with a few bytes for each; and its key. They
/// go where the message goes, with headers of the ledger, and must fit there.
constexpr std::size_t longest_headers = std::size_t{1} << 16;
constexpr std::size_t longest_key = std::size_t{1} << 16;

/// The header that says how many bytes there were.
constexpr const char* dead_letter_length = "grandlivre.error.length";

std::size_t size_of(const MessageHeaders& headers);

/// Also of a key and headers that are too long: the first headers that fit, and the
/// beginning of the key, with the number and bytes of what there was.
DeadLetter shortened(DeadLetter letter);
/// The same where the bytes have gone by: their number and hash are known.
DeadLetter shortened(DeadLetter letter, std::uint64_t size, const Hash& sha256);

}  // namespace grandlivre
