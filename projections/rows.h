#pragma once

#include <string>
#include <utility>

#include "engine/store/archive.h"
#include "engine/store/store.h"

namespace grandlivre::projection {

/// Where folds put their rows: a batch of the live store, or runs to be sorted.
class RowSink {
public:
    virtual ~RowSink() = default;
    virtual void put(Table table, std::string key, std::string value) = 0;
};

/// The key of a thing with a UUID in its partition.
inline std::string uuid_key(Partition partition, const UuidBytes& id) {
    std::string key;
    append_key(key, number(partition));
    key.append(reinterpret_cast<const char*>(id.data()), id.size());
    return key;
}

struct UuidHash {
    std::size_t operator()(const UuidBytes& id) const { return StreamHash{}({{}, id}); }
};

}  // namespace grandlivre::projection
