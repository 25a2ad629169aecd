#include "engine/law/financing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/engine/law/law_book.h"

using namespace grandlivre;
using wire::GrantKind;
using wire::SplitSource;
using wire::TopUpKind;
using wire::TrainingKind;

namespace {

GrantId grant_id(std::uint8_t number) {
    GrantId id;
    id.bytes.back() = number;
    return id;
}

GrantOffer grant(std::uint8_t number, GrantKind kind, Cents available, std::optional<Date> use_by = {},
                 std::vector<TrainingKind> restriction = {}) {
    return {.grant = grant_id(number),
            .funder = Siren(100u + number),
            .kind = kind,
            .use_by = use_by,
            .restriction = std::move(restriction),
            .available = available};
}

/// Funders of top-ups are numbered by their place.
std::vector<TopUpOffer> top_ups(std::vector<std::pair<TopUpKind, Cents>> offers) {
    std::vector<TopUpOffer> all;
    for (const auto& [kind, cents] : offers)
        all.push_back({.funder = Siren(static_cast<std::uint32_t>(all.size() + 1)), .kind = kind, .cents = cents});
    return all;
}

/// "grant 7 30000", "opco 1 500", "annual 100000": what a line is paid from, and cents.
std::string text_of(const FinancingLine& line) {
    if (line.grant) {
        CHECK(line.source == SplitSource::grant);
        CHECK(line.funder == Siren(100u + line.grant->bytes.back()));
        CHECK_FALSE(line.top_up);
        return fmt::format("grant {} {}", line.grant->bytes.back(), line.cents.count());
    }
    if (line.top_up) {
        CHECK(line.source == SplitSource::top_up);
        return fmt::format("{} {} {}", wire::EnumNameTopUpKind(*line.top_up), line.funder->digits(),
                           line.cents.count());
    }
    CHECK_FALSE(line.funder);
    return fmt::format("{} {}", wire::EnumNameSplitSource(line.source), line.cents.count());
}

std::string text_of(const Financing& financing) {
    std::vector<std::string> lines;
    for (const FinancingLine& line : financing.lines) lines.push_back(text_of(line));
    return fmt::format("{}", fmt::join(lines, ", "));
}

/// Of an employee who buys a diploma in 2023, when there was no participation.
FinancingCase plain(Date on = date(2023, 3, 1)) {
    return {.on = on,
            .price = euros(1000),
            .training = TrainingKind::rncp,
            .job_seeker = false,
            .annual = Cents(),
            .dif = Cents(),
            .cec = Cents(),
            .grants = {},
            .top_ups = {}};
}

std::vector<std::string> names(const std::vector<const RuleEntry*>& rules) {
    std::vector<std::string> names;
    for (const RuleEntry* rule : rules) names.push_back(rule->name);
    return names;
}

}  // namespace

