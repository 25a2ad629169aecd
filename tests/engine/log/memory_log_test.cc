#include "engine/log/memory_log.h"

#include "tests/engine/log/conformance.h"

namespace grandlivre::test {
namespace {

class MemoryUnderTest final : public LogUnderTest {
public:
    Log& log() override { return log_; }
    bool reopen() override { return false; }

private:
    MemoryLog log_;
};

}  // namespace

TEST_CASE("the memory log is a log") {
    log_conformance([] { return std::make_unique<MemoryUnderTest>(); });
}

TEST_CASE("the memory log keeps the outcomes, for tests to look at") {
    MemoryLog log;
    create(log, 2);
    Batch batch = batch_after(log.head(Partition{1}), 1, {"record"});
    batch.outcomes.append(bytes("accepted"));
    batch.outcomes.append(bytes("duplicate"));
    log.append({&batch, 1});
    CHECK(log.outcomes(Partition{0}).empty());
    REQUIRE(log.outcomes(Partition{1}).size() == 2);
    CHECK(text(log.outcomes(Partition{1})[0]) == "accepted");
    CHECK(text(log.outcomes(Partition{1})[1]) == "duplicate");
}

}  // namespace grandlivre::test
