#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/codec/record.h"
#include "events/posting.h"
#include "events/values/siret.h"
#include "tools/formats/sink.h"

/// The FEC, the file of accounting entries that the tax administration asks for (LPF
/// L47 A, A47 A-1 and the order of 2013-07-29): the money book of one fiscal year, which
/// is a civil year. 18 columns with a header, tabs between them, amounts with a comma,
/// dates AAAAMMJJ, ASCII; the entries in the order in which they were booked, numbered
/// from 1 without a gap, and before them the balances brought forward.
///
/// Two passes over the same records: FecOpening learns what the years before leave,
/// FecWriter writes. A year that is not closed may still get entries.
namespace grandlivre::tools {

/// SIREN, `FEC` and the closing date: `732829320FEC20251231.txt`.
std::string fec_file_name(Siren siren, Year year);

/// The account, and the account of the subsidiary ledger.
struct FecAccount {
    std::string number, label, auxiliary_number, auxiliary_label;
    auto operator<=>(const FecAccount&) const = default;
};

/// Balances at the beginning of a year: by account, and of funders' and providers'
/// accounts by funder and provider; holders' would be as many as holders. What earlier
/// years earned and spent, and no closing has moved to the reserve yet, is one figure:
/// no account of classes 6 and 7 begins a year with a balance.
class FecOpening {
public:
    explicit FecOpening(Year year) : year_(year) {}

    /// Each record, of whatever year, in any order.
    void add(const wire::Record& record);

    Year year() const { return year_; }
    Date first_day() const { return date(static_cast<int>(year_), 1, 1); }
    /// Accounts with a balance, by number; a debit is positive.
    std::map<FecAccount, Cents> balances() const;
    /// The result of earlier years: 120 where they leave money, 129 where they lack some.
    FecAccount result_account() const;
    FecAccount account_of(const wire::Record& record, const wire::Posting& line) const;
    /// The day on which the year's first entry was booked; nothing if it has none.
    std::optional<Date> first_booked() const { return first_booked_; }
    /// Partitions on which the year is closed.
    std::size_t closed_partitions() const { return closed_.size(); }

private:
    /// A ledger account, and the SIREN or SIRET of its subsidiary ledger; 0: none.
    using Key = std::pair<LedgerAccount, std::uint64_t>;

    Year year_;
    std::map<Key, Cents> sums_;
    std::map<Siret, std::string> names_;  ///< of registered providers
    std::optional<Date> first_booked_;
    std::set<std::uint16_t> closed_;

    FecAccount account_of(const Key& key) const;
    std::string provider_label(Siret provider) const;
    Cents result() const;
};

struct FecTotals {
    std::uint64_t entries = 0, lines = 0;
    Cents debit, credit;
};

class FecWriter {
public:
    /// Writes the header and the opening entry.
    FecWriter(const FecOpening& opening, Sink sink);

    /// Records in the order of the merged journal, of whatever year.
    void add(const wire::Record& record);
    FecTotals end();

private:
    /// What the lines of an entry share.
    struct Entry;
    struct Line;

    const FecOpening& opening_;
    SinkBuffer out_;
    FecTotals totals_;

    void write_opening();
    std::vector<Line> lines_of(const wire::Record& record) const;
    void write_line(const Entry& entry, const FecAccount& account, const std::string& label, Cents amount);
};

}  // namespace grandlivre::tools