TEST_CASE("sources are used in the order of the day of acceptance") {
    struct Row {
        Date on;
        Cents price;
        std::string lines;
        Cents holder;
        std::string source;
    };
    const std::string all_2019 = "dif 10000, annual 20000, cec 5000, grant 1 30000, region 1 15000";
    for (const Row& row : {
             Row{date(2019, 11, 21), euros(1000), all_2019, euros(200), "D5151-11, F10705: DIF, yearly, civic rights"},
             Row{date(2019, 12, 31), euros(120), "dif 10000, annual 2000", Cents(), "the same"},
             Row{date(2020, 1, 1), euros(1000), all_2019, euros(200), "R6333-3: rights acquired, then the others"},
             Row{date(2024, 5, 1), euros(651), "dif 10000, annual 20000, cec 5000, grant 1 30000, region 1 100",
                 Cents(), "R6333-3: top-ups only for what is left"},
             Row{date(2025, 12, 4), euros(400), "dif 10000, annual 19777", Cents(102'23), "the day before the change"},
             Row{date(2025, 12, 5), euros(400), "grant 1 29777", Cents(102'23),
                 "R6333-3 since 2025-12-05: grants first"},
             Row{date(2025, 12, 5), euros(1000), "grant 1 30000, dif 10000, annual 20000, cec 5000, region 1 15000",
                 euros(200), "R6333-3 since 2025-12-05"},
         }) {
        CAPTURE(row.source);
        CAPTURE(to_text(row.on));
        FinancingCase given = plain(row.on);
        given.price = row.price;
        given.dif = euros(100);
        given.annual = euros(200);
        given.cec = euros(50);
        given.grants = {grant(1, GrantKind::voluntary, euros(300))};
        given.top_ups = top_ups({{TopUpKind::region, euros(150)}});
        const Financing financing = finance(given, default_book());
        CHECK(text_of(financing) == row.lines);
        CHECK(financing.holder == row.holder);
        CHECK(financing.not_eligible.empty());
    }
}

TEST_CASE("the participation of each day, of a course of 1000 €") {
    struct Row {
        Date on;
        Cents participation;
        std::string lines;
        std::string source;
    };
    for (const Row& row : {
             Row{date(2019, 11, 21), Cents(), "annual 100000", "none"},
             Row{date(2024, 5, 1), Cents(), "annual 100000", "the day before decree 2024-394"},
             Row{date(2024, 5, 2), euros(100), "annual 90000", "decree 2024-394"},
             Row{date(2024, 12, 31), euros(100), "annual 90000", "the day before"},
             Row{date(2025, 1, 1), Cents(102'23), "annual 89777", "digital-langues.fr: 897.77 € of rights"},
             Row{date(2025, 12, 31), Cents(102'23), "annual 89777", "the day before"},
             Row{date(2026, 1, 1), Cents(103'20), "annual 89680", "centre-inffo 2026-01-29"},
         }) {
        CAPTURE(row.source);
        FinancingCase given = plain(row.on);
        given.annual = euros(5000);
        const Financing financing = finance(given, default_book());
        CHECK(financing.participation == row.participation);
        CHECK(financing.holder == row.participation);
        CHECK(text_of(financing) == row.lines);
    }
}

TEST_CASE("who pays the participation, in 2025: 102.23 € of 1000 €") {
    struct Row {
        Cents annual;
        bool job_seeker;
        std::vector<std::pair<TopUpKind, Cents>> offers;
        Cents participation;
        std::string lines;
        Cents holder;
        std::string source;
    };
    const Cents due(102'23);
    for (const Row& row : {
             Row{euros(950), false, {}, due, "annual 89777", due, "DGEFP: the whole participation, rights stay"},
             Row{euros(850), false, {}, due, "annual 85000", euros(150), "DGEFP: it is inside the remainder"},
             Row{Cents(), false, {}, due, "", euros(1000), "nothing but the holder"},
             Row{euros(5000), true, {}, Cents(), "annual 100000", Cents(), "L6323-7: job seekers"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::employer, euros(10)}},
                 Cents(),
                 "annual 100000",
                 Cents(),
                 "L6323-7: an employer's commitment exempts, used or not"},
             Row{euros(900),
                 false,
                 {{TopUpKind::c2p, euros(10)}},
                 Cents(),
                 "annual 90000, c2p 1 1000",
                 euros(90),
                 "L6323-7: C2P points"},
             Row{euros(900),
                 false,
                 {{TopUpKind::at_mp, euros(200)}},
                 Cents(),
                 "annual 90000, at_mp 1 10000",
                 Cents(),
                 "L6323-7: AT-MP branch"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::region, euros(200)}},
                 due,
                 "annual 89777",
                 due,
                 "L6323-7: a region neither exempts nor pays it"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::opco, euros(50)}},
                 due,
                 "annual 89777, opco 1 5000",
                 Cents(52'23),
                 "lexplicite: an OPCO pays, a part"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::opco, euros(200)}},
                 due,
                 "annual 89777, opco 1 10223",
                 Cents(),
                 "lexplicite: an OPCO pays all, and no more"},
             Row{euros(800),
                 false,
                 {{TopUpKind::opco, euros(150)}},
                 due,
                 "annual 80000, opco 1 15000",
                 euros(50),
                 "it covers 97.77, then 52.23 of the participation, on one line"},
             Row{euros(800),
                 false,
                 {{TopUpKind::opco, euros(90)}},
                 due,
                 "annual 80000, opco 1 9000",
                 euros(110),
                 "it has nothing left"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::opco, euros(60)}, {TopUpKind::opco, euros(60)}},
                 due,
                 "annual 89777, opco 1 6000, opco 2 4223",
                 Cents(),
                 "in order of commitment"},
             Row{euros(800),
                 false,
                 {{TopUpKind::opco, euros(60)}, {TopUpKind::region, euros(60)}, {TopUpKind::opco, euros(60)}},
                 due,
                 "annual 80000, opco 1 6000, region 2 3777, opco 3 6000",
                 Cents(42'23),
                 "97.77 out of 60 and 37.77; the second OPCO pays 60 of the participation"},
             Row{euros(5000),
                 false,
                 {{TopUpKind::opco, euros(60)}, {TopUpKind::employer, euros(60)}},
                 Cents(),
                 "annual 100000",
                 Cents(),
                 "a payer beside an exemption"},
         }) {
        CAPTURE(row.source);
        FinancingCase given = plain(date(2025, 6, 2));
        given.annual = row.annual;
        given.job_seeker = row.job_seeker;
        given.top_ups = top_ups(row.offers);
        const Financing financing = finance(given, default_book());
        CHECK(financing.participation == row.participation);
        CHECK(text_of(financing) == row.lines);
        CHECK(financing.holder == row.holder);
    }
}

TEST_CASE("the participation is never more than the price") {
    for (const std::int64_t price : {1, 102'22, 102'23, 102'24}) {
        CAPTURE(price);
        FinancingCase given = plain(date(2025, 6, 2));
        given.price = Cents(price);
        given.annual = euros(5000);
        const Financing financing = finance(given, default_book());
        CHECK(financing.participation == Cents(std::min<std::int64_t>(price, 102'23)));
        CHECK(financing.holder == financing.participation);
        CHECK(text_of(financing) == (price == 102'24 ? "annual 1" : ""));
    }
}

TEST_CASE("grants by kind, then the earliest to be used, then id") {
    const Date on = date(2025, 12, 5);
    FinancingCase given = plain(on);
    given.job_seeker = true;
    given.grants = {
        grant(1, GrantKind::other, euros(10)),
        grant(2, GrantKind::whistleblower, euros(10)),
        grant(3, GrantKind::platform, euros(10)),
        grant(5, GrantKind::voluntary, euros(10)),  // no last day: after the dated ones
        grant(4, GrantKind::voluntary, euros(10)),  // the smaller id
        grant(6, GrantKind::voluntary, euros(10), date(2026, 1, 1)),
        grant(8, GrantKind::voluntary, euros(10), date(2025, 12, 31)),
        grant(7, GrantKind::voluntary, euros(10), date(2025, 12, 31)),     // the smaller id
        grant(9, GrantKind::voluntary, euros(10), on),                     // its last day
        grant(10, GrantKind::voluntary, euros(999), on - Days(1)),         // expired
        grant(11, GrantKind::apc, euros(999), {}, {TrainingKind::bilan}),  // for another kind of training
        grant(12, GrantKind::apc, euros(10), {}, {TrainingKind::bilan, TrainingKind::rncp}),
        grant(13, GrantKind::agreement, euros(10)),
        grant(14, GrantKind::corrective, euros(10), date(2030, 1, 1)),
        grant(15, GrantKind::corrective, Cents()),  // used up
    };
    const Financing financing = finance(given, default_book());
    CHECK(text_of(financing) ==
          "grant 14 1000, grant 12 1000, grant 13 1000, grant 9 1000, grant 7 1000, grant 8 1000, grant 6 1000, "
          "grant 4 1000, grant 5 1000, grant 3 1000, grant 2 1000, grant 1 1000");
    CHECK(financing.holder == euros(880));
    given.price = euros(35);
    CHECK(text_of(finance(given, default_book())) == "grant 14 1000, grant 12 1000, grant 13 1000, grant 9 500");
}

TEST_CASE("yearly rights are limited by kind of training since 2026-02-26") {
    struct Row {
        TrainingKind training;
        std::optional<Cents> ceiling;
        std::string source;
    };
    for (const Row& row : {
             Row{TrainingKind::rs, euros(1500), "D6323-1 A"},
             Row{TrainingKind::bilan, euros(1600), "D6323-1 A"},
             Row{TrainingKind::light_licence, euros(900), "D6323-1 A"},
             Row{TrainingKind::clea, {}, "D6323-1 A: but the CléA base"},
             Row{TrainingKind::rncp, {}, "L6323-6"},
             Row{TrainingKind::vae, {}, "L6323-6"},
             Row{TrainingKind::heavy_licence, {}, "L6323-6"},
         }) {
        CAPTURE(wire::EnumNameTrainingKind(row.training));
        CAPTURE(row.source);
        FinancingCase given = plain(date(2026, 2, 25));
        given.price = euros(3000);
        given.training = row.training;
        given.job_seeker = true;
        given.annual = euros(5000);
        CHECK(text_of(finance(given, default_book())) == "annual 300000");
        given.on = date(2026, 2, 26);
        const Cents used = row.ceiling.value_or(euros(3000));
        const Financing financing = finance(given, default_book());
        CHECK(text_of(financing) == fmt::format("annual {}", used.count()));
        CHECK(financing.holder == euros(3000) - used);
        const auto& usage = default_book().financing_usage;
        CHECK(usage.find(given.on)->terms.of(row.training) == row.ceiling);
        CHECK_FALSE(usage.find(date(2026, 2, 25)));
    }
}

TEST_CASE("the limit binds yearly rights alone, and the participation lies inside what is above it") {
    FinancingCase given = plain(date(2026, 3, 2));
    given.training = TrainingKind::rs;
    given.annual = euros(5000);
    given.price = euros(1600);  // 1496.80 of 1500 €
    CHECK(text_of(finance(given, default_book())) == "annual 149680");
    CHECK(finance(given, default_book()).holder == Cents(103'20));
    given.price = euros(1700);  // DGEFP: max(103.20, 1700 - 1500)
    CHECK(text_of(finance(given, default_book())) == "annual 150000");
    CHECK(finance(given, default_book()).holder == euros(200));
    given.price = euros(5000);
    given.dif = euros(700);
    given.cec = euros(300);
    given.grants = {grant(1, GrantKind::voluntary, euros(400))};
    given.top_ups = top_ups({{TopUpKind::region, euros(600)}});
    CHECK(text_of(finance(given, default_book())) ==
          "grant 1 40000, dif 70000, annual 150000, cec 30000, region 1 60000");
    CHECK(finance(given, default_book()).holder == euros(1500));
}

TEST_CASE("a light-vehicle licence since 2026-02-26") {
    struct Row {
        bool job_seeker;
        std::vector<std::pair<TopUpKind, Cents>> offers;
        bool eligible;
        std::string source;
    };
    for (const Row& row : {
             Row{false, {}, false, "D6323-8: neither"},
             Row{true, {}, true, "D6323-8: job seekers"},
             Row{false, {{TopUpKind::region, Cents(99'99)}}, false, "D6323-8: below 100 €"},
             Row{false, {{TopUpKind::region, euros(100)}}, true, "D6323-8: 100 €"},
             Row{false, {{TopUpKind::region, euros(60)}, {TopUpKind::opco, euros(40)}}, true, "in all"},
             Row{false,
                 {{TopUpKind::association, euros(500)}, {TopUpKind::other, euros(500)}},
                 false,
                 "L6323-4 II 2° to 12°: neither associations nor others"},
             Row{false, {{TopUpKind::association, euros(500)}, {TopUpKind::employer, euros(100)}}, true, "100 € count"},
         }) {
        CAPTURE(row.source);
        FinancingCase given = plain(date(2026, 2, 25));
        given.training = TrainingKind::light_licence;
        given.annual = euros(5000);
        given.job_seeker = row.job_seeker;
        given.top_ups = top_ups(row.offers);
        CHECK(finance(given, default_book()).not_eligible.empty());
        given.on = date(2026, 2, 26);
        const Financing financing = finance(given, default_book());
        CHECK(financing.not_eligible.empty() == row.eligible);
        CHECK(financing.lines.empty() != row.eligible);
        given.training = TrainingKind::heavy_licence;
        CHECK(finance(given, default_book()).not_eligible.empty());
    }
    FinancingCase given = plain(date(2026, 2, 26));
    given.training = TrainingKind::light_licence;
    const Financing refused = finance(given, default_book());
    CHECK(refused.not_eligible ==
          "a light-vehicle licence needs a job seeker, or top-ups of 10000 cents or more by other than association, "
          "other; there are 0");
    CHECK(names(refused.rules) == std::vector<std::string>{"financing.light_licence@2026-02-26"});
}

TEST_CASE("volunteers' training is paid by civic rights alone") {
    struct Row {
        Date on;
        Cents cec;
        std::string lines;
        Cents holder;
        std::string source;
    };
    for (const Row& row : {
             Row{date(2019, 11, 21), euros(300), "cec 30000", euros(200), "D5151-11"},
             Row{date(2024, 5, 1), euros(720), "cec 50000", Cents(), "D5151-11"},
             Row{date(2025, 6, 2), euros(300), "cec 30000", euros(200), "the participation is inside the remainder"},
             Row{date(2025, 6, 2), euros(720), "cec 39777", Cents(102'23), "CT R6333-3: no top-up for it either"},
             Row{date(2026, 3, 2), Cents(), "", euros(500), "no civic rights"},
         }) {
        CAPTURE(row.source);
        FinancingCase given = plain(row.on);
        given.price = euros(500);
        given.training = TrainingKind::volunteer;
        given.annual = given.dif = euros(1000);
        given.cec = row.cec;
        given.grants = {grant(1, GrantKind::voluntary, euros(1000), {}, {TrainingKind::volunteer})};
        given.top_ups = top_ups({{TopUpKind::opco, euros(1000)}});
        const Financing financing = finance(given, default_book());
        CHECK(text_of(financing) == row.lines);
        CHECK(financing.holder == row.holder);
    }
}

TEST_CASE("a financing names the entries that decided it") {
    struct Row {
        Date on;
        TrainingKind training;
        Cents grant;
        std::vector<std::string> rules;
    };
    const std::string first = "financing.order@2019-11-21";
    const std::string second = "financing.order@2020-01-01";
    const std::string third = "financing.order@2025-12-05";
    const std::string grants = "financing.grants@2019-11-21";
    const std::string participation = "financing.participation@2026-01-01";
    const std::string usage = "financing.usage@2026-02-26";
    const Date late = date(2026, 2, 26);
    for (const Row& row : {
             Row{date(2019, 12, 31), TrainingKind::rs, Cents(), {first}},
             Row{date(2020, 1, 1), TrainingKind::rs, euros(5), {second, grants}},
             Row{date(2024, 5, 1), TrainingKind::rs, Cents(), {second}},
             Row{date(2024, 5, 2), TrainingKind::rs, Cents(), {second, "financing.participation@2024-05-02"}},
             Row{date(2025, 12, 4), TrainingKind::rs, Cents(), {second, "financing.participation@2025-01-01"}},
             Row{date(2025, 12, 5), TrainingKind::rs, euros(5), {third, grants, "financing.participation@2025-01-01"}},
             Row{date(2026, 2, 25), TrainingKind::rs, Cents(), {third, participation}},
             Row{late, TrainingKind::rs, Cents(), {third, participation, usage}},
             Row{late, TrainingKind::vae, Cents(), {third, participation}},
             Row{late,
                 TrainingKind::light_licence,
                 euros(5),
                 {third, grants, participation, usage, "financing.light_licence@2026-02-26"}},
             Row{late, TrainingKind::volunteer, euros(5), {third, participation, "financing.volunteer@2019-11-21"}},
         }) {
        CAPTURE(to_text(row.on));
        CAPTURE(wire::EnumNameTrainingKind(row.training));
        FinancingCase given = plain(row.on);
        given.training = row.training;
        given.job_seeker = true;
        given.grants = {grant(1, GrantKind::apc, row.grant)};
        CHECK(names(finance(given, default_book()).rules) == row.rules);
    }
}

TEST_CASE("lines and the holder's part make the price, and no source gives more than it has") {
    const Cents amounts[] = {Cents(), Cents(1), Cents(99'99), euros(800)};
    for (const Date on : {date(2019, 11, 21), date(2024, 5, 2), date(2025, 12, 5), date(2026, 2, 26)})
        for (const TrainingKind training : wire::EnumValuesTrainingKind())
            for (const Cents price : {Cents(1), euros(100), euros(2000)})
                for (const Cents annual : amounts)
                    for (const Cents granted : amounts)
                        for (const Cents committed : amounts) {
                            FinancingCase given = plain(on);
                            given.price = price;
                            given.training = training;
                            given.annual = annual;
                            given.cec = granted;
                            given.grants = {grant(1, GrantKind::apc, granted), grant(2, GrantKind::apc, annual)};
                            given.top_ups = top_ups({{TopUpKind::opco, committed}, {TopUpKind::region, annual}});
                            const Financing financing = finance(given, default_book());
                            if (!financing.not_eligible.empty()) continue;
                            Cents sum = financing.holder;
                            Cents by_opco;
                            for (const FinancingLine& line : financing.lines) {
                                REQUIRE(line.cents > Cents());
                                sum += line.cents;
                                if (line.top_up == TopUpKind::opco) by_opco = line.cents;
                                if (line.source == SplitSource::annual) REQUIRE(line.cents <= annual);
                            }
                            REQUIRE(sum == price);
                            REQUIRE(by_opco <= committed);
                            REQUIRE(financing.holder >= Cents());
                            REQUIRE(financing.holder + by_opco >= financing.participation);
                        }
}
