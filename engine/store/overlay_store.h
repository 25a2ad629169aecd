#pragma once

#include <map>
#include <shared_mutex>

#include "engine/store/store.h"

namespace grandlivre {

/// A store over another: reads see both, writes stay in memory. For dry runs. Any
/// thread.
class OverlayStore final : public Store {
public:
    OverlayStore(const Store& base, const std::vector<TableSpec>& tables) : base_(base), written_(tables.size()) {}

    std::optional<std::string> get(Table table, std::string_view key) const override;
    std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const override;
    std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const override;
    void write(const WriteSet& writes) override;

private:
    using Rows = std::map<std::string, std::optional<std::string>, std::less<>>;
    const Store& base_;
    mutable std::shared_mutex mutex_;  // guards what follows
    std::vector<Rows> written_;
};

}  // namespace grandlivre
