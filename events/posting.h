#pragma once

#include <boost/container/small_vector.hpp>

#include "events/catalog.h"

namespace grandlivre {

/// What a line can be read by, beside its account.
struct Dimensions {
    std::optional<DossierId> dossier;
    std::optional<Siret> provider;
    std::optional<Siren> funder;
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
    std::uint16_t dimensions = 0;  ///< place in the event's list, from 1; 0: none

    bool operator==(const Posting&) const = default;
};

/// The lines of one event. Lines of nothing are left out.
class Postings {
public:
    Postings() = default;
    explicit Postings(const Dimensions& dimensions) { of(dimensions); }

    /// Lines that follow have these dimensions.
    Postings& of(const Dimensions& dimensions) {
        current_ = 0;
        if (dimensions.empty()) return *this;
        for (std::size_t i = 0; i < dimensions_.size() && current_ == 0; ++i)
            if (dimensions_[i] == dimensions) current_ = static_cast<std::uint16_t>(i + 1);
        if (current_ != 0) return *this;
        dimensions_.push_back(dimensions);
        current_ = static_cast<std::uint16_t>(dimensions_.size());
        return *this;
    }
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
    const auto& dimensions() const { return dimensions_; }
    /// Of one line of these.
    const Dimensions& dimensions(const Posting& line) const {
        static const Dimensions none;
        return line.dimensions == 0 ? none : dimensions_[line.dimensions - 1u];
    }

private:
    Postings& add(LedgerAccount account, Unit unit, ResourceClass of, std::int64_t amount) {
        if (amount != 0) lines_.push_back({account, unit, of, amount, current_});
        return *this;
    }
    boost::container::small_vector<Posting, 6> lines_;
    boost::container::small_vector<Dimensions, 1> dimensions_;
    std::uint16_t current_ = 0;
};

}  // namespace grandlivre
