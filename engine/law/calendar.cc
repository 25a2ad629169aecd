#include "engine/law/calendar.h"

#include "events/values/invariant.h"

namespace grandlivre {
namespace {

constexpr std::chrono::month_day fixed_holidays[] = {
    std::chrono::January / 1,    // new year
    std::chrono::May / 1,        // labour
    std::chrono::May / 8,        // victory of 1945
    std::chrono::July / 14,      // national day
    std::chrono::August / 15,    // Assumption
    std::chrono::November / 1,   // All Saints
    std::chrono::November / 11,  // armistice of 1918
    std::chrono::December / 25,  // Christmas
};

constexpr Days easter_monday{1};
constexpr Days ascension{39};
constexpr Days whit_monday{50};

}  // namespace

/// "To find Easter", Nature 13 (20 April 1876), p. 487. The paper's steps, with
/// names for its letters; integer divisions only, no table and no exception.
Date easter_sunday(Year year) {
    const int number = static_cast<int>(year);
    const int golden = number % 19;
    const int century = number / 100;
    const int in_century = number % 100;
    const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    const int late_moon = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int day_of_march = epact + to_sunday - 7 * late_moon + 22;
    return Date(year / std::chrono::March / 1) + Days(day_of_march - 1);
}

bool is_holiday(Date day) {
    const std::chrono::year_month_day civil(day);
    const std::chrono::month_day in_year(civil.month(), civil.day());
    for (const auto& holiday : fixed_holidays)
        if (holiday == in_year) return true;
    const Days after_easter = day - easter_sunday(civil.year());
    return after_easter == easter_monday || after_easter == ascension || after_easter == whit_monday;
}

bool is_working_day(Date day) {
    const std::chrono::weekday weekday(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !is_holiday(day);
}

Date nth_working_day_after(Date from, int n) {
    GL_INVARIANT(n >= 0, "{} working days", n);
    Date day = from;
    while (n > 0) {
        day += Days(1);
        if (is_working_day(day)) --n;
    }
    return day;
}

}  // namespace grandlivre
