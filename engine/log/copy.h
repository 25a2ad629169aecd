#pragma once

#include <functional>

#include "engine/log/log.h"

namespace grandlivre {

/// Appends to `to` what `from` has beyond it: the same bytes, so the same chain.
/// `to` is empty or the beginning of the same journal: anything else is a LogError
/// before a record is written. Returns the records copied.
std::uint64_t copy_journal(const Log& from, Log& to,
                           const std::function<void(std::uint64_t done, std::uint64_t of)>& progress);

}  // namespace grandlivre
