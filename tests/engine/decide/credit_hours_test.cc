#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// CreditHours: rights of the hours era, inside their ceilings.
namespace grandlivre::test {
namespace {

using enum HourKind;

request::CreditHours credit(HourKind kind, Centihours hours, int of_year = 2017) {
    return {.kind = kind, .centihours = hours, .year = year(of_year)};
}

/// What a first credit of so many hours lets in.
Centihours let_in(HourKind kind, Centihours hours) {
    Story story;
    story.given({account_opened(), {date(2018, 6, 1), credit(kind, hours)}});
    return story.available(kind);
}

}  // namespace

TEST_CASE("hours are credited") {
    Story()
        .given({account_opened()})
        .when(date(2016, 3, 1), credit(cpf, hours(24), 2015))
        .then({{event::HoursCredited{.kind = cpf, .year = year(2015), .credited = hours(24), .ceiling = hours(150)},
                {"credit_hours.cpf@2015-01-01"},
                {"HRS source:cpf +2400", "HRS cpf:available -2400"}}});
    Story()
        .given({account_opened()})
        .when(date(2016, 3, 1), credit(cec, hours(20), 2015))
        .then({{event::HoursCredited{.kind = cec, .year = year(2015), .credited = hours(20), .ceiling = hours(60)},
                {"credit_hours.cec@2015-01-01"},
                {"HRS source:cec +2000 civic", "HRS cec:available -2000 civic"}}});
}

TEST_CASE("each kind has its ceiling, and what is over it is truncated") {
    struct Row {
        HourKind kind;
        Centihours ceiling;
        std::string source;
    };
    for (const Row& row :
         {Row{cpf, hours(150), "law 2014-288"}, Row{dif, hours(120), "six years of 20 h"},
          Row{cec, hours(60), "three times 20 h"}, Row{public_, hours(150), "decree 2017-928 art. 3"}}) {
        CAPTURE(row.source);
        CHECK(let_in(row.kind, row.ceiling) == row.ceiling);
        CHECK(let_in(row.kind, row.ceiling + Centihours(1)) == row.ceiling);
        Story story;
        story.given({account_opened(), {date(2018, 6, 1), credit(row.kind, row.ceiling - hours(10))}})
            .when(date(2018, 6, 2), credit(row.kind, hours(24)));
        const auto& event = std::get<event::HoursCredited>(story.events().at(0).body);
        CHECK(event.credited == hours(10));
        CHECK(event.truncated == hours(14));
        CHECK(event.ceiling == row.ceiling);
        story.when(date(2018, 6, 3), credit(row.kind, Centihours(1))).refused(Reason::ceiling_reached);
    }
}

TEST_CASE("hours that a dossier holds, or that became euros, still fill the ceiling") {
    const request::ReserveHours all{
        .dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(150), .provider = provider};
    Story()
        .given({account_opened(), hours_credited(cpf, hours(150)), {date(2018, 7, 1), all}})
        .when(date(2018, 8, 1), credit(cpf, hours(1)))
        .refused(Reason::ceiling_reached);
    Story()
        .given({account_opened(), hours_credited(cpf, hours(150)), hours_converted(cpf)})
        .when(date(2019, 8, 1), credit(cpf, hours(1)))
        .refused(Reason::ceiling_reached);
    // of a dossier, converted by its movement: they count once, not twice
    Story()
        .given({account_opened(),
                hours_credited(cpf, hours(100)),
                {date(2018, 7, 1),
                 request::ReserveHours{
                     .dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(100), .provider = provider}},
                {date(2019, 12, 1),
                 request::DebitHours{.dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(40)}}})
        .when(date(2019, 12, 2), credit(cpf, hours(51), 2018))
        .then(
            {{event::HoursCredited{
                  .kind = cpf, .year = year(2018), .credited = hours(50), .truncated = hours(1), .ceiling = hours(150)},
              {"credit_hours.cpf@2015-01-01"},
              {"HRS source:cpf +5000", "HRS cpf:available -5000"}},
             {event::HoursConverted{.kind = cpf, .centihours = hours(50), .rate = euros(15), .cents = euros(750)},
              {"conversion.cpf@2019-01-01"},
              {"HRS cpf:available +5000", "HRS converted -5000", "EUR converted +75000",
               "EUR annual:available -75000"}}});
    // public hours that became euros make room again, as use does
    Story story;
    story.given({account_opened(), hours_credited(public_, hours(150)), hours_converted(public_, date(2020, 1, 1))})
        .given({{date(2020, 2, 1), credit(public_, hours(150), 2019)}});
    CHECK(story.available(public_) == hours(150));
    // and so do hours of CPF that were used in hours
    story.given(
        {hours_credited(cpf, hours(150)),
         {date(2018, 7, 1),
          request::ReserveHours{
              .dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(90), .provider = provider}},
         {date(2018, 8, 1), request::DebitHours{.dossier = nth<DossierId>(1), .kind = cpf, .centihours = hours(90)}},
         {date(2018, 9, 1), credit(cpf, hours(100))}});
    CHECK(story.available(cpf) == hours(150));
}

TEST_CASE("CPF hours were earned from 2015 to 2018") {
    for (const int of_year : {2014, 2015, 2018, 2019}) {
        CAPTURE(of_year);
        Story story;
        story.given({account_opened()}).when(date(2019, 3, 1), credit(cpf, hours(24), of_year));
        if (of_year == 2014 || of_year == 2019)
            story.refused(Reason::wrong_date);
        else
            CHECK(story.available(cpf) == hours(24));
        for (const HourKind kind : {dif, cec, public_}) {  // of the others any year
            Story().given({account_opened(), {date(2019, 3, 1), credit(kind, hours(20), of_year)}});
        }
    }
}

TEST_CASE("DIF could be entered until 30 June 2021") {
    Story().given({account_opened(), {date(2021, 6, 30), credit(dif, hours(120), 2014)}});
    Story()
        .given({account_opened()})
        .when(date(2021, 7, 1), credit(dif, hours(120), 2014))
        .refused(Reason::deadline_passed);
    for (const HourKind kind : {cpf, cec, public_})
        Story().given({account_opened(), {date(2021, 7, 1), credit(kind, hours(20))}});
}

TEST_CASE("from the migration on, hours are converted in the same decision") {
    const auto converted = [](HourKind kind, Date on, std::optional<Date> clock) {
        Story story;
        story.given({account_opened(date(2015, 1, 1))});
        if (clock) story.clock(*clock);
        story.when(on, credit(kind, hours(20)));
        return story.events().size() == 2;
    };
    for (const HourKind kind : {cpf, dif, cec, public_}) {
        const bool migrates = kind != public_;
        CHECK_FALSE(converted(kind, date(2019, 11, 20), std::nullopt));
        CHECK(converted(kind, date(2019, 11, 21), std::nullopt) == migrates);
        CHECK_FALSE(converted(kind, date(2018, 1, 1), date(2019, 11, 20)));
        CHECK(converted(kind, date(2018, 1, 1), date(2019, 11, 21)) == migrates);  // the clock is past 20 November
    }
    // a day before there was a rate: the migration's
    Story()
        .given({account_opened()})
        .clock(date(2020, 1, 1))
        .when(date(2016, 3, 1), credit(cec, hours(20), 2015))
        .then({{event::HoursCredited{.kind = cec, .year = year(2015), .credited = hours(20), .ceiling = hours(60)},
                {"credit_hours.cec@2015-01-01"},
                {"HRS source:cec +2000 civic", "HRS cec:available -2000 civic"}},
               {event::HoursConverted{
                    .kind = cec, .centihours = hours(20), .rate = euros(12), .cents = euros(240)},  // decree 2018-1349
                {"conversion.cec@2019-01-01"},
                {"HRS cec:available +2000 civic", "HRS converted -2000 civic", "EUR converted +24000 civic",
                 "EUR cec:available -24000 civic"}}});
    // these hours, not the others of the account
    Story story;
    story.given({account_opened(), hours_credited(cpf, hours(100)), {date(2019, 12, 1), credit(cpf, hours(20))}});
    CHECK(story.available(cpf) == hours(100));
    CHECK(story.available(Bucket::annual) == euros(300));
}

TEST_CASE("what is converted at once pays a debt") {
    Story()
        .given({account_opened(), claimed(euros(100))})
        .when(date(2020, 3, 1), credit(dif, hours(20), 2014))
        .then({{event::HoursCredited{.kind = dif, .year = year(2014), .credited = hours(20), .ceiling = hours(120)},
                {"credit_hours.dif@2015-01-01"},
                {"HRS source:dif +2000", "HRS dif:available -2000"}},
               {event::HoursConverted{
                    .kind = dif, .centihours = hours(20), .rate = euros(15), .cents = euros(300), .debt = euros(100)},
                {"conversion.dif@2019-01-01", "debt.recovery@2015-01-01"},
                {"HRS dif:available +2000", "HRS converted -2000", "EUR converted +30000", "EUR dif:available -20000",
                 "EUR holder:debt -10000"}}});
}

TEST_CASE("crediting hours: the order of refusals") {
    // each rung with all the later ones failing too: ceiling < year < deadline < frozen < closed
    const auto full = [](std::initializer_list<Act> more, HourKind kind) {
        Story story;
        story.given({account_opened(), hours_credited(kind, kind == dif ? hours(120) : hours(150))}).given(more);
        return story;
    };
    full({}, cpf).when(date(2018, 9, 1), credit(cpf, hours(1), 2018)).refused(Reason::ceiling_reached);
    full({}, cpf).when(date(2018, 9, 1), credit(cpf, hours(1), 2014)).refused(Reason::wrong_date);
    full({}, dif).when(date(2021, 7, 1), credit(dif, hours(1), 2014)).refused(Reason::deadline_passed);
    full({retired()}, dif).when(date(2021, 7, 1), credit(dif, hours(1), 2014)).refused(Reason::account_frozen);
    full({retired()}, cpf).when(date(2021, 7, 1), credit(cpf, hours(1), 2014)).refused(Reason::account_frozen);
    full({account_closed()}, dif).when(date(2021, 7, 1), credit(dif, hours(1), 2014)).refused(Reason::account_closed);
    full({retired()}, public_)
        .when(date(2021, 7, 1), credit(cec, hours(1)))
        .then({
            {event::HoursCredited{.kind = cec, .year = year(2017), .credited = hours(1), .ceiling = hours(60)},
             {"credit_hours.cec@2015-01-01"},
             {"HRS source:cec +100 civic", "HRS cec:available -100 civic"}},
            {event::HoursConverted{.kind = cec, .centihours = hours(1), .rate = euros(12), .cents = euros(12)},
             {"conversion.cec@2019-01-01"},
             {"HRS cec:available +100 civic", "HRS converted -100 civic", "EUR converted +1200 civic",
              "EUR cec:available -1200 civic"}},
        });
    full({died()}, public_).when(date(2021, 7, 1), credit(cec, hours(1))).refused(Reason::account_frozen);
}

}  // namespace grandlivre::test
