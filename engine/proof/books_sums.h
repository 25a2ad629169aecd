#pragma once

#include <array>
#include <map>
#include <vector>

#include "events/catalog.h"
#include "events/chart.h"

/// What the books check adds up. Each sum comes from one kind of stream, so that two of
/// them that agree were booked by two decisions. Balances are sums of lines, a debit
/// positive; all else is what events say of themselves.
namespace grandlivre {

struct FunderSums {
    // The funder's own stream.
    Cents received;                                     ///< from the bank: into calls, into suspense, for top-ups
    Cents recovered;                                    ///< shares that were booked
    Cents refunded;                                     ///< back to the funder
    Cents top_ups_paid;                                 ///< of `received`
    Cents top_ups_owed;                                 ///< receivables raised
    Cents lines_funded;                                 ///< of calls
    Cents lines_refused;                                ///< by their accounts
    Cents funds, suspense, called_in_part, refundable;  ///< balances
    // Accounts' streams.
    Cents granted;                                                           ///< lines that became grants
    Cents top_ups_debited;                                                   ///< by settlements
    Cents grants_available, grants_reserved, grants_used, grants_forfeited;  ///< balances
    // Providers' streams.
    Cents shares_sent;
    // All of them.
    Cents clearing;  ///< balance of the lines that name the funder
};

struct ProviderSums {
    // Accounts' streams.
    Cents due;                   ///< by settlements
    Cents invoiced;              ///< of it
    Cents holder_shares_booked;  ///< recovered, for holders
    // The provider's own stream.
    Cents opened;       ///< payables
    Cents transferred;  ///< issued, net
    Cents withheld;     ///< on claims, when it was issued or offset
    Cents items;        ///< dossiers that transfers and offsets name
    Cents settled;
    Cents bounced;         ///< rejected, or returned before it was settled
    Cents returned;        ///< after it was settled
    Cents withheld_again;  ///< no more, for the transfer bounced or returned: owed again
    Cents claimed, paid_back;
    Cents holder_shares_sent;
    std::int64_t transfers = 0;
    Cents payable, in_transit, undue;  ///< balances
    // Runs' streams.
    std::int64_t run_transfers = 0;
    Cents run_cents;
    // More than one.
    Cents accrued;   ///< balance, of accounts' streams
    Cents clearing;  ///< balance of the lines that name the provider and no funder
};

struct RelayCount {
    std::int64_t sent = 0, decided = 0;
};

/// A book's lines in one unit.
struct BookTotal {
    Cents debit, credit;  ///< or centihours: whatever the unit is
};

struct LedgerSums {
    std::int64_t events = 0;           ///< with lines
    std::int64_t balanced = 0;         ///< of them
    std::vector<Position> unbalanced;  ///< the first of them
    std::map<std::pair<Book, Unit>, BookTotal> books;
    std::map<RequestKind, RelayCount> relays;
    Cents clearing, owed;  ///< balances
    Cents owed_shares;     ///< France compétences' shares of recovered money
    Cents deducted;        ///< that it kept of its contributions
    // Dossiers that providers' streams paid and reopened, and that accounts' streams marked.
    std::int64_t paid = 0, marked_paid = 0, reopened = 0, marked_reopened = 0;
    std::map<Siren, FunderSums> funders;
    std::map<Siret, ProviderSums> providers;
};

}  // namespace grandlivre
