#pragma once

#include <map>

#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// What the manager of the account reports each quarter (CT R6333-9), by the quarter of
/// the business date: dossiers financed and given up, who paid them, and how
/// commitments and cash moved.
namespace grandlivre::projection {

struct Quarter {
    std::int16_t year = 0;
    std::uint8_t number = 1;  ///< 1 to 4

    auto operator<=>(const Quarter&) const = default;
};
Quarter quarter_of(Date on);

struct QuarterRow {
    std::uint64_t accepted = 0;   ///< orders concluded: the gross count
    std::uint64_t cancelled = 0;  ///< of those concluded in any quarter: gross less these is the net count
    std::uint64_t validated = 0;  ///< services
    Cents price, cancelled_price;
    std::array<Cents, 7> by_source{};        ///< of the price, by SplitSource
    std::array<Cents, 11> by_top_up{};       ///< of the top-ups, by TopUpKind
    std::int64_t commitments = 0, cash = 0;  ///< how they moved, in cents

    void add(const QuarterRow& other);

    template <class Archive>
    friend void fields(Archive& ar, QuarterRow& row) {
        archive_all(ar, row.accepted, row.cancelled, row.validated, row.price, row.cancelled_price, row.by_source,
                    row.by_top_up, row.commitments, row.cash);
    }
};

RowKey quarter_key(Partition partition, const Quarter& quarter);
Quarter quarter_from(std::string_view key);

/// Quarters of one partition: few, so all stay in memory. One thread.
class QuartersFold {
public:
    QuartersFold(Partition partition, const Store* store);
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);

private:
    Partition partition_;
    std::map<Quarter, QuarterRow> quarters_;

    void accept(const wire::RightsReserved& event, QuarterRow& row);
    void settle(const wire::Settlement& settlement, QuarterRow& row);
};

}  // namespace grandlivre::projection
