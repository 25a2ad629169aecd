#include <doctest/doctest.h>

#include <limits>

#include "tests/support/given_when_then.h"

/// ReserveHours, DebitHours, ReleaseHours: dossiers managed in hours, before and
/// across the migration of 2019-11-21.
namespace grandlivre::test {
namespace {

using enum HourKind;

const DossierId first = nth<DossierId>(1), second = nth<DossierId>(2);
const std::string dossiers = "hours.dossiers@2015-01-01";
constexpr Date migration = date(2019, 11, 21), day_before = date(2019, 11, 20), last_day = date(2019, 12, 31),
               end = date(2020, 1, 1);

request::ReserveHours reserve(HourKind kind, Centihours hours, DossierId id = first, Date validated_on = day_before,
                              Date session_start = date(2020, 1, 6)) {
    return {.dossier = id,
            .kind = kind,
            .centihours = hours,
            .provider = provider,
            .validated_on = validated_on,
            .session_start = session_start};
}
request::DebitHours debit(HourKind kind, Centihours hours, DossierId id = first) {
    return {.dossier = id, .kind = kind, .centihours = hours};
}
request::ReleaseHours release(HourKind kind, Centihours hours, DossierId id = first) {
    return {.dossier = id, .kind = kind, .centihours = hours};
}

event::HoursReserved reserved_event(HourKind kind, Centihours hours, Cents cents = {}) {
    return {.dossier = first,
            .kind = kind,
            .centihours = hours,
            .cents = cents,
            .provider = provider,
            .validated_on = day_before,
            .session_start = date(2020, 1, 6),
            .last_day = last_day};
}

Dimensions of(DossierId id) { return {.dossier = id, .provider = provider}; }

/// Hours of each kind, unreserved: cpf 100, dif 60, cec 40.
Story with_hours() {
    Story story;
    story.given({account_opened(), hours_credited(cpf, hours(100)), hours_credited(dif, hours(60)),
                 hours_credited(cec, hours(40))});
    return story;
}

/// The same in euros: 1500, 900, 480.
Story with_euros() {
    Story story = with_hours();
    story.given({hours_converted(cpf), hours_converted(dif), hours_converted(cec)});
    return story;
}

}  // namespace

TEST_CASE("before the migration all movements are in hours") {
    Story story = with_hours();
    story.when(date(2019, 9, 1), reserve(cpf, hours(30)))
        .then({{reserved_event(cpf, hours(30)),
                {dossiers},
                {"HRS cpf:available +3000", "HRS cpf:reserved -3000"},
                {},
                of(first)}})
        .when(date(2019, 10, 1), debit(cpf, hours(12)))
        .then({{event::HoursDebited{.dossier = first, .kind = cpf, .centihours = hours(12)},
                {dossiers},
                {"HRS cpf:reserved +1200", "HRS used -1200"},
                {},
                of(first)}})
        .when(day_before, release(cpf, hours(18)))
        .then({{event::HoursReleased{.dossier = first, .kind = cpf, .centihours = hours(18)},
                {dossiers},
                {"HRS cpf:reserved +1800", "HRS cpf:available -1800"},
                {},
                of(first)}})
        .when(day_before, debit(cpf, Centihours(1)))
        .refused(Reason::wrong_state);  // hours_ended
    CHECK(story.available(cpf) == hours(88));
    CHECK(balance_of(story.account().holdings).debited == Cents());  // hours that were used are no euros
    with_hours()
        .when(date(2019, 9, 1), reserve(cec, hours(40)))
        .then({{reserved_event(cec, hours(40)),
                {dossiers},
                {"HRS cec:available +4000 civic", "HRS cec:reserved -4000 civic"},
                {},
                of(first)}});
    with_hours().when(date(2019, 9, 1), reserve(cpf, Centihours(100'01))).refused(Reason::insufficient_rights);
    with_euros().when(day_before, reserve(cpf, hours(1))).refused(Reason::insufficient_rights);  // the hours are gone
}

TEST_CASE("from the migration on, reservations take euros at the kind's rate") {
    with_euros()
        .when(migration, reserve(cpf, hours(30)))
        .then({{reserved_event(cpf, hours(30), euros(450)),
                {dossiers, "conversion.cpf@2019-01-01"},
                {"EUR annual:available +45000", "EUR annual:reserved -45000"},
                {},
                of(first)}});
    with_euros()
        .when(last_day, reserve(dif, hours(60)))
        .then({{reserved_event(dif, hours(60), euros(900)),
                {dossiers, "conversion.dif@2019-01-01"},
                {"EUR dif:available +90000", "EUR dif:reserved -90000"},
                {},
                of(first)}});
    with_euros()
        .when(last_day, reserve(cec, hours(40)))
        .then({{reserved_event(cec, hours(40), euros(480)),
                {dossiers, "conversion.cec@2019-01-01"},
                {"EUR cec:available +48000 civic", "EUR cec:reserved -48000 civic"},
                {},
                of(first)}});
    with_euros().when(migration, reserve(cpf, Centihours(100'01))).refused(Reason::insufficient_rights);
    with_hours()
        .when(migration, reserve(cpf, hours(1)))
        .refused(Reason::insufficient_rights);  // hours are no euros yet
    // more hours than 64 bits of cents can tell
    with_euros()
        .when(migration, reserve(cpf, Centihours(std::numeric_limits<std::int64_t>::max())))
        .refused(Reason::insufficient_rights);
    with_hours()
        .when(day_before, reserve(cpf, Centihours(std::numeric_limits<std::int64_t>::max())))
        .refused(Reason::insufficient_rights);
}

TEST_CASE("from the migration on, only what was validated or began before it") {
    struct Row {
        Date on, validated_on, session_start;
        bool taken;
        std::string why;
    };
    for (const Row& row : {
             Row{migration, day_before, date(2020, 1, 6), true, "validated the day before"},
             Row{migration, migration, day_before, true, "began the day before"},
             Row{migration, migration, migration, false, "neither"},
             Row{last_day, day_before, day_before, true, "both"},
             Row{last_day, date(2019, 12, 1), date(2019, 12, 1), false, "neither"},
             Row{end, day_before, day_before, false, "closed"},
             Row{day_before, date(2019, 12, 1), date(2019, 12, 1), true, "in hours, nobody asks"},
         }) {
        CAPTURE(row.why);
        Story story = row.on < migration ? with_hours() : with_euros();
        story.when(row.on, reserve(cpf, hours(1), first, row.validated_on, row.session_start));
        if (row.taken)
            CHECK(story.events().size() == 1);
        else
            story.refused(Reason::hours_closed);
    }
}

TEST_CASE("hours held from before are converted movement by movement") {
    // 7.51 h × 15 = 112.65; the rest of the reservation stays in hours
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cpf, hours(30))}, hours_converted(cpf, date(2019, 10, 1))})
        .when(migration, debit(cpf, Centihours(7'51)))
        .then({{event::HoursConverted{.kind = cpf,
                                      .centihours = Centihours(7'51),
                                      .rate = euros(15),
                                      .cents = Cents(112'65),
                                      .reserved = true},
                {"conversion.cpf@2019-01-01"},
                {"HRS cpf:reserved +751", "HRS converted -751", "EUR converted +11265", "EUR annual:reserved -11265"},
                {},
                of(first)},
               {event::HoursDebited{
                    .dossier = first, .kind = cpf, .centihours = Centihours(7'51), .cents = Cents(112'65)},
                {dossiers},
                {"EUR annual:reserved +11265", "EUR used -11265"},
                {},
                of(first)}});
    CHECK(story.reserved(cpf) == Centihours(22'49));
    CHECK(story.reserved(Bucket::annual) == Cents());
    story.when(last_day, release(cpf, Centihours(22'49)))
        .then({{event::HoursConverted{.kind = cpf,
                                      .centihours = Centihours(22'49),
                                      .rate = euros(15),
                                      .cents = Cents(337'35),
                                      .reserved = true},
                {"conversion.cpf@2019-01-01"},
                {"HRS cpf:reserved +2249", "HRS converted -2249", "EUR converted +33735", "EUR annual:reserved -33735"},
                {},
                of(first)},
               {event::HoursReleased{
                    .dossier = first, .kind = cpf, .centihours = Centihours(22'49), .cents = Cents(337'35)},
                {dossiers},
                {"EUR annual:reserved +33735", "EUR annual:available -33735"},
                {},
                of(first)}});
    CHECK(balance_of(story.account().holdings).debited + Cents(337'35) == euros(450));  // 30 h × 15
    CHECK(story.available(Bucket::annual) == euros(1050) + Cents(337'35));
}

TEST_CASE("each kind moves at its own rate") {
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cec, hours(40))},
                 {migration, debit(cec, hours(10))},
                 {migration, release(cec, hours(30))}});
    CHECK(story.available(Bucket::cec) == euros(360));  // 30 × 12
    CHECK(balance_of(story.account().holdings).debited == euros(120));
    Story dif_story = with_hours();
    dif_story.given({{date(2019, 9, 1), reserve(dif, hours(60))}, {migration, release(dif, hours(60))}});
    CHECK(dif_story.available(Bucket::dif) == euros(900));
}

TEST_CASE("a dossier opened in euros moves euros, whatever the day of the movement") {
    Story story = with_euros();
    story.given({{migration, reserve(cpf, hours(30))}})
        .when(date(2019, 12, 5), debit(cpf, hours(10)))
        .then({{event::HoursDebited{.dossier = first, .kind = cpf, .centihours = hours(10), .cents = euros(150)},
                {dossiers},
                {"EUR annual:reserved +15000", "EUR used -15000"},
                {},
                of(first)}})
        .when(day_before, release(cpf, hours(20)))  // within a stream `on` may go back
        .then({{event::HoursReleased{.dossier = first, .kind = cpf, .centihours = hours(20), .cents = euros(300)},
                {dossiers},
                {"EUR annual:reserved +30000", "EUR annual:available -30000"},
                {},
                of(first)}});
    CHECK(story.reserved(Bucket::annual) == Cents());
}

TEST_CASE("what is released in euros pays a debt first, civic rights never do") {
    Story story = with_euros();
    story.given(
        {{migration, reserve(cpf, hours(30))}, claimed(euros(2400), date(2019, 12, 1))});  // 1050 + 900 withheld
    CHECK(story.debt() == euros(450));
    story.when(date(2019, 12, 2), release(cpf, hours(20)))
        .then({{event::HoursReleased{
                    .dossier = first, .kind = cpf, .centihours = hours(20), .cents = euros(300), .debt = euros(300)},
                {dossiers, "debt.recovery@2015-01-01"},
                {"EUR annual:reserved +30000", "EUR holder:debt -30000"},
                {},
                of(first)}});
    story.given({{date(2019, 12, 2), reserve(cec, hours(40), second)}})
        .when(date(2019, 12, 3), release(cec, hours(40), second))
        .then({{event::HoursReleased{.dossier = second, .kind = cec, .centihours = hours(40), .cents = euros(480)},
                {dossiers},
                {"EUR cec:reserved +48000 civic", "EUR cec:available -48000 civic"},
                {},
                of(second)}});
    CHECK(story.debt() == euros(150));
}

TEST_CASE("reserving: the order of refusals") {
    const auto long_gone = reserve(cpf, hours(999), first, date(2020, 2, 1), date(2020, 2, 1));
    Story story = with_euros();
    story.given({{migration, reserve(cpf, hours(1))}});
    story.when(end, long_gone).refused(Reason::dossier_exists);
    Story(story).given({retired()}).when(end, long_gone).refused(Reason::account_frozen);
    with_euros().given({account_closed()}).when(end, long_gone).refused(Reason::account_closed);
    with_euros().when(end, long_gone).refused(Reason::hours_closed);
    with_euros().when(last_day, long_gone).refused(Reason::hours_closed);
    with_euros().when(last_day, reserve(cpf, hours(999))).refused(Reason::insufficient_rights);
    // a dossier that ended keeps its id, and one of another kind too
    story.given({{migration, debit(cpf, hours(1))}})
        .when(migration, reserve(dif, hours(1)))
        .refused(Reason::dossier_exists);
}

TEST_CASE("moving: the order of refusals") {
    for (const bool is_debit : {true, false}) {
        CAPTURE(is_debit);
        const auto move = [&](HourKind kind, Centihours hours, DossierId id = first) {
            return is_debit ? RequestBody(debit(kind, hours, id)) : RequestBody(release(kind, hours, id));
        };
        Story held = with_hours();
        held.given({{date(2019, 9, 1), reserve(cpf, hours(30))}});
        Story ended = held;
        ended.given({{date(2019, 9, 2), debit(cpf, hours(30))}});

        held.when(date(2019, 9, 3), move(cpf, hours(1), second)).refused(Reason::unknown_dossier);
        Story(ended).given({account_closed()}).when(end, move(cpf, hours(31), second)).refused(Reason::unknown_dossier);
        Story(ended).given({account_closed()}).when(end, move(cpf, hours(31))).refused(Reason::account_closed);
        ended.when(end, move(cpf, hours(31))).refused(Reason::hours_closed);
        ended.when(last_day, move(cpf, hours(31))).refused(Reason::wrong_state);
        held.when(last_day, move(cpf, Centihours(30'01))).refused(Reason::amount_exceeds_reservation);
        held.when(date(2019, 9, 3), move(dif, hours(1)))
            .refused(Reason::amount_exceeds_reservation);  // of that kind it holds none
        held.given({{date(2019, 9, 3), move(cpf, hours(30))}});
        CHECK(held.reserved(cpf) == Centihours());
    }
}

TEST_CASE("a frozen account ends its dossiers") {
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cpf, hours(30))},
                 died(date(2019, 9, 2)),
                 {date(2019, 9, 3), debit(cpf, hours(10))},
                 {migration, release(cpf, hours(20))}});
    CHECK(story.available(Bucket::annual) == euros(300));
    CHECK(story.available(cpf) == hours(70));
}

TEST_CASE("the clock that passes 20 November converts what is unreserved") {
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cpf, hours(30))}}).when_clock(day_before).then({});
    story.when_clock(migration)
        .then({{event::HoursConverted{.kind = cpf, .centihours = hours(70), .rate = euros(15), .cents = euros(1050)},
                {"conversion.cpf@2019-01-01", "hours.migration@2015-01-01"},
                {"HRS cpf:available +7000", "HRS converted -7000", "EUR converted +105000",
                 "EUR annual:available -105000"}},
               {event::HoursConverted{.kind = dif, .centihours = hours(60), .rate = euros(15), .cents = euros(900)},
                {"conversion.dif@2019-01-01", "hours.migration@2015-01-01"},
                {"HRS dif:available +6000", "HRS converted -6000", "EUR converted +90000", "EUR dif:available -90000"}},
               {event::HoursConverted{.kind = cec, .centihours = hours(40), .rate = euros(12), .cents = euros(480)},
                {"conversion.cec@2019-01-01", "hours.migration@2015-01-01"},
                {"HRS cec:available +4000 civic", "HRS converted -4000 civic", "EUR converted +48000 civic",
                 "EUR cec:available -48000 civic"}}})
        .when_clock(last_day)
        .then({});
    CHECK(story.reserved(cpf) == hours(30));
}

TEST_CASE("the migration spares public hours and closed accounts, and takes the frozen") {
    Story agent;
    agent.given({account_opened(), hours_credited(public_, hours(100))}).when_clock(date(2026, 1, 1)).then({});
    CHECK(agent.available(public_) == hours(100));
    with_hours().given({account_closed()}).when_clock(date(2026, 1, 1)).then({});
    for (const Act& cause : {retired(), died()}) {
        Story frozen = with_hours();
        frozen.given({cause}).when_clock(migration);
        CHECK(frozen.events().size() == 3);
    }
}

TEST_CASE("the migration pays debts, kind by kind") {
    Story story = with_hours();
    story.given({claimed(euros(2000))}).when_clock(migration);
    CHECK(story.debt() == Cents());
    CHECK(story.available(Bucket::annual) == Cents());  // 1500 paid
    CHECK(story.available(Bucket::dif) == euros(400));  // 500 of 900 paid
    CHECK(story.available(Bucket::cec) == euros(480));
}

TEST_CASE("the clock that passes 31 December releases what dossiers still hold, dated 1 January") {
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cpf, hours(30))},
                 {date(2019, 9, 1), reserve(cec, hours(10), second)},
                 {date(2019, 9, 2), debit(cpf, hours(20))}});
    story.when_clock(last_day);
    story.when_clock(date(2020, 3, 1))
        .then({{event::HoursConverted{
                    .kind = cpf, .centihours = hours(10), .rate = euros(15), .cents = euros(150), .reserved = true},
                {"conversion.cpf@2019-01-01"},
                {"HRS cpf:reserved +1000", "HRS converted -1000", "EUR converted +15000", "EUR annual:reserved -15000"},
                end,
                of(first)},
               {event::HoursReleased{.dossier = first, .kind = cpf, .centihours = hours(10), .cents = euros(150)},
                {dossiers},
                {"EUR annual:reserved +15000", "EUR annual:available -15000"},
                end,
                of(first)},
               {event::HoursConverted{
                    .kind = cec, .centihours = hours(10), .rate = euros(12), .cents = euros(120), .reserved = true},
                {"conversion.cec@2019-01-01"},
                {"HRS cec:reserved +1000 civic", "HRS converted -1000 civic", "EUR converted +12000 civic",
                 "EUR cec:reserved -12000 civic"},
                end,
                of(second)},
               {event::HoursReleased{.dossier = second, .kind = cec, .centihours = hours(10), .cents = euros(120)},
                {dossiers},
                {"EUR cec:reserved +12000 civic", "EUR cec:available -12000 civic"},
                end,
                of(second)}});
    for (const auto& [id, dossier] : story.account().hour_dossiers) CHECK(dossier.ended());
}

TEST_CASE("a dossier that holds euros gives them back, and a debt takes them") {
    Story story = with_euros();
    story
        .given({{migration, reserve(cpf, hours(30))},
                claimed(euros(2000), date(2019, 12, 1))})  // 1050 + 900 withheld, 50 owed
        .when_clock(end)
        .then({{event::HoursReleased{
                    .dossier = first, .kind = cpf, .centihours = hours(30), .cents = euros(450), .debt = euros(50)},
                {dossiers, "debt.recovery@2015-01-01"},
                {"EUR annual:reserved +45000", "EUR holder:debt -5000", "EUR annual:available -40000"},
                end,
                of(first)}});
}

TEST_CASE("one clock over both days: the migration first, then the dossiers") {
    Story story = with_hours();
    story.given({{date(2019, 9, 1), reserve(cpf, hours(30))}}).when_clock(date(2025, 1, 1));
    REQUIRE(story.events().size() == 5);
    for (std::size_t i = 0; i < 3; ++i) CHECK(story.events()[i].on == migration);
    for (std::size_t i = 3; i < 5; ++i) CHECK(story.events()[i].on == end);
    CHECK(story.available(Bucket::annual) == euros(1500));
}

TEST_CASE("rules that ended bind no more, and stop nobody") {
    // the day after its last, the exception for dossiers is what it was at its end: closed
    const RuleBook ended =
        book_of(edited("{ since = 2015-01-01, euros_from", "{ since = 2015-01-01, until = 2022-12-31, euros_from"));
    Story(ended).given({account_opened()}).when(date(2023, 1, 1), reserve(cpf, hours(1))).refused(Reason::hours_closed);
    const RuleBook no_recovery = book_of(
        edited("{ since = 2015-01-01, withheld_from", "{ since = 2015-01-01, until = 2022-12-31, withheld_from"));
    Story owing(no_recovery);
    owing.given(
        {account_opened(), claimed(euros(100)), work_declared(2022, 1607)});  // a debt is paid as long as it lasts
    CHECK(owing.debt() == Cents());
    owing.when(date(2023, 1, 1), request::ClaimFromHolder{.cents = euros(1), .cause = "undue_use"})
        .refused(Reason::wrong_date);
    const RuleBook no_rate = book_of(edited(
        R"({ since = 2019-01-01, cents_per_hour = 15_00, inside_ceiling = false, whole_hours = false, bucket = "annual")",
        R"({ since = 2019-01-01, until = 2022-12-31, cents_per_hour = 15_00, inside_ceiling = false, whole_hours = false, bucket = "annual")"));
    Story late(no_rate);
    late.given({account_opened(),
                {date(2023, 1, 1), request::CreditHours{.kind = cpf, .centihours = hours(10), .year = year(2017)}}});
    CHECK(late.available(Bucket::annual) == euros(150));
}

}  // namespace grandlivre::test
