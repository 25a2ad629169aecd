#include "engine/log/merged_journal.h"

#include <doctest/doctest.h>

#include "tests/support/booked_ledger.h"

namespace grandlivre::test {
namespace {

using Place = std::tuple<std::int64_t, std::uint16_t, std::uint64_t>;

std::vector<Place> places(const Log& log, std::span<const Sequence> ends) {
    std::vector<Place> list;
    MergedJournal journal(log, ends);
    while (const wire::Record* record = journal.next())
        list.emplace_back(record->header()->recorded_at(), record->header()->partition(), record->header()->sequence());
    CHECK(journal.next() == nullptr);
    return list;
}

}  // namespace

TEST_CASE("all records come once, by time, then partition, then sequence") {
    BookedLedger books(3);
    for (int account = 1; account <= 12; ++account) books.open(account, 1000);
    const auto list = places(books.ledger.log(), ends_of(books.ledger.log()));
    CHECK(list.size() == books.ledger.records());
    CHECK(std::ranges::is_sorted(list));
    CHECK(std::ranges::adjacent_find(list) == list.end());
}

TEST_CASE("what is appended after the cut is not seen") {
    BookedLedger books(3);
    for (int account = 1; account <= 6; ++account) books.open(account, 0);
    const auto ends = ends_of(books.ledger.log());
    const auto before = places(books.ledger.log(), ends);
    for (int account = 7; account <= 12; ++account) books.open(account, 0);
    CHECK(places(books.ledger.log(), ends) == before);
    CHECK(places(books.ledger.log(), ends_of(books.ledger.log())).size() == books.ledger.records());
}

TEST_CASE("a partition that ends before the cut is an error, and names the place") {
    BookedLedger books(1);
    std::vector<Sequence> ends = ends_of(books.ledger.log());
    const Position missing{Partition{0}, ends[0]};
    ends[0] = next(ends[0]);
    try {
        places(books.ledger.log(), ends);
        FAIL("read what is not there");
    } catch (const CorruptRecord& error) {
        CHECK(error.position() == missing);
    }
}

}  // namespace grandlivre::test
