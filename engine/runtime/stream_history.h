#pragma once

#include "engine/log/log.h"

namespace grandlivre {

/// The records of one stream up to `last`, its refusals included, oldest first: each
/// names the one before it. One look-up a record: for one stream, not for all.
RecordBuffer stream_history(const Log& log, Position last);

}  // namespace grandlivre
