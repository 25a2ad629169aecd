#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/catalog.h"

namespace grandlivre {

/// What an upstream service asked, read and checked for shape.
struct Request {
    RequestId id;
    StreamId stream;
    RequestKind kind{};
    Date on;
    RequestBody body;
    /// The request as the journal keeps it: the codec's canonical bytes.
    std::vector<std::uint8_t> canonical;
};

/// Bytes that are no request: where, what stood there, what was expected.
struct Malformed {
    std::string where;
    std::string found;
    std::string expected;
    std::optional<RequestId> id;  ///< where one could be read

    std::string detail() const { return where + ": found " + found + ", expected " + expected; }
};

}  // namespace grandlivre
