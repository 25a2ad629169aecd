#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "projections/balances/rows.h"
#include "projections/clocks/fold.h"
#include "projections/counts/fold.h"
#include "projections/dossiers/rows.h"
#include "projections/funds/fold.h"
#include "projections/quarters/fold.h"
#include "projections/streams/rows.h"

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

    struct ProviderAnswer {
        Provider provider;
        std::uint32_t version;      ///< of its stream
        Sequence last;              ///< the latest event of it
        std::optional<Date> clock;  ///< of its partition
        Position position;
    };
    std::optional<ProviderAnswer> provider(Siret siret) const;
    /// Calls with each provider and its state, partition by partition.
    void each_provider(const std::function<void(Siret, const Provider&)>& take) const;

    struct RunAnswer {
        Run run;
        Position position;
    };
    std::optional<RunAnswer> run(const RunId& id) const;
    /// Calls with each run that is wanted.
    void each_run(const std::function<bool(const RunId&)>& wanted,
                  const std::function<void(const RunId&, const Run&)>& take) const;

    struct LedgerTotal {
        LedgerAccount account;
        Unit unit;
        LedgerRow total;
    };
    /// By account of the chart, then unit; accounts without movements are left out.
    std::vector<LedgerTotal> trial_balance() const;
    /// The same by more dimensions: `kept` blanks those that do not matter, and rows that
    /// come to be the same are added up.
    std::map<LedgerKey, LedgerRow> ledger_totals(const std::function<LedgerKey(const LedgerKey&)>& kept) const;
    /// Of all partitions.
    std::map<Quarter, QuarterRow> quarters() const;
    std::vector<std::pair<CountKey, std::uint64_t>> counts() const;
    std::uint64_t rows(Table table) const;

    /// Texts of the rule books that the first partition adopted, the latest last: every
    /// partition has the same.
    std::vector<std::string> rule_books() const;

    /// The date of a partition's clock, and the fiscal year that is closed with all before.
    std::optional<Date> clock(Partition partition) const;
    std::optional<Year> closed_year(Partition partition) const;

    /// The last record of each partition that is reflected, `0:918,1:77`.
    std::string cut() const;

private:
    Position reflected(Partition partition) const;
};

}  // namespace grandlivre::projection
