#pragma once

#include "events/codec/record.h"

namespace grandlivre {

/// The event of a record, as it was before it got its place.
Event event_of(const wire::Record& record);

}  // namespace grandlivre
