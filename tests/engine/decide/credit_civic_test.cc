#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// CreditCivic: civic engagement in euros (CT D5151-14).
namespace grandlivre::test {
namespace {

request::CreditCivic civic(std::uint8_t activity, std::string category, int of_year, Cents cents = euros(240)) {
    return {
        .activity = nth<ActivityId>(activity), .category = std::move(category), .year = year(of_year), .cents = cents};
}

event::RightsCredited credited(const request::CreditCivic& of, Cents cents, Cents truncated = {}) {
    event::RightsCredited event;
    event.bucket = Bucket::cec;
    event.year = of.year;
    event.credited = cents;
    event.truncated = truncated;
    event.ceiling = euros(720);
    event.civic = std::make_unique<wire::CivicActivityT>();
    event.civic->activity = of.activity;
    event.civic->category = of.category;
    return event;
}

}  // namespace

TEST_CASE("an activity gives its rights, to 720 euros in all") {
    Story story;
    story.given({account_opened()})
        .when(date(2020, 3, 1), civic(1, "maire", 2019))
        .then({{credited(civic(1, "maire", 2019), euros(240)),
                {"credit.civic@2015-01-01"},
                {"EUR source:cec +24000 civic", "EUR cec:available -24000 civic"}}})
        .given({{date(2020, 3, 1), civic(2, "pompier", 2019)}})
        .when(date(2020, 3, 1), civic(3, "tuteur", 2019, Cents(239'99)))
        .then({{credited(civic(3, "tuteur", 2019), Cents(239'99)),
                {"credit.civic@2015-01-01"},
                {"EUR source:cec +23999 civic", "EUR cec:available -23999 civic"}}})
        .when(date(2020, 3, 1), civic(4, "reserve", 2019, Cents(100)))  // one cent of room
        .then({{credited(civic(4, "reserve", 2019), Cents(1), Cents(99)),
                {"credit.civic@2015-01-01"},
                {"EUR source:cec +1 civic", "EUR cec:available -1 civic"}}})
        .when(date(2020, 3, 1), civic(5, "association", 2019))
        .refused(Reason::ceiling_reached);
    CHECK(story.available(Bucket::cec) == euros(720));
}

TEST_CASE("civic rights are outside the yearly ceiling and pay no debt") {
    Story story;
    story
        .given({account_opened(), hours_credited(HourKind::cpf, hours(150)), hours_credited(HourKind::dif, hours(120)),
                hours_converted(HourKind::cpf), hours_converted(HourKind::dif)})
        .given(full_time(2019, 2020))
        .given({{date(2021, 4, 1), civic(1, "maire", 2019)}});
    CHECK(story.available(Bucket::cec) == euros(240));
    Story owing;
    owing.given({account_opened(), claimed(euros(100)), {date(2020, 1, 1), civic(1, "maire", 2019)}});
    CHECK(owing.available(Bucket::cec) == euros(240));
    CHECK(owing.debt() == euros(100));
}

TEST_CASE("hours of the former era and reserved rights fill the civic ceiling") {
    Story story;
    story.given({account_opened(), hours_credited(HourKind::cec, hours(60)), hours_converted(HourKind::cec)});
    story.when(date(2019, 12, 2), civic(1, "maire", 2018)).refused(Reason::ceiling_reached);
    story.given({{date(2019, 12, 1), request::ReserveHours{.dossier = nth<DossierId>(1),
                                                           .kind = HourKind::cec,
                                                           .centihours = hours(60),
                                                           .provider = provider,
                                                           .validated_on = date(2019, 11, 1),
                                                           .session_start = date(2019, 12, 1)}}});
    story.when(date(2019, 12, 2), civic(1, "maire", 2018)).refused(Reason::ceiling_reached);
    story
        .given({{date(2019, 12, 3),
                 request::DebitHours{.dossier = nth<DossierId>(1), .kind = HourKind::cec, .centihours = hours(5)}}})
        .when(date(2019, 12, 4), civic(1, "maire", 2018));  // 60 € were used
    CHECK(story.available(Bucket::cec) == euros(60));
    CHECK(story.reserved(Bucket::cec) == euros(660));
    // hours that are not converted yet are not euros
    Story hours_only;
    hours_only.given(
        {account_opened(), hours_credited(HourKind::cec, hours(60)), {date(2019, 3, 1), civic(1, "maire", 2018)}});
    CHECK(hours_only.available(Bucket::cec) == euros(240));
}

TEST_CASE("once an activity, once a category and year") {
    Story story;
    story.given({account_opened(), {date(2020, 3, 1), civic(1, "maire", 2019)}});
    story.when(date(2021, 3, 1), civic(1, "pompier", 2020)).refused(Reason::already_credited);
    story.when(date(2021, 3, 1), civic(2, "maire", 2019))
        .refused(Reason::ceiling_reached);  // one in a category and civil year
    story.given({{date(2021, 3, 1), civic(3, "maire", 2020)},
                 {date(2021, 3, 1), civic(4, "Maire", 2020)}});  // words as they are
    CHECK(story.available(Bucket::cec) == euros(720));
    // the activity, then the category, then the room
    story.when(date(2021, 3, 1), civic(1, "maire", 2019)).refused(Reason::already_credited);
    story.when(date(2021, 3, 1), civic(5, "maire", 2019)).refused(Reason::ceiling_reached);
    CHECK(story.account().civic_activities.size() == 3);
}

TEST_CASE("a retired holder goes on earning, a dead one does not") {
    Story().given({account_opened(), retired(), {date(2020, 3, 1), civic(1, "maire", 2019)}});
    Story()
        .given({account_opened(), retired(), died(date(2019, 6, 1))})
        .when(date(2020, 3, 1), civic(1, "maire", 2019))
        .refused(Reason::account_frozen);
    Story()
        .given({account_opened(), {date(2020, 3, 1), civic(1, "maire", 2019)}, died(date(2020, 6, 1))})
        .when(date(2020, 7, 1), civic(1, "maire", 2019))  // frozen comes before the activity
        .refused(Reason::account_frozen);
    Story()
        .given({account_opened(),
                {date(2020, 3, 1), civic(1, "maire", 2019)},
                died(date(2020, 6, 1)),
                account_closed(date(2020, 6, 2))})
        .when(date(2020, 7, 1), civic(1, "maire", 2019))
        .refused(Reason::account_closed);
}

}  // namespace grandlivre::test
