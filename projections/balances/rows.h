#pragma once

#include <optional>
#include <vector>

#include "engine/state/account.h"
#include "projections/rows.h"

/// What an account holds, and a line for each movement.
namespace grandlivre::projection {

struct AccountRow {
    std::uint32_t version = 0;
    AccountStatus status = AccountStatus::unknown;
    Holdings holdings;
    std::optional<Cents> annual_ceiling, civic_ceiling;  ///< as last applied
    std::vector<DossierId> dossiers;
    Sequence last{};  ///< of its latest event: where its history is read from

    template <class Archive>
    friend void fields(Archive& ar, AccountRow& row) {
        archive_all(ar, row.version, row.status, row.holdings, row.annual_ceiling, row.civic_ceiling, row.dossiers,
                    row.last);
    }
};

/// A movement of one bucket and the bucket's balance after it. Its key says
/// account, sequence and posting. `recorded_at` stands first and alone is left
/// out of the digest.
struct StatementRow {
    std::int64_t recorded_at = 0;  ///< microseconds, 8 bytes big-endian
    std::uint32_t version = 0;
    Date on;
    EventKind kind{};
    RequestId request;
    LedgerAccount account{};
    std::optional<GrantId> grant;  ///< of which grant's bucket
    Unit unit{};
    std::int64_t amount = 0;  ///< more for the holder is positive; more debt too
    std::int64_t balance = 0;

    template <class Archive>
    friend void fields(Archive& ar, StatementRow& row) {
        archive_all(ar, row.version, row.on, row.kind, row.request, row.account, row.grant, row.unit, row.amount,
                    row.balance);
    }
};

void append_value(std::string& value, const StatementRow& row);
StatementRow statement_from_value(std::string_view value);
constexpr std::size_t recorded_at_bytes = 8;

RowKey statement_key(Partition partition, const UuidBytes& account, Sequence sequence, std::uint16_t posting);
Sequence sequence_of_statement_key(std::string_view key);

}  // namespace grandlivre::projection
