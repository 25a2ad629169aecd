#include "engine/store/generation_cache.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>

namespace grandlivre::test {
namespace {

struct Number {
    int is = 0;
};
using Cache = GenerationCache<int, Number, std::hash<int>>;

std::map<int, int> written_back(Cache& cache) {
    std::map<int, int> written;
    cache.write_back([&](int key, const Number& number) { written[key] = number.is; });
    return written;
}

}  // namespace

TEST_CASE("a value in memory is found by its own key only, whatever was asked for before") {
    Cache cache;
    CHECK(cache.find(0) == nullptr);
    cache.keep(1, {10});
    CHECK(cache.find(2) == nullptr);
    CHECK(cache.find(2) == nullptr);
    REQUIRE(cache.find(1) != nullptr);
    CHECK(cache.find(1)->is == 10);
    cache.keep(2, {20});
    CHECK(cache.find(1)->is == 10);
    CHECK(cache.find(2)->is == 20);
}

TEST_CASE("what changed is written back once, and what was not used since the last ageing is forgotten") {
    Cache cache;
    for (int key = 0; key < 10; ++key) cache.keep(key, {key});
    for (const int key : {3, 7}) {
        cache.find(key)->is += 100;
        cache.mark_changed(*cache.find(key));
    }
    CHECK(cache.changed() == 2);
    CHECK(written_back(cache) == std::map<int, int>{{3, 103}, {7, 107}});
    CHECK(written_back(cache).empty());

    cache.age(4);
    REQUIRE(cache.find(7) != nullptr);  // young again
    CHECK(cache.find(7)->is == 107);
    for (int key = 20; key < 24; ++key) cache.keep(key, {key});
    cache.age(4);
    CHECK(cache.find(7) != nullptr);
    CHECK(cache.find(3) == nullptr);
    CHECK(cache.find(21) != nullptr);
}

}  // namespace grandlivre::test
