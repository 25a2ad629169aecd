#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// DeclareQualification and RevokeQualification (CT R6323-3-1).
namespace grandlivre::test {
namespace {

const std::string employee = "credit.employee@2019-01-01", increased = "credit.increased@2019-01-01",
                  ceiling = "ceiling.annual@2015-01-01", recovery = "debt.recovery@2015-01-01";

Expected revoked(int from) {
    return {event::QualificationRevoked{.from_year = year(from)}, {"qualification.revoking@2015-01-01"}, {}};
}

}  // namespace

TEST_CASE("a declaration counts from the year in which it is made, its end from the next") {
    const std::vector<std::string> rules{"qualification.declaring@2015-01-01"};
    Story story;
    story.given({account_opened()})
        .when(date(2019, 12, 31), request::DeclareQualification{.low_qualified = true})
        .then({{event::QualificationDeclared{.low_qualified = true, .from_year = year(2019)}, rules, {}}})
        .when(date(2021, 1, 1), request::DeclareQualification{.low_qualified = false})
        .then({{event::QualificationDeclared{.low_qualified = false, .from_year = year(2022)}, rules, {}}});
    for (const int of_year : {2018, 2019, 2020, 2021, 2022, 2023}) {
        CAPTURE(of_year);
        CHECK(story.account().low_qualified(year(of_year)) == (of_year >= 2019 && of_year <= 2021));
    }
}

TEST_CASE("what is told later wins, for all the years that it speaks of") {
    Story story;
    story.given({account_opened(), low_qualified(true, date(2018, 5, 1)), low_qualified(false, date(2020, 5, 1)),
                 low_qualified(true, date(2017, 5, 1))});  // a fact that comes late
    for (const int of_year : {2016, 2017, 2020, 2021, 2025})
        CHECK(story.account().low_qualified(year(of_year)) == (of_year >= 2017));
}

TEST_CASE("a flagged year gives 800 euros, under 8000") {
    // R6323-3-1: the credit of the year of the declaration is the first increased one
    Story story;
    story.given({account_opened(), low_qualified(true, date(2020, 12, 31))})
        .given(full_time(2019, 2019))
        .when(date(2021, 3, 1), work(2020, 1607))
        .then({{event::ActivityDeclared{.year = year(2020),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(800)},
                {employee, increased, ceiling},
                {}},
               {[] {
                    event::RightsCredited credited;
                    credited.year = year(2020);
                    credited.credited = euros(800);
                    credited.ceiling = euros(8000);
                    return credited;
                }(),
                {employee, increased, ceiling},
                {"EUR source:annual +80000", "EUR annual:available -80000"}}});
    CHECK(story.available(Bucket::annual) == euros(1300));  // 2019 was not flagged: 500
}

TEST_CASE("a false declaration takes back what each year gave too much, oldest first") {
    Story story;
    story.given({account_opened(), low_qualified(true, date(2019, 6, 1))})
        .given(full_time(2019, 2021))  // 3 × 800
        .given({{date(2022, 4, 1),
                 request::DebitWithoutPayment{.cents = euros(2000), .cause = DebitCause::ptp}}})  // 400 left
        .when(date(2022, 6, 1), request::RevokeQualification{.from_year = year(2020)})
        .then({revoked(2020),
               {event::RightsCorrected{.year = year(2020), .cents = euros(300)},
                {employee, ceiling, recovery},
                {"EUR source:annual -30000", "EUR annual:available +30000"}},
               // 100 are left: the rest is owed
               {event::RightsCorrected{.year = year(2021), .cents = euros(300), .debt = euros(200)},
                {employee, ceiling, recovery},
                {"EUR source:annual -30000", "EUR annual:available +10000", "EUR holder:debt +20000"}}});
    CHECK(story.available(Bucket::annual) == Cents());
    CHECK(story.debt() == euros(200));
    CHECK(story.account().low_qualified(year(2019)));
    CHECK_FALSE(story.account().low_qualified(year(2020)));
}

TEST_CASE("a correction comes out of annual, then dif, then is owed") {
    Story story;
    story
        .given({account_opened(), low_qualified(true, date(2019, 6, 1)), hours_credited(HourKind::dif, hours(10)),
                hours_converted(HourKind::dif)})
        .given(full_time(2019, 2019))
        .given({{date(2020, 4, 1),
                 request::DebitWithoutPayment{.cents = euros(750), .cause = DebitCause::ptp}}})  // dif 150, annual 600
        .given({{date(2020, 5, 1),
                 request::CreditHours{
                     .kind = HourKind::dif, .centihours = hours(2), .year = year(2014)}}})  // 30 euros of dif
        .when(date(2020, 6, 1), request::RevokeQualification{.from_year = year(2019)})
        .then({revoked(2019),
               {event::RightsCorrected{.year = year(2019), .cents = euros(300), .debt = euros(70)},
                {employee, ceiling, recovery},
                {"EUR source:annual -30000", "EUR annual:available +20000", "EUR dif:available +3000",
                 "EUR holder:debt +7000"}}});
}

TEST_CASE("what was only truncated is taken back first") {
    // 5 × 800 + 150 h of CPF (2250) + 120 h of DIF (1800) = 8050: nothing more fits under 8000
    Story story;
    story
        .given({account_opened(), low_qualified(true, date(2018, 6, 1)), hours_credited(HourKind::cpf, hours(150)),
                hours_credited(HourKind::dif, hours(120)), hours_converted(HourKind::cpf),
                hours_converted(HourKind::dif)})
        .given(full_time(2019, 2023));
    CHECK(story.available(Bucket::annual) == euros(6200));  // 2250 + 4 × 800 + 750: 50 of 2023 were cut
    story.when(date(2024, 6, 1), request::RevokeQualification{.from_year = year(2023)})
        .then({revoked(2023),
               {event::RightsCorrected{.year = year(2023), .cents = euros(250), .from_truncated = euros(50)},
                {employee, ceiling, recovery},
                {"EUR source:annual -25000", "EUR annual:available +25000"}}});
}

TEST_CASE("what the higher ceiling let in stays, and there is no room until the rights are below the lower one") {
    Story story;
    story.given({account_opened(), low_qualified(true, date(2019, 6, 1))}).given(full_time(2019, 2025));
    CHECK(story.available(Bucket::annual) == euros(5600));  // 7 × 800
    story.given({{date(2026, 4, 1), request::RevokeQualification{.from_year = year(2025)}}});
    CHECK(story.available(Bucket::annual) == euros(5300));
    story.when(date(2027, 3, 1), work(2026, 1607))
        .then({{event::ActivityDeclared{.year = year(2026),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee, ceiling},
                {}},
               {[] {
                    event::RightsCredited credited;
                    credited.year = year(2026);
                    credited.truncated = euros(500);
                    credited.ceiling = euros(5000);
                    return credited;
                }(),
                {employee, ceiling},
                {}}});
}

TEST_CASE("public hours are computed again too, and what is missing of them is forgiven") {
    // Decree 2017-928 art. 3: 50 hours flagged, 25 not
    Story story;
    story
        .given({account_opened(),
                low_qualified(true, date(2020, 6, 1)),
                work_declared(2020, 1607, WorkUnit::hours, ActivityCategory::public_agent),
                {date(2021, 4, 1), request::ConvertHours{.kind = HourKind::public_}},  // all 50 are gone
                {date(2021, 4, 2),
                 request::CreditHours{.kind = HourKind::public_, .centihours = hours(10), .year = year(2019)}}})
        .when(date(2021, 6, 1), request::RevokeQualification{.from_year = year(2020)})
        .then({revoked(2020),
               {event::RightsCorrected{.year = year(2020), .centihours = hours(10), .centihours_forgiven = hours(15)},
                {"credit.public_agent@2020-01-01", "ceiling.public@2015-01-01"},
                {"HRS source:public -1000", "HRS public:available +1000"}}});
    CHECK(story.debt() == Cents());
}

TEST_CASE("a revocation without declared years, or that changes nothing, says so and no more") {
    Story()
        .given({account_opened(), low_qualified(true, date(2019, 6, 1))})
        .when(date(2020, 1, 1), request::RevokeQualification{.from_year = year(2019)})
        .then({revoked(2019)});
    Story()
        .given({account_opened()})
        .given(full_time(2019, 2020))
        .when(date(2021, 6, 1), request::RevokeQualification{.from_year = year(2019)})
        .then({revoked(2019)});
    // dated before the years that it recomputes: the rates of their first entry
    Story()
        .given({account_opened(), low_qualified(true, date(2019, 1, 1))})
        .given(full_time(2019, 2019))
        .when(date(2018, 6, 1), request::RevokeQualification{.from_year = year(2019)})
        .then({revoked(2019),
               {event::RightsCorrected{.year = year(2019), .cents = euros(300)},
                {employee, ceiling, recovery},
                {"EUR source:annual -30000", "EUR annual:available +30000"}}});
}

TEST_CASE("flags count as they stand when a declaration is decided") {
    Story story;
    story.given({account_opened()}).given(full_time(2019, 2019)).given({low_qualified(true, date(2019, 6, 1))});
    CHECK(story.available(Bucket::annual) == euros(500));  // the flag alone moves nothing
    story.given({{date(2020, 5, 1), work(2019, 1607)}});   // declared again
    CHECK(story.available(Bucket::annual) == euros(800));
}

}  // namespace grandlivre::test
