#include "engine/law/debt.h"

#include <algorithm>

namespace grandlivre {

PaidDebt pay_debt(Cents amount, Cents debt) {
    const Cents paid = std::min(amount, debt);
    return {.to_debt = paid, .available = amount - paid};
}

Withheld withhold(Cents amount, Cents annual_available, Cents dif_available, std::span<const wire::Bucket> order) {
    Withheld withheld{.debt = amount};
    for (const wire::Bucket bucket : order) {
        GL_INVARIANT(bucket == wire::Bucket::annual || bucket == wire::Bucket::dif, "nothing is withheld from {}",
                     wire::EnumNameBucket(bucket));
        const bool annual = bucket == wire::Bucket::annual;
        const Cents part = std::min(withheld.debt, annual ? annual_available : dif_available);
        (annual ? withheld.annual : withheld.dif) += part;
        withheld.debt -= part;
    }
    return withheld;
}

Withheld withhold(Cents amount, Cents annual_available, Cents dif_available) {
    constexpr wire::Bucket annual_then_dif[] = {wire::Bucket::annual, wire::Bucket::dif};
    return withhold(amount, annual_available, dif_available, annual_then_dif);
}

}  // namespace grandlivre
