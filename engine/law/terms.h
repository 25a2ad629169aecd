#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "common_generated.h"
#include "engine/law/ratio.h"
#include "engine/law/rounding.h"
#include "events/values/centihours.h"
#include "events/values/cents.h"
#include "events/values/date.h"

/// What the entries of the rule book say: one struct for each shape of rule.
/// Keys of the book are these names with their unit (`base` is `base_cents`).
namespace grandlivre {

/// A rule whose entry only carries its article.
struct NoTerms {};

/// Yearly credit of employees: the base from `full_from` of full time on, below
/// that the base in proportion (CT R6323-1).
struct EmployeeCredit {
    Cents base;
    Ratio full_from;
    std::int64_t reference_hours;
    std::int64_t reference_days;
    Year first_year;  // first civil year of work that is credited
    Rounding rounding;
};

/// The base of employees with an increased credit.
struct IncreasedCredit {
    Cents base;
};

/// The same amount whatever the time worked.
struct FlatCredit {
    Cents base;
    Year first_year;
};

/// Proportional to the months of exercise out of `months`.
struct SelfEmployedCredit {
    Cents base;
    std::int64_t months;
    Year first_year;
    Rounding rounding;
};

/// Yearly credit of public agents, in hours.
struct PublicCredit {
    Centihours base;
    Centihours increased;
    Year first_year;
    Rounding rounding;
    std::int64_t reference_hours;
    std::int64_t reference_days;
};

/// The ceiling of inscribed rights, and what counts as inscribed.
struct AnnualCeiling {
    Cents ceiling;
    Cents increased;
    bool counts_dif;
    bool counts_reserved;
};

struct HourCeilings {
    Centihours ceiling;
    Centihours increased;
};

/// One civic activity: its smallest and largest credit, and the ceiling of all.
struct CivicCredit {
    Cents minimum;
    Cents maximum;
    Cents ceiling;
};

/// Rights of the hours era: the counter's ceiling, and which years or days of
/// declaration are taken.
struct HoursCredit {
    Centihours ceiling;
    bool counts_converted;  // hours converted before still fill the ceiling
    std::optional<Year> first_year;
    std::optional<Year> last_year;
    std::optional<Date> last_day;
};

/// Hours of one kind into euros of one bucket.
struct ConversionRate {
    Cents per_hour;
    bool inside_ceiling;  // bound by the room under the annual ceiling
    bool whole_hours;     // only whole hours convert
    wire::Bucket bucket;
};

/// The day from which accounts are kept in euros.
struct Migration {
    Date on;
};

/// Dossiers managed in hours: their movements are in euros from one day on, and
/// they are closed from another.
struct HourDossiers {
    Date euros_from;
    Date closed_from;
};

/// What a holder owes: withheld at once from these buckets in this order, then
/// from whatever becomes available in those of `pays_from`.
struct DebtRecovery {
    std::vector<wire::Bucket> withheld_from;
    std::vector<wire::Bucket> pays_from;

    bool pays(wire::Bucket bucket) const {
        return std::find(pays_from.begin(), pays_from.end(), bucket) != pays_from.end();
    }
};

/// The order in which buckets are debited.
struct DebitOrder {
    std::vector<wire::Bucket> order;
};

}  // namespace grandlivre
