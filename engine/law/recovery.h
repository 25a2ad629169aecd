#pragma once

#include <span>
#include <vector>

#include "events/values/cents.h"

/// Whose recovered money is (CT R6333-7-5).
namespace grandlivre {

/// The part of a claim that one of those who had paid may get back: in all, and what
/// came already.
struct RecoveryPart {
    bool first = false;  ///< filled before the others
    Cents whole, moved;
};

/// A recovery over the parts, in their order: what is first is filled first, the rest
/// goes to the others in proportion to what each still lacks, by largest remainder. At
/// most what all of them lack.
std::vector<Cents> share_recovery(Cents recovered, std::span<const RecoveryPart> parts);

}  // namespace grandlivre
