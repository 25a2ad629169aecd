#include "engine/log/partitioner.h"

#include <doctest/doctest.h>

#include <cstdint>

namespace grandlivre::test {

TEST_CASE("keys go where Java's Kafka clients put them") {
    struct Row {
        const char* key;
        std::int32_t hash;
    };
    // Kafka, clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java: testMurmur2
    for (const Row& row : {Row{"21", -973932308}, Row{"foobar", -790332482},
                           Row{"a-little-bit-long-string", -985981536}, Row{"a-little-bit-longer-string", -1486304829},
                           Row{"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971}, Row{"abc", 479470107}}) {
        CAPTURE(row.key);
        // BuiltInPartitioner: toPositive(murmur2(key)) % partitions
        const auto positive = static_cast<std::uint32_t>(row.hash) & 0x7fffffffu;
        for (const std::uint16_t partitions : {std::uint16_t{1}, std::uint16_t{2}, std::uint16_t{8}, std::uint16_t{32},
                                               std::uint16_t{97}, std::uint16_t{65535}})
            CHECK(number(partition_of_key(row.key, partitions)) == positive % partitions);
    }
}

TEST_CASE("a stream goes by its text, whatever its kind") {
    const AccountId account = *AccountId::parse("0a1b2c3d-4e5f-6789-abcd-ef0123456789");
    StreamId provider{StreamKind::provider, {}};
    provider.key[15] = 7;
    for (const StreamId& stream : {StreamId::account(account), StreamId{StreamKind::run, account.bytes}, provider})
        CHECK(partition_of(stream, 97) == partition_of_key(to_text(stream), 97));
    CHECK(partition_of(StreamId::account(account), 97) ==
          partition_of_key("account:0a1b2c3d-4e5f-6789-abcd-ef0123456789", 97));
}

TEST_CASE("a partition's clock lies on the partition itself") {
    for (const std::uint16_t p : {std::uint16_t{0}, std::uint16_t{5}, std::uint16_t{300}})
        CHECK(partition_of(StreamId::clock(Partition{p}), 8) == Partition{p});
}

}  // namespace grandlivre::test
