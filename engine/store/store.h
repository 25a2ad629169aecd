#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/store/write_set.h"

/// The port of what can be rebuilt: tables of ordered keys, written in atomic
/// batches. Engine state and projections each have a store of their own; the
/// journal alone is the truth, so a write is atomic and survives the process,
/// and may lose its latest batches (never parts of one) with the power.
namespace grandlivre {

class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Another process has the store open: it is whole, and nothing to rebuild.
class StoreInUse : public StoreError {
public:
    using StoreError::StoreError;
};

/// What a store is told of a table at opening.
struct TableSpec {
    /// How its rows are found: by their whole key, or only by scans of a prefix,
    /// which a filter of keys does not help.
    enum class Reads { by_key, by_scan };
    TableSpec(const char* called, Reads read = Reads::by_key) : name(called), reads(read) {}
    std::string name;
    Reads reads;
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

/// Reads may come from any thread; writes too, where they are of different rows.
class Store {
public:
    virtual ~Store() = default;
    virtual std::optional<std::string> get(Table table, std::string_view key) const = 0;
    /// Values in the order of the keys. Keys may repeat.
    virtual std::vector<std::optional<std::string>> get(Table table, const std::vector<std::string>& keys) const = 0;
    /// Keys from `from` on (inclusive) that begin with `prefix`; both may be empty.
    virtual std::unique_ptr<Cursor> scan(Table table, std::string_view prefix, std::string_view from) const = 0;
    virtual void write(const WriteSet& writes) = 0;
};

}  // namespace grandlivre
