#pragma once

#include <array>
#include <cstdint>

#include "engine/state/small.h"
#include "events/outcome.h"
#include "events/posting.h"

namespace grandlivre {

/// What an account holds, and nothing but the sum of its postings: the engine
/// decides on it, and the balances projection shows it.
struct Holdings {
    struct Part {
        std::int64_t available = 0, reserved = 0;
        bool operator==(const Part&) const = default;

        template <class Archive>
        friend void fields(Archive& ar, Part& part) {
            archive_all(ar, part.available, part.reserved);
        }
    };
    std::array<Part, 4> hour_parts;  ///< centihours by HourKind
    std::array<Part, 3> euro_parts;  ///< cents by Bucket: annual, dif, cec
    Cents debited, forfeited, debt;
    SmallMap<GrantId, Part> grants;
    Cents credit_note;  ///< the holder's own money, kept for a later training

    bool operator==(const Holdings&) const = default;

    template <class Archive>
    friend void fields(Archive& ar, Holdings& holdings) {
        archive_all(ar, holdings.hour_parts, holdings.euro_parts, holdings.debited, holdings.forfeited, holdings.debt,
                    holdings.grants, holdings.credit_note);
    }

    Centihours available(HourKind kind) const { return Centihours(hour_parts[place(kind)].available); }
    Centihours reserved(HourKind kind) const { return Centihours(hour_parts[place(kind)].reserved); }
    Cents available(Bucket bucket) const { return Cents(euro_parts[place(bucket)].available); }
    Cents reserved(Bucket bucket) const { return Cents(euro_parts[place(bucket)].reserved); }
    /// Available and reserved together.
    Cents held(Bucket bucket) const { return available(bucket) + reserved(bucket); }
    Centihours held(HourKind kind) const { return available(kind) + reserved(kind); }

    Part grant(const GrantId& id) const {
        const auto found = grants.find(id);
        return found == grants.end() ? Part{} : found->second;
    }

    /// Books one line; `grant` is its dimension. Throws BrokenInvariant if a part falls
    /// below zero.
    void post(LedgerAccount account, Unit unit, ResourceClass resource_class, std::int64_t amount,
              const std::optional<GrantId>& grant);

    static constexpr std::size_t place(HourKind kind) { return static_cast<std::size_t>(kind); }
    static constexpr std::size_t place(Bucket bucket) { return static_cast<std::size_t>(bucket); }
};

inline constexpr std::array hour_kinds{HourKind::cpf, HourKind::dif, HourKind::cec, HourKind::public_};
/// Hours that the migration of 2019 converts, in its order.
inline constexpr std::array migrated_kinds{HourKind::cpf, HourKind::dif, HourKind::cec};
inline constexpr std::array euro_buckets{Bucket::annual, Bucket::dif, Bucket::cec};

/// The totals that outcomes show.
Balance balance_of(const Holdings& holdings);

}  // namespace grandlivre
