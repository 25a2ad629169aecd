#include "engine/law/conversion.h"

#include <algorithm>

namespace grandlivre {

constexpr std::int64_t centihours_per_hour = 100;

Cents convert(Centihours hours, Cents per_hour) {
    const std::int64_t hundredfold = (per_hour * hours.count()).count();
    GL_INVARIANT(hundredfold % centihours_per_hour == 0, "{} centihours at {} cents an hour are no whole cents",
                 hours.count(), per_hour.count());
    return Cents(hundredfold / centihours_per_hour);
}

Centihours whole_hours_within(Centihours available, Cents room, Cents per_hour) {
    GL_INVARIANT(per_hour > Cents(), "a rate of {} cents an hour", per_hour.count());
    const std::int64_t there = available.count() / centihours_per_hour;
    const std::int64_t fitting = room.count() / per_hour.count();
    return hours(std::max<std::int64_t>(0, std::min(there, fitting)));
}

}  // namespace grandlivre
