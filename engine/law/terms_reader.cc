#include "engine/law/terms_reader.h"

namespace grandlivre {
namespace {

using wire::Bucket;

constexpr Rounding cent_roundings[] = {Rounding::cent_up, Rounding::cent_half_up};
constexpr Rounding hour_roundings[] = {Rounding::hour_half_up};
constexpr Bucket ordinary[] = {Bucket::annual, Bucket::dif};
constexpr Bucket own_rights[] = {Bucket::annual, Bucket::dif, Bucket::cec};

constexpr std::int64_t centihours_per_hour = 100;

}  // namespace

void read_terms(EntryReader&, NoTerms&) {}

void read_terms(EntryReader& entry, EmployeeCredit& terms) {
    terms = {.base = entry.cents("base_cents"),
             .full_from = entry.share("full_from"),
             .reference_hours = entry.count("reference_hours"),
             .reference_days = entry.count("reference_days"),
             .first_year = entry.year("first_year"),
             .rounding = entry.rounding("rounding", cent_roundings)};
}

void read_terms(EntryReader& entry, IncreasedCredit& terms) { terms = {.base = entry.cents("base_cents")}; }

void read_terms(EntryReader& entry, FlatCredit& terms) {
    terms = {.base = entry.cents("base_cents"), .first_year = entry.year("first_year")};
}

void read_terms(EntryReader& entry, SelfEmployedCredit& terms) {
    terms = {.base = entry.cents("base_cents"),
             .months = entry.count("months"),
             .first_year = entry.year("first_year"),
             .rounding = entry.rounding("rounding", cent_roundings)};
}

void read_terms(EntryReader& entry, PublicCredit& terms) {
    terms = {.base = entry.centihours("base_centihours"),
             .increased = entry.centihours("increased_centihours"),
             .first_year = entry.year("first_year"),
             .rounding = entry.rounding("rounding", hour_roundings),
             .reference_hours = entry.count("reference_hours"),
             .reference_days = entry.count("reference_days")};
    if (terms.increased < terms.base) entry.fault("increased_centihours is below base_centihours");
}

void read_terms(EntryReader& entry, AnnualCeiling& terms) {
    terms = {.ceiling = entry.cents("ceiling_cents"),
             .increased = entry.cents("increased_cents"),
             .counts_dif = entry.flag("counts_dif"),
             .counts_reserved = entry.flag("counts_reserved")};
    if (terms.increased < terms.ceiling) entry.fault("increased_cents is below ceiling_cents");
}

void read_terms(EntryReader& entry, HourCeilings& terms) {
    terms = {.ceiling = entry.centihours("ceiling_centihours"), .increased = entry.centihours("increased_centihours")};
    if (terms.increased < terms.ceiling) entry.fault("increased_centihours is below ceiling_centihours");
}

void read_terms(EntryReader& entry, CivicCredit& terms) {
    terms = {.minimum = entry.cents("minimum_cents"),
             .maximum = entry.cents("maximum_cents"),
             .ceiling = entry.cents("ceiling_cents")};
    if (terms.maximum < terms.minimum) entry.fault("maximum_cents is below minimum_cents");
}

void read_terms(EntryReader& entry, HoursCredit& terms) {
    terms = {.ceiling = entry.centihours("ceiling_centihours"),
             .counts_converted = entry.flag("counts_converted"),
             .first_year = entry.optional_year("first_year"),
             .last_year = entry.optional_year("last_year"),
             .last_day = entry.optional_date("last_day")};
    if (terms.first_year && terms.last_year && *terms.last_year < *terms.first_year)
        entry.fault("last_year is before first_year");
}

void read_terms(EntryReader& entry, ConversionRate& terms) {
    terms = {.per_hour = entry.positive_cents("cents_per_hour"),
             .inside_ceiling = entry.flag("inside_ceiling"),
             .whole_hours = entry.flag("whole_hours"),
             .bucket = entry.bucket("bucket", own_rights)};
    if (!terms.whole_hours && terms.per_hour.count() % centihours_per_hour != 0)
        entry.fault("cents_per_hour is no multiple of 100: a hundredth of an hour would be no whole cent");
}

void read_terms(EntryReader& entry, Migration& terms) { terms = {.on = entry.date("on")}; }

void read_terms(EntryReader& entry, HourDossiers& terms) {
    terms = {.euros_from = entry.date("euros_from"), .closed_from = entry.date("closed_from")};
    if (terms.closed_from < terms.euros_from) entry.fault("closed_from is before euros_from");
}

void read_terms(EntryReader& entry, DebtRecovery& terms) {
    terms = {.withheld_from = entry.buckets("withheld_from", ordinary),
             .pays_from = entry.buckets("pays_from", own_rights)};
}

void read_terms(EntryReader& entry, DebitOrder& terms) { terms = {.order = entry.buckets("order", ordinary)}; }

}  // namespace grandlivre
