#pragma once

#include <map>

#include "projections/catalog.h"
#include "projections/journal_event.h"
#include "projections/rows.h"

/// How many records, events of each kind, decisions of each kind and reason.
namespace grandlivre::projection {

/// What is counted: an event of a kind, or a decision on a kind of request.
struct CountKey {
    enum class Of : std::uint8_t { event, accepted, rejected, relays_sent, relays_decided } of{};
    EventKind event{};
    RequestKind request{};
    Reason reason{};
    auto operator<=>(const CountKey&) const = default;
};

RowKey count_key(Partition partition, const CountKey& key);
CountKey count_key_from(std::string_view key);

/// Counts of one partition: few, so all stay in memory. One thread.
class CountsFold {
public:
    CountsFold(Partition partition, const Store* store);
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);

private:
    Partition partition_;
    std::map<CountKey, std::uint64_t> counts_;

    void count_relays(const JournalEvent& event);
};

}  // namespace grandlivre::projection
