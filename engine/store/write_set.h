#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace grandlivre {

/// A table's place in the list of tables given at opening.
enum class Table : std::uint8_t {};

/// Writes that happen together or not at all; a later write of a key wins. Keys
/// and values are copied into large blocks: a set of a million rows is a few
/// allocations, and its rows lie in the order in which they came.
class WriteSet {
public:
    struct Write {
        Table table;
        bool removes;  ///< and then has no value
        std::string_view key, value;
    };
    WriteSet() = default;
    WriteSet(WriteSet&&) = default;
    WriteSet& operator=(WriteSet&&) = default;

    void put(Table table, std::string_view key, std::string_view value) {
        writes_.push_back({table, false, keep(key), keep(value)});
    }
    void remove(Table table, std::string_view key) { writes_.push_back({table, true, keep(key), {}}); }

    /// As they came.
    const std::vector<Write>& writes() const { return writes_; }
    /// By table, then key; writes of one key as they came.
    std::vector<const Write*> in_key_order() const;

    std::size_t size() const { return writes_.size(); }
    bool empty() const { return writes_.empty(); }
    /// Of keys and values.
    std::size_t bytes() const { return bytes_; }
    void clear();

private:
    static constexpr std::size_t block_bytes = std::size_t{1} << 20;
    std::vector<Write> writes_;
    std::vector<std::unique_ptr<char[]>> blocks_;   ///< of block_bytes each; reused after clear()
    std::vector<std::unique_ptr<char[]>> outsize_;  ///< texts that no block could hold
    std::size_t block_ = 0, used_ = block_bytes;    ///< block_ - 1 is the one in use, filled to used_
    std::size_t bytes_ = 0;

    std::string_view keep(std::string_view text);
};

}  // namespace grandlivre
