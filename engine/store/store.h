#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The port of what can be rebuilt: tables of ordered keys, written in atomic
/// batches. Engine state and projections each have a store of their own; the
/// journal alone is the truth, so a write is atomic and survives the process,
/// and may lose its latest batches (never parts of one) with the power.
namespace grandlivre {

class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A table's place in the list of names given at opening.
enum class Table : std::uint8_t {};

/// Writes that happen together or not at all; a later write of a key wins.
class WriteSet {
public:
    struct Write {
        Table table;
        std::string key;
        std::optional<std::string> value;  ///< nothing: remove
    };
    void put(Table table, std::string key, std::string value) {
        writes_.push_back({table, std::move(key), std::move(value)});
    }
    void remove(Table table, std::string key) { writes_.push_back({table, std::move(key), std::nullopt}); }
    const std::vector<Write>& writes() const { return writes_; }
    bool empty() const { return writes_.empty(); }
    void clear() { writes_.clear(); }

private:
    std::vector<Write> writes_;
};

/// Walks the keys of a table in byte order, from one snapshot.
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual bool valid() const = 0;
    virtual void next() = 0;
    /// Alive until next().
    virtual std::string_view key() const = 0;
    virtual std::string_view value() const = 0;
};

/// Reads may come from any thread; writes from one at a time.
class Store {
public:
    virtual ~Store() = default;
    virtual std::optional<std::string> get(Table table, std::string_view key) const = 0;
    /// Values in the order of the keys. Keys may repeat.
    virtual std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const = 0;
    /// Keys from `from` on (inclusive) that begin with `prefix`; both may be empty.
    virtual std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const = 0;
    virtual void write(const WriteSet& writes) = 0;
    /// Adds rows with ascending keys that the table does not have yet, faster
    /// than write(); all or none of one call.
    virtual void ingest(Table table, const std::vector<std::pair<std::string, std::string>>& rows) = 0;
};

}  // namespace grandlivre
