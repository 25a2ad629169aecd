#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/catalog.h"

namespace grandlivre {

/// Books never mix: every event sums to zero in each, per unit.
enum class Book : std::uint8_t { rights, money, commitments };

/// A line of the chart of accounts (events/chart.toml).
struct LedgerAccountInfo {
    LedgerAccount account{};
    std::string name;  ///< `annual:available`
    Book book{};
    std::string pcg;  ///< number of the French general chart
    std::string label;
};

/// Every ledger account, in the order of the schema's enum.
std::span<const LedgerAccountInfo> chart();
const LedgerAccountInfo& info(LedgerAccount account);

std::string_view to_text(Book book);
std::string_view to_text(Unit unit);

/// The two halves of what a holder has: in euros by bucket, in hours by kind.
struct EuroAccounts {
    LedgerAccount available, reserved;
    ResourceClass resource_class;
};
/// `bucket` is annual, dif or cec.
EuroAccounts accounts_of(Bucket bucket);
struct HourAccounts {
    LedgerAccount available, reserved, source;
    ResourceClass resource_class;
};
HourAccounts accounts_of(HourKind kind);
LedgerAccount source_of(Bucket bucket);

class Postings;
/// Whether the lines sum to zero per book and unit.
bool balanced(const Postings& postings);

}  // namespace grandlivre
