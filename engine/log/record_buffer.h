#pragma once

#include <boost/container/vector.hpp>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace grandlivre {

/// Many byte strings in one allocation, each aligned to 8 as FlatBuffers need.
class RecordBuffer {
public:
    void append(std::span<const std::uint8_t> bytes) {
        const std::size_t begin = words_.size();
        const std::size_t words = (bytes.size() + 7) / 8;
        words_.resize(begin + words, boost::container::default_init);
        if (words > 0) words_.back() = 0;  // what fills the last word
        if (!bytes.empty()) std::memcpy(words_.data() + begin, bytes.data(), bytes.size());
        entries_.push_back({begin, bytes.size()});
    }

    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }
    std::size_t bytes() const { return words_.size() * 8; }

    /// Alive until the next append.
    std::span<const std::uint8_t> operator[](std::size_t index) const {
        const Entry& entry = entries_[index];
        return {reinterpret_cast<const std::uint8_t*>(words_.data() + entry.begin), entry.size};
    }

    void pop_back() {
        words_.resize(entries_.back().begin);
        entries_.pop_back();
    }

    void clear() {
        words_.clear();
        entries_.clear();
    }

private:
    struct Entry {
        std::size_t begin, size;
    };
    boost::container::vector<std::uint64_t> words_;
    std::vector<Entry> entries_;
};

}  // namespace grandlivre
