#pragma once

#include <fmt/format.h>

#include "engine/store/store.h"

namespace grandlivre {

/// What ingest() asks of its rows, in every store. Throws StoreError.
inline void check_ascending(const std::vector<std::pair<std::string, std::string>>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i - 1].first >= rows[i].first)
            throw StoreError(fmt::format("ingest: the key of row {} does not come after the one before", i));
}

}  // namespace grandlivre
