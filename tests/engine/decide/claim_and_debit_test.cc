#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// ClaimFromHolder (CT L6323-45) and DebitWithoutPayment (L6323-17-2, L6323-22).
namespace grandlivre::test {
namespace {

request::ClaimFromHolder claim(Cents cents) { return {.cents = cents, .cause = "undue_use"}; }
request::DebitWithoutPayment debit(Cents cents, DebitCause cause = DebitCause::ptp) {
    return {.cents = cents, .cause = cause};
}

/// 300 € of annual rights, 150 € of DIF, 120 € of civic rights.
Story with_rights() {
    Story story;
    story.given({account_opened(), hours_credited(HourKind::cpf, hours(20)), hours_credited(HourKind::dif, hours(10)),
                 hours_credited(HourKind::cec, hours(10)), hours_converted(HourKind::cpf),
                 hours_converted(HourKind::dif), hours_converted(HourKind::cec)});
    return story;
}

Expected claimed_event(Cents cents, Cents withheld, std::vector<std::string> lines) {
    return {event::HolderClaimed{.cents = cents, .withheld = withheld, .cause = "undue_use"},
            {"debt.recovery@2015-01-01"},
            std::move(lines)};
}

Expected debited_event(Cents cents, std::vector<std::string> lines) {
    return {event::DebitedWithoutPayment{.cents = cents, .cause = DebitCause::ptp},
            {"debit.without_payment@2015-01-01"},
            std::move(lines)};
}

}  // namespace

TEST_CASE("a claim is withheld from annual, then DIF, then owed") {
    with_rights()
        .when(date(2019, 3, 1), claim(euros(100)))
        .then({claimed_event(euros(100), euros(100), {"EUR annual:available +10000", "EUR reclaimed -10000"})});
    with_rights()
        .when(date(2019, 3, 1), claim(euros(300)))
        .then({claimed_event(euros(300), euros(300), {"EUR annual:available +30000", "EUR reclaimed -30000"})});
    with_rights()
        .when(date(2019, 3, 1), claim(Cents(300'01)))
        .then({claimed_event(Cents(300'01), Cents(300'01),
                             {"EUR annual:available +30000", "EUR dif:available +1", "EUR reclaimed -30001"})});
    Story owing = with_rights();
    owing.when(date(2019, 3, 1), claim(euros(1000)))
        .then({claimed_event(euros(1000), euros(450),
                             {"EUR annual:available +30000", "EUR dif:available +15000", "EUR holder:debt +55000",
                              "EUR reclaimed -100000"})});
    CHECK(owing.debt() == euros(550));
    CHECK(owing.available(Bucket::cec) == euros(120));  // civic rights never pay a debt
}

TEST_CASE("debts add up, and whatever comes pays them") {
    Story story;
    story.given({account_opened()})
        .when(date(2019, 3, 1), claim(euros(400)))
        .then({claimed_event(euros(400), Cents(), {"EUR holder:debt +40000", "EUR reclaimed -40000"})})
        .given({{date(2019, 3, 2), claim(euros(300))}});
    CHECK(story.debt() == euros(700));
    story.given(full_time(2019, 2019));
    CHECK(story.debt() == euros(200));
    CHECK(story.available(Bucket::annual) == Cents());
    story.given(
        {{date(2020, 6, 1), request::CreditHours{.kind = HourKind::dif, .centihours = hours(20), .year = year(2014)}}});
    CHECK(story.debt() == Cents());
    CHECK(story.available(Bucket::dif) == euros(100));
}

TEST_CASE("a claim is refused on a closed account alone") {
    Story()
        .given({account_opened(), account_closed()})
        .when(date(2019, 3, 1), claim(euros(1)))
        .refused(Reason::account_closed);
    Story story;
    story.given({account_opened(), died(), {date(2019, 3, 1), claim(euros(1))}});
    CHECK(story.debt() == euros(1));
}

TEST_CASE("a debit comes out of DIF, then annual") {
    // service-public.fr F10705, 2020-01-15: DIF rights were used first
    with_rights()
        .when(date(2019, 3, 1), debit(euros(150)))
        .then({debited_event(euros(150), {"EUR dif:available +15000", "EUR used -15000"})});
    with_rights()
        .when(date(2019, 3, 1), debit(Cents(150'01)))
        .then(
            {debited_event(Cents(150'01), {"EUR dif:available +15000", "EUR annual:available +1", "EUR used -15001"})});
    Story all = with_rights();
    all.when(date(2019, 3, 1), debit(euros(450)))
        .then({debited_event(euros(450),
                             {"EUR dif:available +15000", "EUR annual:available +30000", "EUR used -45000"})});
    CHECK(balance_of(all.account().holdings).debited == euros(450));
    CHECK(all.available(Bucket::cec) == euros(120));
    Story bought = with_rights();
    bought.when(date(2019, 3, 1), debit(euros(10), DebitCause::bought_by_funder));
    CHECK(std::get<event::DebitedWithoutPayment>(bought.events().at(0).body).cause == DebitCause::bought_by_funder);
}

TEST_CASE("a debit is all or nothing") {
    Story story = with_rights();
    story.when(date(2019, 3, 1), debit(Cents(450'01)))
        .refused(Reason::insufficient_rights);  // civic rights and hours are no help
    CHECK(story.available(Bucket::annual) == euros(300));
    Story()
        .given({account_opened(), hours_credited(HourKind::cpf, hours(150))})
        .when(date(2019, 3, 1), debit(Cents(1)))
        .refused(Reason::insufficient_rights);
    story.given({account_closed()}).when(date(2019, 3, 1), debit(euros(1'000'000))).refused(Reason::account_closed);
}

TEST_CASE("what a dossier holds is not there to be claimed or debited") {
    Story story = with_rights();
    story
        .given({{date(2019, 12, 1), request::ReserveHours{.dossier = nth<DossierId>(1),
                                                          .kind = HourKind::cpf,
                                                          .centihours = hours(20),
                                                          .provider = provider,
                                                          .validated_on = date(2019, 11, 20),
                                                          .session_start = date(2019, 12, 1)}}})
        .when(date(2019, 12, 2), debit(Cents(150'01)))
        .refused(Reason::insufficient_rights);
    story.when(date(2019, 12, 2), claim(euros(200)))
        .then({claimed_event(euros(200), euros(150),
                             {"EUR dif:available +15000", "EUR holder:debt +5000", "EUR reclaimed -20000"})});
}

}  // namespace grandlivre::test
