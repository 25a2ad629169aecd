#include "engine/proof/chain.h"

#include <doctest/doctest.h>

#include <string_view>

namespace grandlivre::test {
namespace {

std::span<const std::uint8_t> bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

TEST_CASE("a head is the SHA-256 of the head before and the record") {
    // (head -c 32 /dev/zero; printf abc) | sha256sum
    const Hash first = extend({}, bytes("abc"));
    CHECK(to_hex(first) == "365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370");
    // the same, of that digest's 32 bytes and "def"
    CHECK(to_hex(extend(first, bytes("def"))) == "532f0131db1635cb105c9753e41e7908599aa4dd144658c92e50b60113ad993a");
    // head -c 32 /dev/zero | sha256sum
    CHECK(to_hex(extend({}, {})) == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
}

TEST_CASE("a context is as good the second time") {
    Chain chain;
    const Hash once = chain.extend({}, bytes("abc"));
    chain.extend(once, bytes("between"));
    CHECK(chain.extend({}, bytes("abc")) == once);
    CHECK(extend({}, bytes("abc")) == once);
}

TEST_CASE("hex has two digits a byte") {
    Hash hash{};
    hash[0] = 0x0f;
    hash[31] = 0xa0;
    CHECK(to_hex(hash) == "0f000000000000000000000000000000000000000000000000000000000000a0");
}

}  // namespace grandlivre::test
