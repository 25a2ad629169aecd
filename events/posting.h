#pragma once

#include <boost/container/small_vector.hpp>

#include "events/catalog.h"

namespace grandlivre {

/// What a line can be read by, beside its account.
struct Dimensions {
    std::optional<DossierId> dossier;
    std::optional<Siret> provider;
    std::optional<GrantId> grant;

    bool operator==(const Dimensions&) const = default;
    bool empty() const { return *this == Dimensions{}; }
};

/// One line of double entry: cents or centihours as `unit` says, positive is a
/// debit. The sums over each book and unit of an event are zero.
struct Posting {
    LedgerAccount account{};
    Unit unit{};
    ResourceClass resource_class{};
    std::int64_t amount = 0;

    bool operator==(const Posting&) const = default;
};

/// The lines of one event. Lines of nothing are left out.
class Postings {
public:
    Postings() = default;
    explicit Postings(Dimensions dimensions) : dimensions_(dimensions) {}

    Postings& debit(LedgerAccount account, ResourceClass of, Cents amount) {
        return add(account, Unit::EUR, of, amount.count());
    }
    Postings& credit(LedgerAccount account, ResourceClass of, Cents amount) { return debit(account, of, -amount); }
    Postings& debit(LedgerAccount account, ResourceClass of, Centihours amount) {
        return add(account, Unit::HRS, of, amount.count());
    }
    Postings& credit(LedgerAccount account, ResourceClass of, Centihours amount) { return debit(account, of, -amount); }

    auto begin() const { return lines_.begin(); }
    auto end() const { return lines_.end(); }
    std::size_t size() const { return lines_.size(); }
    bool empty() const { return lines_.empty(); }
    const Dimensions& dimensions() const { return dimensions_; }

private:
    Postings& add(LedgerAccount account, Unit unit, ResourceClass of, std::int64_t amount) {
        if (amount != 0) lines_.push_back({account, unit, of, amount});
        return *this;
    }
    boost::container::small_vector<Posting, 6> lines_;
    Dimensions dimensions_;  ///< the same for all lines of an event so far
};

}  // namespace grandlivre
