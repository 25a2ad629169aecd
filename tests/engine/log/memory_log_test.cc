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

TEST_CASE("the memory log keeps the answers, for tests to look at") {
    MemoryLog log;
    create(log, 2);
    Batch batch = batch_after(log.head(Partition{1}), 1, {"record"});
    Outcome accepted;
    accepted.accepted = true;
    batch.answers.push_back({accepted, StreamId::clock(Partition{1}), {Encoding::json, "7"}});
    log.append({&batch, 1});
    CHECK(log.answers(Partition{0}).empty());
    CHECK((log.answers(Partition{1}) == batch.answers));
}

}  // namespace grandlivre::test
