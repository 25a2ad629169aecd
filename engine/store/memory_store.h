#pragma once

#include <map>
#include <shared_mutex>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace grandlivre {

/// The store of tests and dry runs. A scan copies the rows that it will walk.
/// Any thread.
class MemoryStore final : public Store {
public:
    explicit MemoryStore(const std::vector<TableSpec>& tables) : tables_(tables.size()) {}

    std::optional<std::string> get(Table table, std::string_view key) const override;
    std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const override;
    std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const override;
    void write(const WriteSet& writes) override;

private:
    using Rows = std::map<std::string, std::string, std::less<>>;
    const Rows& rows_of(Table table) const;
    Rows& rows_of(Table table);

    mutable std::shared_mutex mutex_;
    std::vector<Rows> tables_;
};

}  // namespace grandlivre
