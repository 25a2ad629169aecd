#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

/// DeclareActivity: a year's credit over all its declarations; only the difference moves.
namespace grandlivre::test {
namespace {

using enum ActivityCategory;

const std::string employee_rule = "credit.employee@2019-01-01", increased_rule = "credit.increased@2019-01-01",
                  disability_rule = "credit.disability@2019-06-09", esat_rule = "credit.esat@2019-01-01",
                  self_employed_rule = "credit.self_employed@2019-01-01",
                  public_rule = "credit.public_agent@2020-01-01", ceiling = "ceiling.annual@2015-01-01",
                  public_ceiling = "ceiling.public@2015-01-01", recovery = "debt.recovery@2015-01-01";

event::RightsCredited credited(int of_year, Cents cents, Cents truncated = {}, Cents debt = {},
                               Cents under = euros(5000)) {
    event::RightsCredited event;
    event.year = year(of_year);
    event.credited = cents;
    event.truncated = truncated;
    event.debt = debt;
    event.ceiling = under;
    return event;
}

/// What an account gets for one year, all declared on 1 March after it.
Cents credit_of(int of_year, std::initializer_list<request::DeclareActivity> declarations, bool flagged = false) {
    Story story;
    story.given({account_opened()});
    if (flagged) story.given({low_qualified(true, date(of_year, 6, 1))});
    std::uint64_t place = 0;
    static const Siret sites[]{employer, other_employer, provider};
    for (auto declaration : declarations) {
        declaration.employer = sites[place++];
        story.given({{date(of_year + 1, 3, 1), declaration}});
    }
    return story.available(Bucket::annual);
}

request::DeclareActivity employed(std::int64_t worked, std::int64_t reference = 0, bool disability = false) {
    auto body = work(2019, worked);
    body.reference = reference;
    body.disability = disability;
    return body;
}
request::DeclareActivity months(std::int64_t worked, bool paid = true) {
    auto body = work(2019, worked, WorkUnit::months, self_employed);
    body.contribution_paid = paid;
    return body;
}

}  // namespace

TEST_CASE("a year's work is credited the year after") {
    // published, f3c.cfdt.fr: 600/1607 × 500 = 186.68326... → 186.69
    Story()
        .given({account_opened()})
        .when(date(2020, 3, 1), work(2019, 600))
        .then({{event::ActivityDeclared{.year = year(2019),
                                        .employer = employer,
                                        .worked = 600,
                                        .reference = 1607,
                                        .entitlement = Cents(186'69)},
                {employee_rule, ceiling},
                {}},
               {credited(2019, Cents(186'69)),
                {employee_rule, ceiling},
                {"EUR source:annual +18669", "EUR annual:available -18669"}}});
}

TEST_CASE("the yearly amounts, declared and credited") {
    struct Row {
        Cents cents;
        Cents credit;
        std::string source;
    };
    const auto pay = [](std::int64_t worked, std::int64_t reference) {
        auto body = work(2019, worked, WorkUnit::pay);
        body.reference = reference;
        return body;
    };
    for (const Row& row : {
             Row{Cents(249'85), credit_of(2019, {employed(803)}), "CT R6323-1 II: 500 × 803/1607 = 249.8444..."},
             Row{Cents(500'00), credit_of(2019, {employed(804)}), "CT R6323-1 I: 804/1607 is one half or more"},
             Row{Cents(500'00), credit_of(2019, {employed(9999)}), "more than full time"},
             Row{Cents(199'13), credit_of(2019, {employed(400)}, true), "L6323-11-1: 800 × 400/1607 = 199.1288..."},
             Row{Cents(114'68), credit_of(2019, {work(2019, 50, WorkUnit::days)}), "500 × 50/218 = 114.678..."},
             Row{Cents(56'00), credit_of(2019, {employed(7, 100)}, true), "800 × 7 % = 56, exactly"},
             Row{Cents(54'40), credit_of(2019, {employed(17, 250)}, true), "800 × 17/250 = 54.40, exactly"},
             Row{Cents(3'50), credit_of(2019, {employed(7, 1600)}, true), "800 × 7/1600 = 3.50, exactly"},
             Row{Cents(100'00), credit_of(2019, {pay(400'000, 2'000'000)}), "pay: one fifth"},
             Row{Cents(800'00), credit_of(2019, {employed(1607, 0, true)}), "D6323-3-3: 500 + 300"},
             Row{Cents(800'00), credit_of(2019, {employed(1607, 0, true)}, true), "the increases exclude each other"},
             Row{Cents(800'00), credit_of(2019, {work(2019, 1, WorkUnit::hours, esat)}), "R6323-29: any working time"},
             Row{Cents(166'67), credit_of(2019, {months(4)}), "R6323-22: 500 × 4/12"},
             Row{Cents(291'67), credit_of(2019, {months(7)}), "R6323-22: 500 × 7/12"},
             Row{Cents(500'00), credit_of(2019, {months(8), months(7)}), "12 months at most"},
             Row{Cents(0), credit_of(2019, {months(12, false)}), "R6323-22: the contribution is not paid"},
             Row{Cents(500'00), credit_of(2019, {employed(400), employed(404)}),
                 "several employers are one working time: 804/1607"},
             Row{Cents(249'85), credit_of(2019, {employed(400), employed(403)}), "803/1607"},
             Row{Cents(500'00), credit_of(2019, {employed(600), months(12)}),
                 "R6323-27: the most favourable, never the sum"},
             Row{Cents(800'00), credit_of(2019, {employed(1607), work(2019, 1, WorkUnit::hours, esat)}), "R6323-27"},
             Row{Cents(500'00), credit_of(2019, {employed(1607), employed(0, 0, true)}),
                 "a withdrawn declaration's disability is ignored"},
             Row{Cents(500'00), credit_of(2019, {months(12)}, true), "the flag is for employees"},
         }) {
        CAPTURE(row.source);
        CHECK(row.credit == row.cents);
    }
}

TEST_CASE("which years are credited") {
    struct Row {
        int of_year;
        Date on;
        ActivityCategory category;
        bool credited;
        std::string source;
    };
    for (const Row& row : {
             Row{2019, date(2019, 12, 31), employee, false, "the year is not over"},
             Row{2019, date(2020, 1, 1), employee, true, "R6323-1: in euros from 2019 on"},
             Row{2018, date(2020, 1, 1), employee, false, "2018 was credited in hours"},
             Row{2018, date(2019, 1, 1), esat, false, "L6323-34 since 2019"},
             Row{2019, date(2020, 1, 1), esat, true, "L6323-34 since 2019"},
             Row{2017, date(2019, 6, 1), self_employed, false, "L6323-27: 2018 is the first"},
             Row{2018, date(2018, 12, 31), self_employed, false, "the year is not over"},
             Row{2018, date(2019, 1, 1), self_employed, true, "L6323-27: 2018 is the first"},
             Row{2019, date(2020, 6, 1), public_agent, false, "decree 2019-1392: 2020 is the first"},
             Row{2020, date(2020, 12, 31), public_agent, false, "the year is not over"},
             Row{2020, date(2021, 1, 1), public_agent, true, "decree 2019-1392"},
             Row{2019, date(2035, 1, 1), employee, true, "as late as it may be"},
         }) {
        CAPTURE(row.source);
        CAPTURE(row.of_year);
        auto body = work(row.of_year, row.category == self_employed ? 12 : 1200,
                         row.category == self_employed ? WorkUnit::months : WorkUnit::hours, row.category);
        body.contribution_paid = true;
        Story story;
        story.given({account_opened()}).when(row.on, body);
        if (row.credited)
            CHECK(story.events().size() == 2);
        else
            story.refused(Reason::wrong_date);
    }
}

TEST_CASE("the status comes before the year") {
    Story()
        .given({account_opened(), retired()})
        .when(date(2019, 3, 1), work(2019, 1607))
        .refused(Reason::account_frozen);
    Story()
        .given({account_opened(), account_closed()})
        .when(date(2019, 3, 1), work(2019, 1607))
        .refused(Reason::account_closed);
}

TEST_CASE("the ceiling cuts a credit, and what it cut is recorded") {
    // CT R6323-1 I: 4800 + 500 under 5000. 150 h of CPF, 120 h of DIF, 500, 450 of 500: 5000; 200 are then used
    Story story;
    story
        .given({account_opened(), hours_credited(HourKind::cpf, hours(150)), hours_credited(HourKind::dif, hours(120)),
                hours_converted(HourKind::cpf), hours_converted(HourKind::dif)})
        .given(full_time(2019, 2020))
        .given({{date(2021, 3, 2), request::DebitWithoutPayment{.cents = euros(200), .cause = DebitCause::ptp}}});
    CHECK(story.available(Bucket::annual) + story.available(Bucket::dif) == euros(4800));
    story.when(date(2022, 3, 1), work(2021, 1607))
        .then({{event::ActivityDeclared{.year = year(2021),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}},
               {credited(2021, euros(200), euros(300)),
                {employee_rule, ceiling},
                {"EUR source:annual +20000", "EUR annual:available -20000"}}});
    // nothing of it comes back by itself, even when there is room again
    story.given({{date(2022, 4, 1), request::DebitWithoutPayment{.cents = euros(1000), .cause = DebitCause::ptp}}})
        .when(date(2022, 5, 1), work(2021, 1600))
        .then({{event::ActivityDeclared{.year = year(2021),
                                        .employer = employer,
                                        .worked = 1600,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}}});
    // full: the whole credit is truncated
    Story full;
    full.given({account_opened(), hours_credited(HourKind::cpf, hours(150)), hours_credited(HourKind::dif, hours(120)),
                hours_converted(HourKind::cpf), hours_converted(HourKind::dif)})
        .given(full_time(2019, 2020))
        .when(date(2022, 3, 1), work(2021, 1607))
        .then({{event::ActivityDeclared{.year = year(2021),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}},
               {credited(2021, Cents(), euros(500)), {employee_rule, ceiling}, {}}});
}

TEST_CASE("reserved rights and DIF fill the ceiling") {
    const auto reserved = nth<DossierId>(1);
    Story story;
    story
        .given({account_opened(),
                hours_credited(HourKind::cpf, hours(150)),
                hours_credited(HourKind::dif, hours(120)),
                hours_converted(HourKind::cpf),
                hours_converted(HourKind::dif),
                {date(2019, 12, 1), request::ReserveHours{.dossier = reserved,
                                                          .kind = HourKind::cpf,
                                                          .centihours = hours(150),
                                                          .provider = provider,
                                                          .validated_on = date(2019, 11, 20),
                                                          .session_start = date(2019, 12, 1)}}})
        .given(full_time(2019, 2020))  // 2250 reserved + 1800 of DIF + 950: 50 of 2020 were cut
        .when(date(2022, 3, 1), work(2021, 1607));
    CHECK(story.available(Bucket::annual) == euros(950));
    CHECK(story.reserved(Bucket::annual) == euros(2250));
}

TEST_CASE("the ceiling is the year's: 8000 when it is flagged, with disability, or ESAT") {
    const auto ceiling_of = [](const request::DeclareActivity& body, bool flagged) {
        Story story;
        story.given({account_opened()});
        if (flagged) story.given({low_qualified(true, date(2020, 1, 1))});
        story.when(date(2021, 3, 1), body);
        return std::get<event::RightsCredited>(story.events().at(1).body).ceiling;
    };
    auto disabled = work(2020, 1607);
    disabled.disability = true;
    auto paid = work(2020, 12, WorkUnit::months, self_employed);
    paid.contribution_paid = true;
    CHECK(ceiling_of(work(2020, 1607), false) == euros(5000));
    CHECK(ceiling_of(work(2020, 1607), true) == euros(8000));
    CHECK(ceiling_of(disabled, false) == euros(8000));
    CHECK(ceiling_of(work(2020, 1, WorkUnit::hours, esat), false) == euros(8000));
    CHECK(ceiling_of(paid, false) == euros(5000));
    CHECK(ceiling_of(paid, true) == euros(5000));  // flagged, but no employee declaration
}

TEST_CASE("a later declaration of the employer replaces the earlier one") {
    Story story;
    story.given({account_opened(), work_declared(2019, 803)})
        .when(date(2020, 4, 1), work(2019, 804))  // one hour more: a step, not a slope
        .then({{event::ActivityDeclared{.year = year(2019),
                                        .employer = employer,
                                        .worked = 804,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}},
               {credited(2019, Cents(250'15)),
                {employee_rule, ceiling},
                {"EUR source:annual +25015", "EUR annual:available -25015"}}})
        .when(date(2020, 5, 1), work(2019, 803))  // and back
        .then({{event::ActivityDeclared{.year = year(2019),
                                        .employer = employer,
                                        .worked = 803,
                                        .reference = 1607,
                                        .entitlement = Cents(249'85)},
                {employee_rule, ceiling},
                {}},
               {event::RightsCorrected{.year = year(2019), .cents = Cents(250'15)},
                {employee_rule, ceiling, recovery},
                {"EUR source:annual -25015", "EUR annual:available +25015"}}})
        .when(date(2020, 6, 1), work(2019, 0))  // withdrawn: it counts as none
        .then({{event::ActivityDeclared{.year = year(2019), .employer = employer, .reference = 1607},
                {employee_rule, ceiling},
                {}},
               {event::RightsCorrected{.year = year(2019), .cents = Cents(249'85)},
                {employee_rule, ceiling, recovery},
                {"EUR source:annual -24985", "EUR annual:available +24985"}}});
    CHECK(story.available(Bucket::annual) == Cents());
}

TEST_CASE("an employer's declaration may change its category") {
    Story story;
    story.given({account_opened(), work_declared(2020, 1607, WorkUnit::hours, public_agent)})
        .when(date(2021, 4, 1), work(2020, 1607))
        .then({{event::ActivityDeclared{.year = year(2020),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}},
               {credited(2020, euros(500)),
                {employee_rule, ceiling},
                {"EUR source:annual +50000", "EUR annual:available -50000"}},
               {event::RightsCorrected{.year = year(2020), .centihours = hours(25)},
                {employee_rule, ceiling},
                {"HRS source:public -2500", "HRS public:available +2500"}}});
}

TEST_CASE("a correction that was truncated only, and one that is owed") {
    Story story;
    story
        .given({account_opened(), hours_credited(HourKind::cpf, hours(150)), hours_credited(HourKind::dif, hours(120)),
                hours_converted(HourKind::cpf), hours_converted(HourKind::dif)})
        .given(full_time(2019, 2020))  // 4550, then 450 of 500 fit
        .when(date(2021, 4, 1), [] {
            auto body = work(2020, 9);
            body.reference = 20;  // 500 × 9/20 = 225: less than a half
            return body;
        }());
    // 275 less: 50 were truncated, 225 come out
    CHECK(std::get<event::RightsCorrected>(story.events().at(1).body).from_truncated == euros(50));
    CHECK(std::get<event::RightsCorrected>(story.events().at(1).body).cents == euros(225));
    // and then there is nothing truncated any more
    story.when(date(2021, 5, 1), work(2020, 0));
    CHECK(std::get<event::RightsCorrected>(story.events().at(1).body).from_truncated == Cents());
    CHECK(std::get<event::RightsCorrected>(story.events().at(1).body).cents == euros(225));

    Story spent;
    spent.given({account_opened()})
        .given(full_time(2019, 2019))
        .given({{date(2020, 4, 1),
                 request::DebitWithoutPayment{.cents = euros(500), .cause = DebitCause::bought_by_funder}}})
        .when(date(2020, 5, 1), work(2019, 0))
        .then({{event::ActivityDeclared{.year = year(2019), .employer = employer, .reference = 1607},
                {employee_rule, ceiling},
                {}},
               {event::RightsCorrected{.year = year(2019), .cents = euros(500), .debt = euros(500)},
                {employee_rule, ceiling, recovery},
                {"EUR source:annual -50000", "EUR holder:debt +50000"}}});
}

TEST_CASE("a credit pays the debt first; room is tested on all of it") {
    Story story;
    story.given({account_opened(), claimed(euros(120))})
        .when(date(2020, 3, 1), work(2019, 1607))
        .then({{event::ActivityDeclared{.year = year(2019),
                                        .employer = employer,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500)},
                {employee_rule, ceiling},
                {}},
               {credited(2019, euros(500), Cents(), euros(120)),
                {employee_rule, ceiling, recovery},
                {"EUR source:annual +50000", "EUR annual:available -38000", "EUR holder:debt -12000"}}});
}

TEST_CASE("public agents get hours, to the nearest one, inside 150 or 400") {
    const auto declare = [](std::int64_t worked, bool flagged) {
        Story story;
        story.given({account_opened()});
        if (flagged) story.given({low_qualified(true, date(2020, 1, 1))});
        story.given({{date(2021, 3, 1), work(2020, worked, WorkUnit::hours, public_agent)}});
        return story.available(HourKind::public_);
    };
    CHECK(declare(1607, false) == hours(25));  // decree 2017-928 art. 3
    CHECK(declare(3000, false) == hours(25));
    CHECK(declare(1607, true) == hours(50));
    CHECK(declare(1000, false) == hours(16));   // 15.55...
    CHECK(declare(900, false) == hours(14));    // 14.0012...
    CHECK(declare(32, false) == Centihours());  // 0.497...: nothing

    Story()
        .given({account_opened(),
                {date(2021, 1, 5),
                 request::CreditHours{.kind = HourKind::public_, .centihours = hours(140), .year = year(2019)}}})
        .when(date(2021, 3, 1), work(2020, 1607, WorkUnit::hours, public_agent))
        .then({{event::ActivityDeclared{.year = year(2020),
                                        .employer = employer,
                                        .category = public_agent,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .public_entitlement = hours(25)},
                {public_rule, public_ceiling},
                {}},
               {event::HoursCredited{.kind = HourKind::public_,
                                     .year = year(2020),
                                     .credited = hours(10),
                                     .truncated = hours(15),
                                     .ceiling = hours(150),
                                     .yearly = true},
                {public_rule, public_ceiling},
                {"HRS source:public +1000", "HRS public:available -1000"}}});
    Story flagged;
    flagged
        .given({account_opened(),
                low_qualified(true, date(2020, 1, 1)),
                {date(2021, 1, 5),
                 request::CreditHours{.kind = HourKind::public_, .centihours = hours(150), .year = year(2019)}}})
        .given({{date(2021, 3, 1), work(2020, 1607, WorkUnit::hours, public_agent)}});
    CHECK(flagged.available(HourKind::public_) == hours(200));  // inside 400
}

TEST_CASE("public hours and euros of one year stand apart") {
    Story story;
    story.given({account_opened(), work_declared(2020, 1607)});
    auto agent = work(2020, 1607, WorkUnit::hours, public_agent);
    agent.employer = other_employer;
    story.when(date(2021, 3, 1), agent)
        .then({{event::ActivityDeclared{.year = year(2020),
                                        .employer = other_employer,
                                        .category = public_agent,
                                        .worked = 1607,
                                        .reference = 1607,
                                        .entitlement = euros(500),
                                        .public_entitlement = hours(25)},
                {employee_rule, ceiling, public_rule, public_ceiling},
                {}},
               {event::HoursCredited{.kind = HourKind::public_,
                                     .year = year(2020),
                                     .credited = hours(25),
                                     .ceiling = hours(150),
                                     .yearly = true},
                {employee_rule, ceiling, public_rule, public_ceiling},
                {"HRS source:public +2500", "HRS public:available -2500"}}});
}

TEST_CASE("the events name the entries that decided them") {
    const auto rules_of = [](const request::DeclareActivity& body, bool flagged = false) {
        Story story;
        story.given({account_opened()});
        if (flagged) story.given({low_qualified(true, date(2020, 1, 1))});
        story.when(date(2021, 3, 1), body);
        const RuleNames& names = story.events().front().rules;
        return std::vector<std::string>(names.begin(), names.end());
    };
    auto disabled = work(2020, 1607);
    disabled.disability = true;
    using Names = std::vector<std::string>;
    CHECK(rules_of(work(2020, 1607)) == Names{employee_rule, ceiling});
    CHECK(rules_of(work(2020, 1607), true) == Names{employee_rule, increased_rule, ceiling});
    CHECK(rules_of(disabled) == Names{employee_rule, disability_rule, ceiling});
    CHECK(rules_of(work(2020, 1, WorkUnit::hours, esat)) == Names{esat_rule, ceiling});
    CHECK(rules_of(work(2020, 1, WorkUnit::months, self_employed)) == Names{self_employed_rule, ceiling});
    CHECK(rules_of(work(2020, 1607, WorkUnit::hours, public_agent)) == Names{public_rule, public_ceiling});
}

TEST_CASE("a new amount binds from its day on") {
    const std::string end = R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },)";
    const RuleBook next = book_of(edited(end, end + R"(
  { since = 2026-01-01, base_cents = 600_00, full_from = "1/2", reference_hours = 1607, reference_days = 218, first_year = 2019, rounding = "cent_up", law = "a law to come" },)"));
    for (const auto& [on, cents] :
         {std::pair(date(2025, 12, 31), euros(500)), std::pair(date(2026, 1, 1), euros(600))}) {
        CAPTURE(to_text(on));
        Story story(next);
        story.given({account_opened(), {on, work(2024, 1607)}});
        CHECK(story.available(Bucket::annual) == cents);
    }
}

}  // namespace grandlivre::test
