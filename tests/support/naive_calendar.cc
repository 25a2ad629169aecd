#include "tests/support/naive_calendar.h"

#include <cctype>
#include <chrono>

namespace grandlivre::test::naive {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day parts_of(const std::string& day) {
    return {std::chrono::year(std::stoi(day.substr(0, 4))),
            std::chrono::month(static_cast<unsigned>(std::stoi(day.substr(5, 2)))),
            std::chrono::day(static_cast<unsigned>(std::stoi(day.substr(8, 2))))};
}

std::string padded(int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

std::string text_of(sys_days day) {
    const year_month_day parts(day);
    const int year = static_cast<int>(parts.year());
    if (year > 9999) return never;
    return padded(year, 4) + "-" + padded(static_cast<int>(static_cast<unsigned>(parts.month())), 2) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(parts.day())), 2);
}

/// Easter as the calendar's reformers counted it: the Sunday after the full moon of
/// the church, which golden number, century and epact tell.
sys_days easter(int year) {
    const int golden = year % 19 + 1, century = year / 100 + 1;
    const int skipped_leap_years = 3 * century / 4 - 12, moon_correction = (8 * century + 5) / 25 - 5;
    const int sunday = 5 * year / 4 - skipped_leap_years - 10;
    int epact = (11 * golden + 20 + moon_correction - skipped_leap_years) % 30;
    if (epact < 0) epact += 30;
    if ((epact == 25 && golden > 11) || epact == 24) ++epact;
    int full_moon = 44 - epact;  // of March
    if (full_moon < 21) full_moon += 30;
    const int day = full_moon + 7 - (sunday + full_moon) % 7;
    return sys_days(std::chrono::year(year) / std::chrono::March / 1) + std::chrono::days(day - 1);
}

bool is_holiday(const std::string& day) {
    for (const char* fixed : {"01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"})
        if (day.substr(5) == fixed) return true;
    const sys_days sunday = easter(year_of(day));
    for (const int after : {1, 39, 50})  // Easter Monday, Ascension, Whit Monday
        if (day == text_of(sunday + std::chrono::days(after))) return true;
    return false;
}

}  // namespace

int year_of(const std::string& day) { return std::stoi(day.substr(0, 4)); }

bool is_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (!std::isdigit(static_cast<unsigned char>(text[i]))) return false;
    return parts_of(text).ok() && year_of(text) >= 1;
}

bool is_working_day(const std::string& day) {
    const std::chrono::weekday weekday{sys_days(parts_of(day))};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !is_holiday(day);
}

std::string plus_days(const std::string& day, int count) {
    return day == never ? never : text_of(sys_days(parts_of(day)) + std::chrono::days(count));
}

std::string working_day_after(const std::string& day, int count) {
    std::string reached = day;
    while (count > 0 && reached != never) {
        reached = plus_days(reached, 1);
        if (reached != never && is_working_day(reached)) --count;
    }
    return reached;
}

}  // namespace grandlivre::test::naive
