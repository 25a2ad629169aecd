#pragma once

#include "engine/runtime/archive_state.h"
#include "projections/rows.h"

/// What funders were asked for, gave, and have to come back.
namespace grandlivre::projection {

struct FunderRow {
    Funder funder;

    template <class Archive>
    friend void fields(Archive& ar, FunderRow& row) {
        archive_all(ar, row.funder);
    }
};

}  // namespace grandlivre::projection
