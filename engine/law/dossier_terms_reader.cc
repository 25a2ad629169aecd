#include "engine/law/terms_reader.h"

namespace grandlivre {
namespace {

using wire::SplitSource;
using Due = SettlementTerms::Due;
using Rest = SettlementTerms::Rest;

/// A longer delay is an error; a short one also keeps its count of days quick.
constexpr std::int64_t longest_delay = 366;
constexpr std::int64_t all_of_it = 100;

constexpr Rounding share_roundings[] = {Rounding::cent_half_up};
/// What pays besides the holder, whose part is what is left.
constexpr SplitSource sources[] = {SplitSource::annual, SplitSource::dif, SplitSource::cec, SplitSource::grant,
                                   SplitSource::top_up};

/// A list of enumerators by their wire names, at least one, none twice.
template <class Enum>
std::vector<Enum> list(EntryReader& entry, std::string_view key, std::span<const Enum> allowed,
                       const char* (*name)(Enum)) {
    std::vector<std::string_view> names;
    for (const Enum value : allowed) names.emplace_back(name(value));
    std::vector<Enum> values;
    for (const std::size_t place : entry.list_of(key, names)) values.push_back(allowed[place]);
    return values;
}

std::vector<SplitSource> source_list(EntryReader& entry, std::string_view key) {
    return list<SplitSource>(entry, key, sources, wire::EnumNameSplitSource);
}

std::vector<wire::TopUpKind> top_up_list(EntryReader& entry, std::string_view key) {
    return list<wire::TopUpKind>(entry, key, wire::EnumValuesTopUpKind(), wire::EnumNameTopUpKind);
}

Due read_due(EntryReader& entry) {
    constexpr std::string_view names[] = {"nothing", "price", "rate", "percent"};
    return static_cast<Due>(entry.one_of("due", names));
}

Rest read_rest(EntryReader& entry, std::string_view key) {
    constexpr std::string_view names[] = {"released", "forfeited"};
    return entry.one_of(key, names) == 0 ? Rest::released : Rest::forfeited;
}

Rest read_holder_rest(EntryReader& entry) {
    constexpr std::string_view names[] = {"refunded", "credit_note"};
    return entry.one_of("holder", names) == 0 ? Rest::refunded : Rest::credit_note;
}

}  // namespace

void read_terms(EntryReader& entry, OpenRequests& terms) { terms = {.most = entry.count("most_open")}; }

void read_terms(EntryReader& entry, Delay& terms) {
    constexpr std::string_view countings[] = {"working", "calendar"};
    terms = {.days = entry.count("days"), .working = entry.one_of("counting", countings) == 0};
    if (terms.days > longest_delay) entry.fault("days is above 366");
}

void read_terms(EntryReader& entry, TermsOfUse& terms) { terms = {.version = entry.text("version")}; }

void read_terms(EntryReader& entry, SettlementTerms& terms) {
    terms = {.due = read_due(entry),
             .percent = 0,
             .rounding = Rounding::cent_half_up,
             .rights = read_rest(entry, "rights"),
             .top_ups = read_rest(entry, "top_ups"),
             .holder = read_holder_rest(entry)};
    if (terms.due == Due::percent) terms.percent = entry.count("percent");
    if (terms.percent > all_of_it) entry.fault("percent is above 100");
    // Nothing and the whole price are whole cents: there is nothing to round.
    if (terms.due == Due::percent || terms.due == Due::rate)
        terms.rounding = entry.rounding("rounding", share_roundings);
}

void read_terms(EntryReader& entry, AttendanceBands& terms) {
    terms = {.full_from = entry.count("full_from"), .part_from = entry.count("part_from")};
    if (terms.full_from > all_of_it) entry.fault("full_from is above 100");
    if (terms.full_from < terms.part_from) entry.fault("full_from is below part_from");
}

void read_terms(EntryReader& entry, ResourceOrder& terms) {
    terms = {.order = source_list(entry, "order")};
    if (terms.order.size() != std::size(sources)) entry.fault("order does not name each source");
}

void read_terms(EntryReader& entry, GrantOrder& terms) {
    const auto& kinds = wire::EnumValuesGrantKind();
    terms = {.kinds = list<wire::GrantKind>(entry, "kinds", kinds, wire::EnumNameGrantKind)};
    if (terms.kinds.size() != std::size(kinds)) entry.fault("kinds does not name each kind of grant");
}

void read_terms(EntryReader& entry, Participation& terms) {
    terms = {.amount = entry.cents("participation_cents"),
             .exempt_job_seekers = entry.flag("exempt_job_seekers"),
             .exempting = top_up_list(entry, "exempting"),
             .payers = top_up_list(entry, "payers")};
}

void read_terms(EntryReader& entry, UsageCeilings& terms) {
    terms = {.rs = entry.cents("rs_cents"),
             .bilan = entry.cents("bilan_cents"),
             .light_licence = entry.cents("light_licence_cents")};
}

void read_terms(EntryReader& entry, LicenceEligibility& terms) {
    terms = {.minimum_top_ups = entry.cents("minimum_top_ups_cents"),
             .not_counting = top_up_list(entry, "not_counting")};
}

void read_terms(EntryReader& entry, VolunteerSources& terms) { terms = {.sources = source_list(entry, "sources")}; }

}  // namespace grandlivre
