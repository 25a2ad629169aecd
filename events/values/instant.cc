#include "events/values/instant.h"

#include <fmt/format.h>

#include "events/values/date.h"

namespace grandlivre {

std::string to_text(Instant instant) {
    const Date day = std::chrono::floor<Days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_text(day), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

}  // namespace grandlivre
