#pragma once

#include "engine/store/archive.h"
#include "engine/store/row_key.h"
#include "engine/store/store.h"

namespace grandlivre::projection {

/// The key of a thing with a UUID in its partition.
inline RowKey uuid_key(Partition partition, const UuidBytes& id) { return RowKey(partition).id(id); }

inline UuidBytes uuid_of_key(std::string_view key) {
    UuidBytes id;
    std::memcpy(id.data(), key.substr(sizeof(std::uint16_t)).data(), id.size());
    return id;
}

struct UuidHash {
    std::size_t operator()(const UuidBytes& id) const { return StreamHash{}({{}, id}); }
};

}  // namespace grandlivre::projection
