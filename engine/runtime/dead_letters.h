#pragma once

#include "engine/log/batch.h"

namespace grandlivre {

/// A dead letter of bytes too many keeps their beginning, and says in its headers
/// how many they were and what their SHA-256 is.
constexpr std::size_t longest_dead_letter = std::size_t{1} << 20;
constexpr std::size_t kept_of_longer = 4096;

DeadLetter shortened(DeadLetter letter);
/// The same where the bytes have gone by: their number and hash are known.
DeadLetter shortened(DeadLetter letter, std::uint64_t size, const Hash& sha256);

}  // namespace grandlivre
