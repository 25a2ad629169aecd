#pragma once

#include <span>

#include "common_generated.h"
#include "events/values/cents.h"

namespace grandlivre {

/// What of an amount that becomes available pays the holder's debt first, and
/// what is then available (CT L6323-45).
struct PaidDebt {
    Cents to_debt;
    Cents available;

    bool operator==(const PaidDebt&) const = default;
};
PaidDebt pay_debt(Cents amount, Cents debt);

/// An amount taken back out of what is available; what is missing is debt.
struct Withheld {
    Cents annual;
    Cents dif;
    Cents debt;

    bool operator==(const Withheld&) const = default;
};
/// In the order of the book: `debt.recovery`, or `debit.without_payment` for a debit.
Withheld withhold(Cents amount, Cents annual_available, Cents dif_available, std::span<const wire::Bucket> order);
/// `annual`, then `dif`.
Withheld withhold(Cents amount, Cents annual_available, Cents dif_available);

}  // namespace grandlivre
