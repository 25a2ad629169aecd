#pragma once

#include <span>

#include "engine/law/faults.h"
#include "engine/law/rule.h"

namespace grandlivre {

/// The windows of one rule's entries follow each other: in order, each beginning
/// the day after the one before has ended, so that every day from the first on
/// has one answer.
void check_windows(std::span<const RuleEntry* const> entries, Faults& faults);

}  // namespace grandlivre
