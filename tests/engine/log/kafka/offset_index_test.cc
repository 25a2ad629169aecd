#include "engine/log/kafka/offset_index.h"

#include <doctest/doctest.h>

namespace grandlivre::test {

TEST_CASE("an index knows the nearest place before a sequence, by partition") {
    kafka::OffsetIndex index;
    const Partition partition{3};
    const auto before = [&](std::uint64_t sequence, Partition of) { return index.before({of, Sequence{sequence}}); };
    CHECK(before(7, partition).offset == 0);  // the beginning is always known
    index.learn({partition, Sequence{5'000}}, 5'100);
    index.learn({partition, Sequence{5'500}}, 5'610);  // near a known one: not kept
    index.learn({partition, Sequence{9'000}}, 9'300);
    index.learn({Partition{4}, Sequence{5'200}}, 7'000);
    CHECK(before(4'999, partition).sequence == Sequence{0});
    CHECK(before(5'000, partition).offset == 5'100);
    CHECK(before(8'999, partition).sequence == Sequence{5'000});
    CHECK(before(20'000, partition).offset == 9'300);
    CHECK(before(20'000, Partition{4}).offset == 7'000);
    CHECK(before(20'000, Partition{5}).offset == 0);
}

}  // namespace grandlivre::test
