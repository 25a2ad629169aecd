#pragma once

#include <string>

/// The calendar that the rules count by, computed here once more. Days are texts: they
/// sort as days do.
namespace grandlivre::test::naive {

/// After every day that can be written: a deadline there never comes.
inline const std::string never = "~";

int year_of(const std::string& day);
bool is_day(const std::string& text);

/// Monday to Friday and no national holiday.
bool is_working_day(const std::string& day);

/// Calendar days later.
std::string plus_days(const std::string& day, int count);

/// The `count`-th working day after a day.
std::string working_day_after(const std::string& day, int count);

}  // namespace grandlivre::test::naive
