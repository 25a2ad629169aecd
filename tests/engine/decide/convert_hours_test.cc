#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// ConvertHours: all unreserved hours of a kind become euros.
namespace grandlivre::test {
namespace {

using enum HourKind;

request::ConvertHours convert_all(HourKind kind) { return {.kind = kind}; }

/// An account with so much inscribed, that earned public hours.
Story with_public_hours(Cents inscribed, Centihours public_hours, bool flagged = false) {
    Story story;
    story.given({account_opened(), hours_credited(public_, public_hours)});
    if (flagged) story.given({low_qualified(true, date(2019, 1, 1))});
    story.given(
        {hours_credited(cpf, hours(150)), hours_credited(dif, hours(120)), hours_converted(cpf), hours_converted(dif)});
    story.given(full_time(2019, flagged ? 2023 : 2020));  // full
    const Cents full = story.available(Bucket::annual) + story.available(Bucket::dif);
    if (full > inscribed)
        story.given(
            {{date(2024, 1, 5), request::DebitWithoutPayment{.cents = full - inscribed, .cause = DebitCause::ptp}}});
    return story;
}

Centihours converted(const Story& story) {
    return std::get<event::HoursConverted>(story.events().at(0).body).centihours;
}

}  // namespace

TEST_CASE("hours become euros of their bucket at the rate of their kind") {
    struct Row {
        HourKind kind;
        Centihours hours;
        Cents rate, cents;
        Bucket bucket;
        std::string source;
    };
    for (const Row& row : {
             Row{cpf, hours(70), euros(15), euros(1050), Bucket::annual,
                 "decree 2018-1153; formation-en-langues.fr: 70 h are 1050 €"},
             Row{cpf, hours(100), euros(15), euros(1500), Bucket::annual, "ecps.fr"},
             Row{cpf, hours(96), euros(15), euros(1440), Bucket::annual,
                 "efl.fr: 216 h are 3240 €, with the row below"},
             Row{dif, hours(120), euros(15), euros(1800), Bucket::dif, "efl.fr"},
             Row{cec, hours(60), euros(12), euros(720), Bucket::cec, "decree 2018-1349"},
             Row{cpf, Centihours(1), euros(15), Cents(15), Bucket::annual, "a hundredth of an hour is 15 cents"},
             Row{cec, Centihours(1), euros(12), Cents(12), Bucket::cec, "a hundredth of an hour is 12 cents"},
         }) {
        CAPTURE(row.source);
        Story story;
        story.given(
            {account_opened(), hours_credited(row.kind, row.hours), hours_converted(row.kind, date(2019, 1, 1))});
        const auto& event = std::get<event::HoursConverted>(story.events().at(0).body);
        CHECK(event.rate == row.rate);
        CHECK(event.cents == row.cents);
        CHECK(story.available(row.bucket) == row.cents);
        CHECK(story.available(row.kind) == Centihours());
    }
    Story()
        .given({account_opened(), hours_credited(cpf, hours(70))})
        .when(date(2019, 1, 1), convert_all(cpf))
        .then({{event::HoursConverted{.kind = cpf, .centihours = hours(70), .rate = euros(15), .cents = euros(1050)},
                {"conversion.cpf@2019-01-01"},
                {"HRS cpf:available +7000", "HRS converted -7000", "EUR converted +105000",
                 "EUR annual:available -105000"}}});
}

TEST_CASE("there was no rate before 2019, nor before 2020 for public hours") {
    for (const HourKind kind : {cpf, dif, cec}) {
        Story()
            .given({account_opened(), hours_credited(kind, hours(20))})
            .when(date(2018, 12, 31), convert_all(kind))
            .refused(Reason::wrong_date);
        Story().given({account_opened(), hours_credited(kind, hours(20)), hours_converted(kind, date(2019, 1, 1))});
    }
    Story()
        .given({account_opened(), hours_credited(public_, hours(20))})
        .when(date(2019, 12, 31), convert_all(public_))
        .refused(Reason::wrong_date);
    Story()
        .given({account_opened(), hours_credited(public_, hours(10))})
        .when(date(2020, 1, 1), convert_all(public_))  // CT D6323-44: 15 € an hour
        .then({{event::HoursConverted{.kind = public_, .centihours = hours(10), .rate = euros(15), .cents = euros(150)},
                {"conversion.public@2020-01-01", "ceiling.annual@2015-01-01"},
                {"HRS public:available +1000", "HRS converted -1000", "EUR converted +15000",
                 "EUR annual:available -15000"}}});
}

TEST_CASE("reserved hours stay; without unreserved ones there is nothing to convert") {
    Story story;
    story.given({account_opened(),
                 hours_credited(cpf, hours(100)),
                 {date(2018, 7, 1),
                  request::ReserveHours{
                      .dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(60), .provider = provider}},
                 hours_converted(cpf)});
    CHECK(converted(story) == hours(40));
    CHECK(story.reserved(cpf) == hours(60));
    story.when(date(2019, 1, 2), convert_all(cpf)).refused(Reason::nothing_to_convert);
    for (const HourKind kind : {cpf, dif, cec, public_})
        Story().given({account_opened()}).when(date(2020, 1, 1), convert_all(kind)).refused(Reason::nothing_to_convert);
}

TEST_CASE("only public hours are bound by the ceiling, whole hour by whole hour") {
    struct Row {
        Cents inscribed;
        Centihours hours, converted;
        std::string source;
    };
    for (const Row& row : {
             Row{euros(4000), hours(66), hours(66), "R6323-43: 990 € fit"},
             Row{euros(4000), hours(67), hours(66), "66 × 15 = 990 fit into 1000, 67 do not"},
             Row{Cents(4985'00), hours(150), hours(1), "room for one hour"},
             Row{euros(4000), Centihours(7'99), hours(7), "only whole hours"},
             Row{euros(2000), hours(150), hours(150), "all"},
         }) {
        CAPTURE(row.source);
        Story story = with_public_hours(row.inscribed, row.hours);
        story.when(date(2024, 2, 1), convert_all(public_));
        CHECK(converted(story) == row.converted);
        CHECK(story.available(public_) == row.hours - row.converted);
    }
    with_public_hours(Cents(4985'01), hours(20))
        .when(date(2024, 2, 1), convert_all(public_))
        .refused(Reason::ceiling_reached);
    with_public_hours(euros(5000), hours(20))
        .when(date(2024, 2, 1), convert_all(public_))
        .refused(Reason::ceiling_reached);
    // nothing there is checked first
    with_public_hours(euros(5000), Centihours(99))
        .when(date(2024, 2, 1), convert_all(public_))
        .refused(Reason::nothing_to_convert);

    Story flagged = with_public_hours(euros(7000), hours(67), true);  // 8000 in a flagged year
    flagged.when(date(2024, 2, 1), convert_all(public_));
    CHECK(converted(flagged) == hours(66));
    // the flag of the conversion's year, not of the hours'
    flagged.given({low_qualified(false, date(2023, 5, 1))})
        .when(date(2024, 2, 2), convert_all(public_))
        .refused(Reason::ceiling_reached);

    // the others are not: 150 h of CPF and 120 h of DIF over 4 flagged years
    Story free;
    free.given({account_opened(), low_qualified(true, date(2018, 1, 1)), hours_credited(cpf, hours(150))})
        .given(full_time(2019, 2028));
    CHECK(free.available(Bucket::annual) == euros(8000));
    free.given({{date(2030, 1, 1), convert_all(cpf)}});
    CHECK(free.available(Bucket::annual) == euros(10'250));
}

TEST_CASE("what is converted pays a debt, civic hours never do") {
    Story()
        .given({account_opened(), hours_credited(cpf, hours(10)), claimed(euros(1000))})
        .when(date(2019, 1, 3), convert_all(cpf))
        .then({{event::HoursConverted{
                    .kind = cpf, .centihours = hours(10), .rate = euros(15), .cents = euros(150), .debt = euros(150)},
                {"conversion.cpf@2019-01-01", "debt.recovery@2015-01-01"},
                {"HRS cpf:available +1000", "HRS converted -1000", "EUR converted +15000", "EUR holder:debt -15000"}}});
    Story()
        .given({account_opened(), hours_credited(dif, hours(10)), claimed(euros(100))})
        .when(date(2019, 1, 3), convert_all(dif))
        .then({{event::HoursConverted{
                    .kind = dif, .centihours = hours(10), .rate = euros(15), .cents = euros(150), .debt = euros(100)},
                {"conversion.dif@2019-01-01", "debt.recovery@2015-01-01"},
                {"HRS dif:available +1000", "HRS converted -1000", "EUR converted +15000", "EUR dif:available -5000",
                 "EUR holder:debt -10000"}}});
    Story()
        .given({account_opened(), hours_credited(cec, hours(10)), claimed(euros(100))})
        .when(date(2019, 1, 3), convert_all(cec))
        .then({{event::HoursConverted{.kind = cec, .centihours = hours(10), .rate = euros(12), .cents = euros(120)},
                {"conversion.cec@2019-01-01"},
                {"HRS cec:available +1000 civic", "HRS converted -1000 civic", "EUR converted +12000 civic",
                 "EUR cec:available -12000 civic"}}});
    Story()
        .given({account_opened(), hours_credited(public_, hours(10)), claimed(euros(100))})
        .when(date(2020, 1, 3), convert_all(public_))
        .then(
            {{event::HoursConverted{
                  .kind = public_, .centihours = hours(10), .rate = euros(15), .cents = euros(150), .debt = euros(100)},
              {"conversion.public@2020-01-01", "debt.recovery@2015-01-01", "ceiling.annual@2015-01-01"},
              {"HRS public:available +1000", "HRS converted -1000", "EUR converted +15000",
               "EUR annual:available -5000", "EUR holder:debt -10000"}}});
}

TEST_CASE("converting: the order of refusals") {
    // closed, then no rate, then nothing there
    Story()
        .given({account_opened(), account_closed(date(2018, 1, 1))})
        .when(date(2018, 6, 1), convert_all(cpf))
        .refused(Reason::account_closed);
    Story().given({account_opened()}).when(date(2018, 6, 1), convert_all(cpf)).refused(Reason::wrong_date);
    Story().given({account_opened()}).when(date(2019, 6, 1), convert_all(cpf)).refused(Reason::nothing_to_convert);
}

}  // namespace grandlivre::test
