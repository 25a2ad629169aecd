#pragma once

#include "engine/runtime/archive_state.h"
#include "projections/rows.h"

/// Funders, providers and payment runs as their streams left them.
namespace grandlivre::projection {

template <class State>
struct StreamRow {
    State state;                ///< the engine's own, by the same apply
    std::uint32_t version = 0;  ///< of the stream
    Sequence last{};            ///< its latest event

    template <class Archive>
    friend void fields(Archive& ar, StreamRow& row) {
        archive_all(ar, row.state, row.version, row.last);
    }
};

}  // namespace grandlivre::projection
