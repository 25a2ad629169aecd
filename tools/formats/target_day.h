#pragma once

#include "events/values/date.h"

namespace grandlivre::tools {

/// A day on which TARGET settles: the only days that a SEPA transfer can be
/// executed on. Not the working days of French law: banks settle on 14 July, and
/// not on Good Friday.
bool is_target_day(Date day);

/// The first such day strictly after `after`.
Date next_target_day(Date after);

}  // namespace grandlivre::tools
