#include "engine/store/write_set.h"

#include <algorithm>
#include <boost/sort/spreadsort/integer_sort.hpp>
#include <cstring>

namespace grandlivre {
namespace {

/// The table and the first 15 bytes of the key as two numbers that sort as they
/// do: most comparisons of a sort then touch no row.
struct Place {
    std::uint64_t first, second;
    const WriteSet::Write* write;
};

std::uint64_t big_endian(const unsigned char (&bytes)[16], std::size_t from) {
    std::uint64_t word;
    std::memcpy(&word, bytes + from, sizeof word);
    return __builtin_bswap64(word);
}

Place place_of(const WriteSet::Write& write) {
    unsigned char bytes[16]{static_cast<unsigned char>(write.table)};
    std::memcpy(bytes + 1, write.key.data(), std::min(write.key.size(), sizeof bytes - 1));
    return {big_endian(bytes, 0), big_endian(bytes, 8), &write};
}

/// Of places with the same first bytes.
bool before(const Place& a, const Place& b) {
    if (a.second != b.second) return a.second < b.second;
    if (const int keys = a.write->key.compare(b.write->key); keys != 0) return keys < 0;
    return a.write < b.write;
}

}  // namespace

std::vector<const WriteSet::Write*> WriteSet::in_key_order() const {
    std::vector<Place> places;
    places.reserve(writes_.size());
    for (const Write& write : writes_) places.push_back(place_of(write));
    // By digits first, which is faster than by comparisons where there are many;
    // what shares its first bytes is put in order by the rest.
    boost::sort::spreadsort::integer_sort(
        places.begin(), places.end(), [](const Place& place, unsigned bits) { return place.first >> bits; },
        [](const Place& a, const Place& b) { return a.first < b.first; });
    for (auto begin = places.begin(); begin != places.end();) {
        const auto end =
            std::find_if(begin, places.end(), [&](const Place& place) { return place.first != begin->first; });
        std::sort(begin, end, before);
        begin = end;
    }
    std::vector<const Write*> sorted;
    sorted.reserve(places.size());
    for (const Place& place : places) sorted.push_back(place.write);
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
