#pragma once

#include <optional>
#include <vector>

#include "projections/balances/rows.h"
#include "projections/counts/fold.h"
#include "projections/dossiers/rows.h"
#include "projections/funders/rows.h"
#include "projections/funds/fold.h"

/// Typed answers out of a projections' store. Each says which records it reflects.
namespace grandlivre::projection {

/// Of a ledger with that many partitions.
struct Reader {
    const Store& store;
    std::uint16_t partitions;

    struct AccountAnswer {
        AccountRow row;
        Position position;  ///< of the last record reflected
    };
    std::optional<AccountAnswer> account(const AccountId& id) const;

    struct StatementLine {
        Position position;
        StatementRow row;
    };
    std::vector<StatementLine> statement(const AccountId& id) const;

    struct DossierAnswer {
        DossierRow row;
        Position position;
    };
    std::optional<DossierAnswer> dossier(const DossierId& id) const;

    struct FunderAnswer {
        Funder funder;
        Position position;
    };
    std::optional<FunderAnswer> funder(Siren siren) const;

    struct LedgerTotal {
        LedgerAccount account;
        Unit unit;
        LedgerRow total;
    };
    /// By account of the chart, then unit; accounts without movements are left out.
    std::vector<LedgerTotal> trial_balance() const;
    std::vector<std::pair<CountKey, std::uint64_t>> counts() const;
    std::uint64_t rows(Table table) const;

    /// Texts of the rule books that the first partition adopted, the latest last: every
    /// partition has the same.
    std::vector<std::string> rule_books() const;

    /// The last record of each partition that is reflected, `0:918,1:77`.
    std::string cut() const;

private:
    Position reflected(Partition partition) const;
};

}  // namespace grandlivre::projection
