#pragma once

#include "events/values/centihours.h"
#include "events/values/cents.h"

namespace grandlivre {

/// Hours as euros, exactly: at 15 € an hour a centihour is 15 cents (decree
/// 2018-1153, CT D6323-44). Stops on a product that is no whole cent.
Cents convert(Centihours hours, Cents per_hour);

/// As many whole hours of those available as their euros fit the room (CT R6323-43).
Centihours whole_hours_within(Centihours available, Cents room, Cents per_hour);

}  // namespace grandlivre
