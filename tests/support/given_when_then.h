#pragma once

#include <initializer_list>
#include <source_location>
#include <string>
#include <vector>

#include "engine/decide/decide.h"
#include "tests/engine/law/law_book.h"

/// Pure decisions as stories: given what an account has been through, when a
/// request comes, then these events follow, or a refusal. No log, no store.
///
///     Story()
///         .given({{date(2017, 3, 1), request::OpenAccount{}},
///                 {date(2017, 3, 1), request::CreditHours{.kind = HourKind::cpf, .centihours = hours(70), .year =
///                 year(2017)}}})
///         .when(date(2019, 1, 1), request::ConvertHours{.kind = HourKind::cpf})
///         .then({{event::HoursConverted{.kind = HourKind::cpf, .centihours = hours(70), .rate = euros(15), .cents =
///         euros(1050)},
///                 {"conversion.cpf@2019-01-01"},
///                 {"HRS cpf:available +7000", "HRS converted -7000", "EUR converted +105000", "EUR annual:available
///                 -105000"}}});
namespace grandlivre::test {

/// A request and its business date.
struct Act {
    Date on;
    RequestBody body;
};

/// An event as it must be: fields, names of the rule book's entries in order, lines
/// in any order. Lines are of resource class `mutualised` unless they end in another
/// one: "EUR cec:available -24000 civic".
struct Expected {
    EventBody body;
    std::vector<std::string> rules;
    std::vector<std::string> lines;
    std::optional<Date> on;  ///< nothing: the request's
    Dimensions dimensions;   ///< of the lines
};

class Story {
public:
    using Where = std::source_location;

    explicit Story(const RuleBook& rules = default_book()) : rules_(&rules) {}

    /// The partition's clock stands here; nothing fires.
    Story& clock(Date clock);
    /// Requests that are accepted, whatever they give.
    Story& given(std::initializer_list<Act> acts, Where where = Where::current());
    Story& given(const std::vector<Act>& acts, Where where = Where::current());

    Story& when(Date on, RequestBody body, Where where = Where::current());
    /// The clock comes to this day: what is due fires, in order.
    Story& when_clock(Date clock, Where where = Where::current());

    Story& then(std::initializer_list<Expected> expected, Where where = Where::current());
    Story& refused(Reason reason, Where where = Where::current());

    const Account& account() const { return account_; }
    Cents available(Bucket bucket) const { return account_.holdings.available(bucket); }
    Cents reserved(Bucket bucket) const { return account_.holdings.reserved(bucket); }
    Centihours available(HourKind kind) const { return account_.holdings.available(kind); }
    Centihours reserved(HourKind kind) const { return account_.holdings.reserved(kind); }
    Cents debt() const { return account_.holdings.debt; }
    /// What the last request gave; nothing if it was refused.
    const Events& events() const { return events_; }

private:
    const RuleBook* rules_;
    Account account_;
    std::optional<Date> clock_;
    Date on_{};
    Events events_;
    std::optional<Refusal> refusal_;
};

// What an account may have been through, long before the story's day.
inline Act account_opened(Date on = date(2015, 1, 5)) { return {on, request::OpenAccount{}}; }
inline Act hours_credited(HourKind kind, Centihours hours, Date on = date(2018, 6, 1)) {
    return {on, request::CreditHours{.kind = kind, .centihours = hours, .year = year(2017)}};
}
inline Act hours_converted(HourKind kind, Date on = date(2019, 1, 1)) {
    return {on, request::ConvertHours{.kind = kind}};
}
inline Act retired(Date on = date(2019, 2, 1)) {
    return {on, request::FreezeAccount{.cause = FreezeCause::retirement}};
}
inline Act died(Date on = date(2019, 2, 1)) { return {on, request::FreezeAccount{.cause = FreezeCause::death}}; }
inline Act account_closed(Date on = date(2019, 2, 1)) { return {on, request::CloseAccount{}}; }
inline Act low_qualified(bool is, Date on) { return {on, request::DeclareQualification{.low_qualified = is}}; }
inline Act claimed(Cents cents, Date on = date(2019, 1, 2)) {
    return {on, request::ClaimFromHolder{.cents = cents, .cause = "undue_use"}};
}

/// A year's work for one employer, declared in March of the next one.
request::DeclareActivity work(int of_year, std::int64_t worked, WorkUnit unit = WorkUnit::hours,
                              ActivityCategory category = ActivityCategory::employee);
Act work_declared(int of_year, std::int64_t worked, WorkUnit unit = WorkUnit::hours,
                  ActivityCategory category = ActivityCategory::employee);
/// Full time from one year to another: 500 € each.
std::vector<Act> full_time(int first_year, int last_year);

inline const Siret provider(41'816'609'600'069);
inline const Siret employer(55'208'131'766'522), other_employer(35'600'000'000'048);

/// A request of the account stream that stands in for one that a service sent.
Request request_of(Date on, RequestBody body);

/// One UUID a number, for tests.
template <class Id>
Id nth(std::uint8_t number) {
    Id id;
    id.bytes[15] = number;
    id.bytes[6] = 0x40;
    id.bytes[8] = 0x80;
    return id;
}

}  // namespace grandlivre::test
