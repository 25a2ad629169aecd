#pragma once

#include <cstdint>
#include <optional>

#include "engine/law/ratio.h"
#include "engine/law/rounding.h"
#include "events/values/cents.h"

namespace grandlivre {

/// Time worked as a share of full time: the sum over employers of worked over
/// reference. Always exact; in machine integers as long as they hold it, which
/// one employer's share always does, then as a Ratio.
class WorkedShare {
public:
    /// `worked` of at least 0 out of a `reference` above 0, both in the same unit.
    void add(std::int64_t worked, std::int64_t reference);

    bool at_least(const Ratio& part) const;
    /// `amount` times the share, rounded once.
    Cents of(Cents amount, Rounding rounding) const;
    Ratio exact() const;

private:
    __extension__ using Wide = __int128;

    std::optional<Cents> quick_cent_up(Cents amount) const;

    Wide numerator_ = 0;
    Wide denominator_ = 1;
    std::optional<Ratio> beyond_;  // the whole share, once 128 bits no longer hold it
};

}  // namespace grandlivre
