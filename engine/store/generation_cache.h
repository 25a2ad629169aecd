#pragma once

#include <tsl/robin_map.h>

#include <boost/container/deque.hpp>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

namespace grandlivre {

/// Values in memory over a store, written back now and then. Two generations bound
/// it: when the young one is full and everything is written back it becomes the
/// old one, and what was not used since the last time is forgotten. What find()
/// and keep() gave stays where it is until then. One thread.
template <class Key, class Value, class Hash>
class GenerationCache {
public:
    /// Nothing if it is not in memory.
    Value* find(const Key& key) {
        if (last_ && Equal()(last_key_, key)) return last_;  // records of one stream often follow one another
        last_key_ = key;
        if (const auto found = young_.places.find(key); found != young_.places.end()) return last_ = found->second;
        last_ = nullptr;
        const auto older = old_.places.find(key);
        if (older == old_.places.end()) return nullptr;
        Kept& moved = *older->second;
        last_ = young_.add(std::move(moved));
        moved.changed = false;
        old_.places.erase(older);
        return last_;
    }

    Value& keep(const Key& key, Value value) {
        last_key_ = key;
        return *(last_ = young_.add(Kept(key, std::move(value))));
    }

    /// Must be written back before it may be forgotten. `value` is one of ours.
    void mark_changed(Value& value) { changed_ += !std::exchange(static_cast<Kept&>(value).changed, true); }
    std::size_t changed() const { return changed_; }

    /// Calls `write(key, value)` for what has changed, then takes it as written.
    template <class Write>
    void write_back(Write write) {
        if (changed_ != 0)
            for (Generation* generation : {&young_, &old_})
                for (Kept& kept : generation->values)
                    if (std::exchange(kept.changed, false)) write(std::as_const(kept.key), kept);
        changed_ = 0;
    }

    /// Forgets the old generation if the young one is full. With nothing changed only.
    void age(std::size_t most) {
        if (young_.places.size() <= most / 2) return;
        old_ = std::exchange(young_, Generation());
        last_ = nullptr;
    }

private:
    /// Where a key is nothing but bytes they are compared in place; the comparison of
    /// an array calls a function.
    struct Equal {
        bool operator()(const Key& a, const Key& b) const {
            if constexpr (std::has_unique_object_representations_v<Key>)
                return std::memcmp(&a, &b, sizeof(Key)) == 0;
            else
                return a == b;
        }
    };
    struct Kept : Value {
        Kept(const Key& of, Value&& value) : Value(std::move(value)), key(of) {}
        Key key;
        bool changed = false;
    };
    /// Values lie together in the order in which they came, and never move.
    struct Generation {
        using Blocks = boost::container::deque_options<boost::container::block_size<256u>>::type;
        tsl::robin_map<Key, Kept*, Hash, Equal> places;
        boost::container::deque<Kept, void, Blocks> values;

        Kept* add(Kept&& kept) {
            values.push_back(std::move(kept));
            return places.insert_or_assign(values.back().key, &values.back()).first.value();
        }
    };
    Generation young_, old_;
    std::size_t changed_ = 0;
    Kept* last_ = nullptr;
    Key last_key_{};  ///< of last_, which is seldom in the processor's cache
};

}  // namespace grandlivre
