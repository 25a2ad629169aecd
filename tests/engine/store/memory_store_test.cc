#include "engine/store/memory_store.h"

#include "tests/engine/store/conformance.h"

namespace grandlivre::test {
namespace {

class MemoryUnderTest final : public StoreUnderTest {
public:
    Store& store() override { return store_; }
    bool reopen() override { return false; }

private:
    MemoryStore store_{{"one", "two"}};
};

}  // namespace

TEST_CASE("the memory store is a store") {
    store_conformance([] { return std::make_unique<MemoryUnderTest>(); });
}

}  // namespace grandlivre::test
