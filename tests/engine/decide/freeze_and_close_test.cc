#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// FreezeAccount (CT L6323-3, L5151-2) and CloseAccount.
namespace grandlivre::test {
namespace {

request::FreezeAccount freeze(FreezeCause cause) { return {.cause = cause}; }

const DossierId dossier = nth<DossierId>(1);

request::ReserveHours reserve(HourKind kind, Centihours hours) {
    return {.dossier = dossier,
            .kind = kind,
            .centihours = hours,
            .provider = provider,
            .validated_on = date(2018, 7, 1),
            .session_start = date(2018, 8, 1)};
}

}  // namespace

namespace {

event::AccountClosed closed(Cents forfeited, Centihours forfeited_hours) {
    event::AccountClosed event;
    event.forfeited = forfeited;
    event.forfeited_hours = forfeited_hours;
    return event;
}

}  // namespace

TEST_CASE("retirement or death freezes an account; death may follow retirement") {
    using enum FreezeCause;
    const auto frozen = [](FreezeCause cause) {
        return Expected{event::AccountFrozen{.cause = cause}, {"account.freezing@2015-01-01"}, {}};
    };
    for (const auto cause : {retirement, death})
        Story().given({account_opened()}).when(date(2020, 3, 1), freeze(cause)).then({frozen(cause)});
    Story().given({account_opened(), retired()}).when(date(2020, 3, 1), freeze(death)).then({frozen(death)});
    Story()
        .given({account_opened(), retired()})
        .when(date(2020, 3, 1), freeze(retirement))
        .refused(Reason::wrong_state);
    Story().given({account_opened(), died()}).when(date(2020, 3, 1), freeze(death)).refused(Reason::wrong_state);
    Story().given({account_opened(), died()}).when(date(2020, 3, 1), freeze(retirement)).refused(Reason::wrong_state);
    Story()
        .given({account_opened(), retired(), died()})
        .when(date(2020, 3, 1), freeze(death))
        .refused(Reason::wrong_state);
    // the status comes before the state
    Story()
        .given({account_opened(), died(), account_closed()})
        .when(date(2020, 3, 1), freeze(death))
        .refused(Reason::account_closed);
}

TEST_CASE("freezing takes nothing away") {
    Story story;
    story.given({account_opened(), hours_credited(HourKind::cpf, hours(70)), hours_credited(HourKind::dif, hours(20)),
                 hours_converted(HourKind::cpf), retired()});
    CHECK(story.available(Bucket::annual) == euros(1050));
    CHECK(story.available(HourKind::dif) == hours(20));
}

TEST_CASE("closing forfeits what is available") {
    Story story;
    story
        .given({account_opened(),
                hours_credited(HourKind::cpf, hours(70)),
                hours_credited(HourKind::dif, hours(20)),
                hours_credited(HourKind::cec, hours(30)),
                hours_credited(HourKind::public_, hours(12)),
                hours_converted(HourKind::cpf),
                hours_converted(HourKind::cec),
                {date(2019, 1, 2),
                 request::CreditHours{.kind = HourKind::cec, .centihours = hours(5), .year = year(2018)}},
                {date(2019, 1, 2),
                 request::CreditHours{.kind = HourKind::cpf, .centihours = hours(1), .year = year(2018)}}})
        .when(date(2019, 3, 1), request::CloseAccount{})
        .then({{closed(euros(1410), hours(38)),  // 1050 + 360; 20 + 5 + 12 + 1
                {"account.closing@2015-01-01"},
                {"EUR annual:available +105000", "EUR forfeited -105000", "EUR cec:available +36000 civic",
                 "EUR forfeited -36000 civic", "HRS cpf:available +100", "HRS forfeited -100",
                 "HRS dif:available +2000", "HRS forfeited -2000", "HRS cec:available +500 civic",
                 "HRS forfeited -500 civic", "HRS public:available +1200", "HRS forfeited -1200"}}});
    CHECK(balance_of(story.account().holdings).forfeited == euros(1410));
    CHECK(balance_of(story.account().holdings).hours.empty());
    story.when(date(2019, 3, 2), request::CloseAccount{}).refused(Reason::account_closed);
}

TEST_CASE("an empty account closes without lines, and a debt stays") {
    Story()
        .given({account_opened()})
        .when(date(2019, 3, 1), request::CloseAccount{})
        .then({{event::AccountClosed{}, {"account.closing@2015-01-01"}, {}}});
    Story story;
    story.given({account_opened(), claimed(euros(100)), account_closed()});
    CHECK(story.debt() == euros(100));
}

TEST_CASE("a dossier under way keeps the account from closing") {
    Story story;
    story
        .given({account_opened(),
                hours_credited(HourKind::cpf, hours(70)),
                {date(2018, 7, 1), reserve(HourKind::cpf, hours(10))}})
        .when(date(2018, 8, 1), request::CloseAccount{})
        .refused(Reason::wrong_state);
    story
        .given({{date(2018, 9, 1),
                 request::DebitHours{.dossier = dossier, .kind = HourKind::cpf, .centihours = hours(4)}}})
        .when(date(2018, 9, 2), request::CloseAccount{})
        .refused(Reason::wrong_state);
    story.given(
        {{date(2018, 9, 3), request::ReleaseHours{.dossier = dossier, .kind = HourKind::cpf, .centihours = hours(6)}},
         {date(2018, 9, 4), request::CloseAccount{}}});
    CHECK(story.account().status == AccountStatus::closed);
    // one that holds euros, too
    Story()
        .given({account_opened(),
                hours_credited(HourKind::cpf, hours(70)),
                hours_converted(HourKind::cpf),
                {date(2019, 12, 1), reserve(HourKind::cpf, hours(10))}})
        .when(date(2019, 12, 2), request::CloseAccount{})
        .refused(Reason::wrong_state);
}

TEST_CASE("a frozen account may be closed") {
    Story story;
    story.given({account_opened(), hours_credited(HourKind::cpf, hours(10)), retired(), died(), account_closed()});
    CHECK(story.account().status == AccountStatus::closed);
    CHECK(story.available(HourKind::cpf) == Centihours());
}

}  // namespace grandlivre::test
