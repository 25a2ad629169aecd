#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <string>
#include <vector>

#include "events/catalog.h"

namespace grandlivre {

/// Totals of an account after a decision.
struct Balance {
    struct Hours {
        HourKind kind{};
        Centihours available, reserved;
        bool operator==(const Hours&) const = default;
    };
    Cents available, reserved, debited, forfeited, debt;
    boost::container::small_vector<Hours, 4> hours;  ///< kinds that hold something

    bool operator==(const Balance&) const = default;
};

/// Totals of a funder after a decision: of grants booked, top-ups used and not yet
/// paid, receipts without a call, what goes back, contributions.
struct FunderTotals {
    Cents granted, receivable, suspense, refundable, contributed;
    bool operator==(const FunderTotals&) const = default;

    template <class Archive>
    friend void fields(Archive& ar, FunderTotals& totals) {
        archive_all(ar, totals.granted, totals.receivable, totals.suspense, totals.refundable, totals.contributed);
    }
};

/// Totals of a provider after a decision.
struct ProviderTotals {
    Cents payable, in_transit, paid, undue;
    bool operator==(const ProviderTotals&) const = default;

    template <class Archive>
    friend void fields(Archive& ar, ProviderTotals& totals) {
        archive_all(ar, totals.payable, totals.in_transit, totals.paid, totals.undue);
    }
};

/// What a stream holds after a decision, by its kind.
using Totals = std::variant<Balance, FunderTotals, ProviderTotals>;

struct EventReference {
    EventKind kind{};
    StreamId stream;
    std::uint32_t version = 0;
    Position position;
    bool operator==(const EventReference&) const = default;
};

/// The answer to one request. Nothing else tells a caller what became of it.
struct Outcome {
    std::optional<RequestId> id;  ///< nothing where none could be read
    bool accepted = false;
    bool duplicate = false;
    std::optional<std::uint64_t> line;  ///< of the file, for malformed input
    std::optional<Position> position;   ///< nothing for malformed and id_reused
    std::optional<Reason> reason;
    std::string detail;
    boost::container::small_vector<EventReference, 3> events;
    struct InPartition {
        Position position;
        std::uint64_t fired = 0;
        bool operator==(const InPartition&) const = default;
    };
    std::vector<InPartition> partitions;
    std::optional<Totals> balance;
    std::vector<RequestId> relays;  ///< sent to other streams by the decision

    bool operator==(const Outcome&) const = default;
};

/// One answer out of those of every partition: accepted if all are, else the last
/// refusal; a duplicate if all are.
Outcome merged(const std::vector<Outcome>& answers);

}  // namespace grandlivre
