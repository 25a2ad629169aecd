#include "engine/store/overlay_store.h"

#include <algorithm>
#include <mutex>

namespace grandlivre {
namespace {

/// Rows copied out of both: a dry run is small where it writes, and a scan of it
/// reads few rows.
class MergedCursor final : public Cursor {
public:
    MergedCursor(std::unique_ptr<Cursor> base, std::map<std::string, std::optional<std::string>> written)
        : base_(std::move(base)), written_(std::move(written)), place_(written_.begin()) {
        skip_removed();
    }
    bool valid() const override { return base_->valid() || place_ != written_.end(); }
    std::string_view key() const override { return from_written() ? std::string_view(place_->first) : base_->key(); }
    std::string_view value() const override {
        return from_written() ? std::string_view(*place_->second) : base_->value();
    }
    void next() override {
        step();
        skip_removed();
    }

private:
    std::unique_ptr<Cursor> base_;
    std::map<std::string, std::optional<std::string>> written_;
    std::map<std::string, std::optional<std::string>>::iterator place_;

    bool from_written() const { return place_ != written_.end() && (!base_->valid() || place_->first <= base_->key()); }
    void step() {
        if (!from_written()) return base_->next();
        if (base_->valid() && base_->key() == place_->first) base_->next();
        ++place_;
    }
    void skip_removed() {
        while (from_written() && !place_->second) step();
    }
};

}  // namespace

std::optional<std::string> OverlayStore::get(Table table, std::string_view key) const {
    const std::shared_lock lock(mutex_);
    const Rows& rows = written_.at(static_cast<std::size_t>(table));
    if (const auto found = rows.find(key); found != rows.end()) return found->second;
    return base_.get(table, key);
}

std::vector<std::optional<std::string>> OverlayStore::get(Table table, const std::vector<std::string>& keys) const {
    auto values = base_.get(table, keys);
    const std::shared_lock lock(mutex_);
    const Rows& rows = written_.at(static_cast<std::size_t>(table));
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (const auto found = rows.find(keys[i]); found != rows.end()) values[i] = found->second;
    return values;
}

std::unique_ptr<Cursor> OverlayStore::scan(Table table, std::string_view prefix, std::string_view from) const {
    const std::shared_lock lock(mutex_);
    const Rows& rows = written_.at(static_cast<std::size_t>(table));
    std::map<std::string, std::optional<std::string>> range;
    for (auto row = rows.lower_bound(std::max(prefix, from)); row != rows.end() && row->first.starts_with(prefix);
         ++row)
        range.insert(*row);
    return std::make_unique<MergedCursor>(base_.scan(table, prefix, from), std::move(range));
}

void OverlayStore::write(const WriteSet& writes) {
    const std::unique_lock lock(mutex_);
    for (const auto& write : writes.writes())
        written_.at(static_cast<std::size_t>(write.table))[std::string(write.key)] =
            write.removes ? std::nullopt : std::optional<std::string>(write.value);
}

}  // namespace grandlivre
