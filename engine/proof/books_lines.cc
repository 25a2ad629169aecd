#include <fmt/format.h>

#include <algorithm>

#include "engine/proof/books.h"

namespace grandlivre {
namespace {

/// What is the same by law of the books. `at_rest`: its two sides are booked by two
/// decisions, with a relay between them.
template <class Sums>
struct Equation {
    const char* name;
    bool at_rest;
    std::int64_t (*left)(const Sums&);
    std::int64_t (*right)(const Sums&);
};

using Of = const FunderSums&;
constexpr Equation<FunderSums> of_funders[] = {
    {"funders: received + recovered = suspense + called in part + grants + refundable + refunded + forfeited + "
     "paid for top-ups",
     true, [](Of f) { return (f.received + f.recovered).count(); },
     [](Of f) {
         // Liabilities and rights are credits: their balances are below zero.
         const Cents credits = f.suspense + f.called_in_part + f.refundable + f.grants_available + f.grants_reserved +
                               f.grants_used + f.grants_forfeited;
         return (f.refunded + f.top_ups_paid - credits).count();
     }},
    {"funder:funds = grants available + reserved", true, [](Of f) { return (-f.funds).count(); },
     [](Of f) { return (-(f.grants_available + f.grants_reserved)).count(); }},
    {"call lines funded = grants booked + refused", true, [](Of f) { return f.lines_funded.count(); },
     [](Of f) { return (f.granted + f.lines_refused).count(); }},
    {"top-ups debited = receivables raised", true, [](Of f) { return f.top_ups_debited.count(); },
     [](Of f) { return f.top_ups_owed.count(); }},
    {"recovered shares of funders: sent = booked", true, [](Of f) { return f.shares_sent.count(); },
     [](Of f) { return f.recovered.count(); }},
    {"relay:clearing = 0, by funder", true, [](Of f) { return f.clearing.count(); }, [](Of) { return 0L; }},
};

using By = const ProviderSums&;
constexpr Equation<ProviderSums> of_providers[] = {
    {"relay:clearing = 0, by provider", true, [](By p) { return p.clearing.count(); }, [](By) { return 0L; }},
    {"recovered shares of holders: sent = booked", true, [](By p) { return p.holder_shares_sent.count(); },
     [](By p) { return p.holder_shares_booked.count(); }},
    {"invoices accepted = payables opened", true, [](By p) { return p.invoiced.count(); },
     [](By p) { return p.opened.count(); }},
    {"transfers issued = added to runs", true, [](By p) { return p.transfers; }, [](By p) { return p.run_transfers; }},
    {"cents of transfers issued = added to runs", true, [](By p) { return p.transferred.count(); },
     [](By p) { return p.run_cents.count(); }},
    {"dossiers of payments = transferred + withheld", false, [](By p) { return p.items.count(); },
     [](By p) { return (p.transferred + p.withheld).count(); }},
    {"provider:accrued = due by settlements - invoiced", false, [](By p) { return (-p.accrued).count(); },
     [](By p) { return (p.due - p.invoiced).count(); }},
    {"provider:payable = opened - paid or offset + bounced or returned", false,
     [](By p) { return (-p.payable).count(); },
     [](By p) { return (p.opened - p.transferred - p.withheld + p.bounced + p.returned + p.withheld_again).count(); }},
    {"provider:in_transit = issued - settled - bounced", false, [](By p) { return (-p.in_transit).count(); },
     [](By p) { return (p.transferred - p.settled - p.bounced).count(); }},
    {"provider:undue = claimed - paid back - withheld", false, [](By p) { return p.undue.count(); },
     [](By p) { return (p.claimed - p.paid_back - p.withheld + p.withheld_again).count(); }},
};

using In = const LedgerSums&;
constexpr Equation<LedgerSums> of_ledger[] = {
    {"relay:clearing = 0", true, [](In l) { return l.clearing.count(); }, [](In) { return 0L; }},
    {"dossiers paid by providers' streams = marked paid", true, [](In l) { return l.paid; },
     [](In l) { return l.marked_paid; }},
    {"dossiers reopened by providers' streams = marked reopened", true, [](In l) { return l.reopened; },
     [](In l) { return l.marked_reopened; }},
    {"fund:owed = shares of France compétences - deducted", false, [](In l) { return (-l.owed).count(); },
     [](In l) { return (l.owed_shares - l.deducted).count(); }},
};

/// Whether a line holds, as far as that can be said.
std::optional<bool> verdict(bool holds, bool at_rest, bool in_flight) {
    if (at_rest && in_flight) return std::nullopt;
    return holds;
}

template <class Sums>
BooksLine line_of(const Equation<Sums>& equation, const Sums& sums, bool in_flight) {
    const std::int64_t left = equation.left(sums), right = equation.right(sums);
    return {equation.name, left, right, verdict(left == right, equation.at_rest, in_flight), {}};
}

/// For all, and for each.
template <class Key, class Sums>
BooksLine line_of(const Equation<Sums>& equation, const std::map<Key, Sums>& all, bool in_flight) {
    Cents left, right;
    std::vector<std::string> where;
    bool holds = true;
    for (const auto& [key, sums] : all) {
        const Cents here(equation.left(sums)), there(equation.right(sums));
        left += here;
        right += there;
        if (here == there) continue;
        holds = false;
        if (where.size() < most_places)
            where.push_back(fmt::format("{}: {} and {}", to_text(key), here.count(), there.count()));
    }
    const auto said = verdict(holds, equation.at_rest, in_flight);
    if (!said) where.clear();
    return {equation.name, left.count(), right.count(), said, std::move(where)};
}

BooksLine balanced_line(const LedgerSums& sums) {
    BooksLine line{
        "events = events that balance in each book and unit", sums.events, sums.balanced, sums.unbalanced.empty(), {}};
    for (const Position& position : sums.unbalanced) line.where.push_back(to_text(position));
    return line;
}

std::vector<BooksLine> trial_lines(const LedgerSums& sums) {
    std::vector<BooksLine> lines;
    for (const auto& [of, total] : sums.books)
        lines.push_back({fmt::format("{} {}: debits = credits", to_text(of.first), to_text(of.second)),
                         total.debit.count(),
                         total.credit.count(),
                         total.debit == total.credit,
                         {}});
    return lines;
}

/// More that were decided than sent are no matter of time.
BooksLine relays_line(const LedgerSums& sums) {
    BooksLine line{"relays: sent = decided", 0, 0, true, {}};
    for (const auto& [kind, count] : sums.relays) {
        line.left += count.sent;
        line.right += count.decided;
        if (count.decided > count.sent) line.holds = false;
        if (count.decided != count.sent)
            line.where.push_back(
                fmt::format("{}: {} and {}", wire::EnumNameRequestBody(kind), count.sent, count.decided));
    }
    if (*line.holds && relays_in_flight(sums) > 0) line.holds.reset();
    return line;
}

}  // namespace

std::int64_t relays_in_flight(const LedgerSums& sums) {
    std::int64_t count = 0;
    for (const auto& [kind, relays] : sums.relays) count += std::max<std::int64_t>(0, relays.sent - relays.decided);
    return count;
}

std::vector<BooksLine> books_lines(const LedgerSums& sums) {
    const bool in_flight = relays_in_flight(sums) > 0;
    std::vector<BooksLine> lines{balanced_line(sums)};
    for (BooksLine& line : trial_lines(sums)) lines.push_back(std::move(line));
    lines.push_back(relays_line(sums));
    for (const auto& equation : of_ledger) lines.push_back(line_of(equation, sums, in_flight));
    for (const auto& equation : of_funders) lines.push_back(line_of(equation, sums.funders, in_flight));
    for (const auto& equation : of_providers) lines.push_back(line_of(equation, sums.providers, in_flight));
    return lines;
}

}  // namespace grandlivre
