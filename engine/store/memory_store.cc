#include "engine/store/memory_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace grandlivre {
namespace {

class MemoryCursor final : public Cursor {
public:
    explicit MemoryCursor(std::vector<std::pair<std::string, std::string>> rows) : rows_(std::move(rows)) {}
    bool valid() const override { return at_ < rows_.size(); }
    void next() override { ++at_; }
    std::string_view key() const override { return rows_[at_].first; }
    std::string_view value() const override { return rows_[at_].second; }

private:
    const std::vector<std::pair<std::string, std::string>> rows_;
    std::size_t at_ = 0;
};

}  // namespace

const MemoryStore::Rows& MemoryStore::rows_of(Table table) const {
    const auto index = static_cast<std::size_t>(table);
    if (index >= tables_.size()) throw StoreError(fmt::format("table {} of {}", index, tables_.size()));
    return tables_[index];
}

MemoryStore::Rows& MemoryStore::rows_of(Table table) {
    return const_cast<Rows&>(static_cast<const MemoryStore&>(*this).rows_of(table));
}

std::optional<std::string> MemoryStore::get(Table table, std::string_view key) const {
    const std::shared_lock lock(mutex_);
    const Rows& rows = rows_of(table);
    const auto row = rows.find(key);
    return row == rows.end() ? std::nullopt : std::optional(row->second);
}

std::vector<std::optional<std::string>> MemoryStore::get(Table table, const std::vector<std::string>& keys) const {
    const std::shared_lock lock(mutex_);
    const Rows& rows = rows_of(table);
    std::vector<std::optional<std::string>> values;
    values.reserve(keys.size());
    for (const std::string& key : keys) {
        const auto row = rows.find(key);
        values.push_back(row == rows.end() ? std::nullopt : std::optional(row->second));
    }
    return values;
}

std::unique_ptr<Cursor> MemoryStore::scan(Table table, std::string_view prefix, std::string_view from) const {
    const std::shared_lock lock(mutex_);
    const Rows& rows = rows_of(table);
    std::vector<std::pair<std::string, std::string>> found;
    for (auto row = rows.lower_bound(std::max(prefix, from)); row != rows.end() && row->first.starts_with(prefix);
         ++row)
        found.emplace_back(*row);
    return std::make_unique<MemoryCursor>(std::move(found));
}

void MemoryStore::write(const WriteSet& writes) {
    const std::unique_lock lock(mutex_);
    for (const auto& write : writes.writes()) rows_of(write.table);  // all tables exist, before the first write
    for (const auto& write : writes.writes()) {
        if (write.removes)
            rows_of(write.table).erase(std::string(write.key));
        else
            rows_of(write.table).insert_or_assign(std::string(write.key), std::string(write.value));
    }
}

}  // namespace grandlivre
