#pragma once

#include <vector>

#include "engine/store/store.h"

/// The list of the projections' tables. A projection is a folder with its rows, its
/// fold and its reads, and its tables here. Keys begin with the partition, so that
/// partitions never meet in a table.
namespace grandlivre::projection {

namespace table {
constexpr Table meta{0};
constexpr Table accounts{1}, statements{2};         ///< balances/
constexpr Table dossiers{3};                        ///< dossiers/
constexpr Table ledger{4};                          ///< funds/
constexpr Table counts{5};                          ///< counts/
constexpr Table books{7}, clocks{11};               ///< clocks/
constexpr Table quarters{10};                       ///< quarters/
constexpr Table funders{6}, providers{8}, runs{9};  ///< streams/
}  // namespace table

inline const std::vector<TableSpec> tables{"meta",     "accounts", {"statements", TableSpec::Reads::by_scan},
                                           "dossiers", "ledger",   "counts",
                                           "funders",  "books",    "providers",
                                           "runs",     "quarters", "clocks"};

/// Tables whose rows are the projections' contents: what the digest is taken of.
inline const std::vector<Table> content_tables{table::accounts, table::statements, table::dossiers, table::ledger,
                                               table::counts,   table::funders,    table::books,    table::providers,
                                               table::runs,     table::quarters,   table::clocks};

}  // namespace grandlivre::projection
