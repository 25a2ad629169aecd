#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/proof/books_sums.h"
#include "events/codec/record.h"

/// Whether the books agree across streams. A decision balances by itself when it is
/// made; what it means for another stream is booked there by another decision, and
/// nothing but a sum over all of the journal shows that both were. The figures come from
/// the journal's records alone, in memory that grows with funders and providers, not
/// with holders.
namespace grandlivre {

/// One equation over the whole journal.
struct BooksLine {
    std::string name;  ///< `invoices accepted = payables opened`
    std::int64_t left = 0, right = 0;
    /// Whether it holds, for every funder or provider; nothing where it holds at rest
    /// alone and relays are in flight.
    std::optional<bool> holds;
    std::vector<std::string> where;  ///< the first places, funders or providers where it does not
};

class BooksCheck {
public:
    /// Every record of the journal: each partition's in order, one partition before, after
    /// or between another.
    void add(const wire::Record& record);

    /// Relays that were sent and are not decided.
    std::int64_t in_flight() const;
    std::vector<BooksLine> lines() const;

private:
    LedgerSums sums_;

    void add_lines(const wire::Record& record);
    void add_line(const wire::Record& record, const wire::Posting& line);
    void add_relays(const wire::Record& record);
    void add_event(const wire::Record& record);
};

/// The equations, of sums over a whole journal.
std::vector<BooksLine> books_lines(const LedgerSums& sums);
std::int64_t relays_in_flight(const LedgerSums& sums);

/// At most so many places are named where a line does not hold.
constexpr std::size_t most_places = 20;

}  // namespace grandlivre
