#pragma once

#include <tsl/robin_map.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace grandlivre {

/// Values in memory over a store, written back now and then. Two generations bound
/// it: when the young one is full and everything is written back it becomes the
/// old one, and what was not used since the last time is forgotten. Values stay
/// where they are until then. One thread.
template <class Key, class Value, class Hash>
class GenerationCache {
public:
    /// Nothing if it is not in memory.
    Value* find(const Key& key) {
        if (const auto found = young_.find(key); found != young_.end()) return found->second->value.get();
        const auto found = old_.find(key);
        if (found == old_.end()) return nullptr;
        auto kept = std::move(found.value());
        old_.erase(found);
        return young_.insert_or_assign(key, std::move(kept)).first.value()->value.get();
    }

    Value& keep(const Key& key, Value value) {
        auto kept = std::make_unique<Kept>();
        kept->value = std::make_unique<Value>(std::move(value));
        return *young_.insert_or_assign(key, std::move(kept)).first.value()->value;
    }

    /// Takes a new value in place of one in memory. The old one is given back.
    void replace(const Key& key, std::unique_ptr<Value>& value) {
        Kept& kept = *young_.find(key).value();
        kept.value.swap(value);
        changed_ += !std::exchange(kept.changed, true);
    }

    /// Must be written back before it may be forgotten. `value` is one of ours.
    void mark_changed(const Key& key) {
        Kept& kept = *young_.find(key).value();
        changed_ += !std::exchange(kept.changed, true);
    }
    std::size_t changed() const { return changed_; }

    /// Calls `write(key, value)` for what has changed, then takes it as written.
    template <class Write>
    void write_back(Write write) {
        if (changed_ != 0)
            for (Generation* generation : {&young_, &old_})
                for (auto kept = generation->begin(); kept != generation->end(); ++kept)
                    if (std::exchange(kept.value()->changed, false)) write(kept->first, *kept.value()->value);
        changed_ = 0;
    }

    /// Forgets the old generation if the young one is full. With nothing changed only.
    void age(std::size_t most) {
        if (young_.size() <= most / 2) return;
        old_ = std::move(young_);
        young_ = Generation();
    }

private:
    struct Kept {
        std::unique_ptr<Value> value;
        bool changed = false;
    };
    using Generation = tsl::robin_map<Key, std::unique_ptr<Kept>, Hash>;
    Generation young_, old_;
    std::size_t changed_ = 0;
};

}  // namespace grandlivre
