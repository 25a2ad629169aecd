#include "engine/store/write_set.h"

#include <algorithm>
#include <boost/endian/conversion.hpp>
#include <boost/sort/spreadsort/integer_sort.hpp>
#include <cstring>
#include <limits>

#include "events/values/invariant.h"

namespace grandlivre {
namespace {

/// The table and the first 27 bytes of the key as numbers that sort as they do:
/// nearly all comparisons of a sort then touch no row.
struct Place {
    std::uint64_t first, second, third;
    std::uint32_t fourth;
    std::uint32_t index;  ///< of the write
};

Place place_of(const WriteSet::Write& write, std::size_t index) {
    using namespace boost::endian;
    unsigned char bytes[28]{static_cast<unsigned char>(write.table)};
    std::memcpy(bytes + 1, write.key.data(), std::min(write.key.size(), sizeof bytes - 1));
    return {load_big_u64(bytes), load_big_u64(bytes + 8), load_big_u64(bytes + 16), load_big_u32(bytes + 24),
            static_cast<std::uint32_t>(index)};
}

}  // namespace

std::vector<const WriteSet::Write*> WriteSet::in_key_order() const {
    GL_INVARIANT(writes_.size() <= std::numeric_limits<std::uint32_t>::max(), "a set of {} writes", writes_.size());
    std::vector<Place> places;
    places.reserve(writes_.size());
    for (const Write& write : writes_) places.push_back(place_of(write, places.size()));
    // By digits first, which is faster than by comparisons where there are many;
    // what shares its first bytes is put in order by the rest.
    boost::sort::spreadsort::integer_sort(
        places.begin(), places.end(), [](const Place& place, unsigned bits) { return place.first >> bits; },
        [](const Place& a, const Place& b) { return a.first < b.first; });
    const auto before = [&](const Place& a, const Place& b) {
        if (a.second != b.second) return a.second < b.second;
        if (a.third != b.third) return a.third < b.third;
        if (a.fourth != b.fourth) return a.fourth < b.fourth;
        if (const int keys = writes_[a.index].key.compare(writes_[b.index].key); keys != 0) return keys < 0;
        return a.index < b.index;
    };
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end =
            std::find_if(begin, places.end(), [&](const Place& place) { return place.first != begin->first; });
        std::sort(begin, end, before);
        begin = end;
    }
    std::vector<const Write*> sorted;
    sorted.reserve(places.size());
    for (const Place& place : places) sorted.push_back(&writes_[place.index]);
    return sorted;
}

std::string_view WriteSet::keep(std::string_view text) {
    bytes_ += text.size();
    if (text.empty()) return {};
    if (text.size() > block_bytes) {
        outsize_.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
        std::memcpy(outsize_.back().get(), text.data(), text.size());
        return {outsize_.back().get(), text.size()};
    }
    if (block_bytes - used_ < text.size()) {
        if (block_ == blocks_.size()) blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_bytes));
        ++block_;
        used_ = 0;
    }
    char* const place = blocks_[block_ - 1].get() + used_;
    std::memcpy(place, text.data(), text.size());
    used_ += text.size();
    return {place, text.size()};
}

void WriteSet::clear() {
    writes_.clear();
    outsize_.clear();
    block_ = 0;
    used_ = block_bytes;
    bytes_ = 0;
}

}  // namespace grandlivre
