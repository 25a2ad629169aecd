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
///                 {date(2017, 3, 1), request::CreditHours{.kind = HourKind::cpf, .centihours = hours(70), .year = year(2017)}}})
///         .when(date(2019, 1, 1), request::ConvertHours{.kind = HourKind::cpf})
///         .then({{event::HoursConverted{.kind = HourKind::cpf, .centihours = hours(70), .rate = euros(15), .cents = euros(1050)},
///                 {"conversion.cpf@2019-01-01"},
///                 {"HRS cpf:available +7000", "HRS converted -7000", "EUR converted +105000", "EUR annual:available -105000"}}});
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
