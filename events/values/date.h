#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace grandlivre {

/// Civil date of Europe/Paris, civil year, and a duration in days.
using Date = std::chrono::sys_days;
using Year = std::chrono::year;
using Days = std::chrono::days;

constexpr Date date(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}
constexpr Year year_of(Date date) { return std::chrono::year_month_day(date).year(); }
constexpr Year year(int number) { return Year(number); }

/// `2019-11-21`; nothing for any other text and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(Date date);

/// The dates that a ledger takes: from 0001-01-01 to 9999-12-31.
bool in_calendar(Date date);

}  // namespace grandlivre
