#include "engine/log/dry_run_log.h"

#include "engine/log/memory_log.h"
#include "tests/engine/log/conformance.h"

namespace grandlivre::test {

TEST_CASE("a dry run takes relays of its base first, then its own, and leaves the base as it was") {
    using Texts = std::vector<std::string>;
    MemoryLog base;
    create(base, 2);
    Batch batch = batch_after(base.head(Partition{0}), 0, {});
    batch.forwarded = {message_to(1, "a"), message_to(1, "b"), message_to(1, "c")};
    base.append({&batch, 1});
    batch = batch_after(base.head(Partition{1}), 1, {});
    batch.consumed.relays = 1;
    base.append({&batch, 1});

    DryRunLog dry(&base);
    CHECK(waiting(dry, 1) == Texts{"1 to:1 b", "2 to:1 c"});
    batch = batch_after(dry.head(Partition{1}), 1, {"decides one"});
    batch.consumed.relays = 2;
    batch.forwarded = {message_to(1, "d"), message_to(0, "e")};
    dry.append({&batch, 1});
    CHECK(waiting(dry, 1) == Texts{"2 to:1 c", "3 to:1 d"});
    CHECK(waiting(dry, 0) == Texts{"0 to:0 e"});
    CHECK(waiting(base, 1) == Texts{"1 to:1 b", "2 to:1 c"});
    CHECK(waiting(base, 0) == Texts{});
}

TEST_CASE("a dry run over nothing has queues, too") {
    DryRunLog dry(nullptr);
    create(dry, 1);
    Batch batch = batch_after(dry.head(Partition{0}), 0, {});
    batch.forwarded = {message_to(0, "a")};
    dry.append({&batch, 1});
    CHECK(waiting(dry, 0) == std::vector<std::string>{"0 to:0 a"});
}

}  // namespace grandlivre::test
