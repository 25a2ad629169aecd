#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "events/catalog.h"

namespace grandlivre::test {

/// Where random tests start: GRANDLIVRE_SEED, or a fixed number. Tests print it.
std::uint64_t seed();

/// Number of cases of a random test: the environment variable `name`, or `usual`.
std::uint64_t cases(const char* name, std::uint64_t usual);

using Random = std::mt19937_64;

/// Below `limit`, the same on every machine (the standard's distributions are not).
inline std::uint64_t below(Random& random, std::uint64_t limit) { return random() % limit; }

/// A request of a kind in JSON, made from the schema alone: each field has a value
/// that it takes, edge values among them; optional ones are there, absent, or
/// given as null, false, 0 or "". Fields come in any order.
std::string random_request(RequestKind kind, Random& random);

/// All kinds of the catalog that services send.
std::vector<RequestKind> request_kinds();

}  // namespace grandlivre::test
