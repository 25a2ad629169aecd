#include "tools/formats/target_day.h"

#include "engine/law/calendar.h"

namespace grandlivre::tools {
namespace {

/// European Central Bank, "Long-term calendar for TARGET closing days", 14 December 2000, since 2002.
constexpr std::chrono::month_day fixed_closing_days[] = {
    std::chrono::January / 1,    // new year
    std::chrono::May / 1,        // labour
    std::chrono::December / 25,  // Christmas
    std::chrono::December / 26,
};

constexpr Days good_friday{-2};
constexpr Days easter_monday{1};

}  // namespace

bool is_target_day(Date day) {
    const std::chrono::weekday weekday(day);
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    const std::chrono::year_month_day civil(day);
    for (const auto& closing : fixed_closing_days)
        if (closing == std::chrono::month_day(civil.month(), civil.day())) return false;
    const Days after_easter = day - easter_sunday(civil.year());
    return after_easter != good_friday && after_easter != easter_monday;
}

Date next_target_day(Date after) {
    Date day = after + Days(1);
    while (!is_target_day(day)) day += Days(1);
    return day;
}

}  // namespace grandlivre::tools
