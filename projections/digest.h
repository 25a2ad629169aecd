#pragma once

#include <map>
#include <string>

#include "engine/log/log.h"
#include "engine/store/store.h"

namespace grandlivre::projection {

/// A sum of hashes modulo 2^256, big-endian: the same whatever the order.
class RowDigest {
public:
    void add(const Hash& hash);
    const Hash& sum() const { return sum_; }
    bool operator==(const RowDigest&) const = default;

private:
    Hash sum_{};
};

/// The logical contents of projections, row by row: for each table the sum of
/// SHA-256(table ‖ 0 ‖ key ‖ 0 ‖ row), `recorded_at` left out; and of all tables.
/// It does not depend on batches, files, restarts or the order of partitions.
struct ContentDigest {
    std::map<std::string, RowDigest> tables;
    RowDigest all;
    std::uint64_t rows = 0;
    bool operator==(const ContentDigest&) const = default;
};

/// Reads every row of the store back.
ContentDigest digest(const Store& store);

}  // namespace grandlivre::projection
