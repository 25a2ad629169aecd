#pragma once

#include "events/values/date.h"

namespace grandlivre {

/// The eleven national holidays (CT L3133-1), applied alike to every year of the
/// Gregorian calendar; local ones (Alsace-Moselle, overseas) are not among them.
bool is_holiday(Date day);

/// Monday to Friday and no national holiday.
bool is_working_day(Date day);

/// The last day of "n working days from `from`": the n-th working day after it;
/// `from` itself when n is 0.
Date nth_working_day_after(Date from, int n);

/// Easter Sunday of a year of the Gregorian calendar.
Date easter_sunday(Year year);

}  // namespace grandlivre
