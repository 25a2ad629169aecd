#include "engine/law/yearly_credit.h"

#include <random>

#include "tests/engine/law/law_book.h"

using namespace grandlivre;
using wire::ActivityCategory;
using wire::WorkUnit;

namespace {

constexpr Date on = date(2021, 3, 1);
const Siret first_employer(11'111'111'100'001);
const Siret second_employer(22'222'222'200'002);
const Siret third_employer(33'333'333'300'003);

Declaration hours_of(std::int64_t worked, std::int64_t reference = 0, Siret employer = first_employer) {
    return {.employer = employer,
            .category = ActivityCategory::employee,
            .worked = worked,
            .reference = reference,
            .unit = WorkUnit::hours};
}
Declaration days_of(std::int64_t worked) {
    return {
        .employer = second_employer, .category = ActivityCategory::employee, .worked = worked, .unit = WorkUnit::days};
}
Declaration pay_of(std::int64_t worked, std::int64_t reference) {
    return {.employer = third_employer,
            .category = ActivityCategory::employee,
            .worked = worked,
            .reference = reference,
            .unit = WorkUnit::pay};
}
Declaration disabled(Declaration declaration) {
    declaration.disability = true;
    return declaration;
}
Declaration esat(std::int64_t worked) {
    return {.employer = second_employer, .category = ActivityCategory::esat, .worked = worked, .unit = WorkUnit::hours};
}
Declaration months_of(std::int64_t worked, bool paid = true, Siret employer = third_employer) {
    return {.employer = employer,
            .category = ActivityCategory::self_employed,
            .worked = worked,
            .unit = WorkUnit::months,
            .contribution_paid = paid};
}
Declaration agent(std::int64_t worked, std::int64_t reference = 0, Siret employer = first_employer) {
    return {.employer = employer,
            .category = ActivityCategory::public_agent,
            .worked = worked,
            .reference = reference,
            .unit = WorkUnit::hours};
}

std::string names(const Entitlement& year) {
    std::string names;
    for (const RuleEntry* entry : year.rules) names.append(names.empty() ? "" : " ").append(entry->rule());
    return names;
}

struct Row {
    std::vector<Declaration> declarations;
    bool flagged;
    std::int64_t cents;
    std::int64_t ceiling_euros;
    std::string rules;
    std::string source;
};

void check(const Row& row) {
    CAPTURE(row.source);
    const Entitlement year = yearly_entitlement(row.declarations, row.flagged, on, default_book());
    CHECK(year.euros.count() == row.cents);
    CHECK(year.ceiling == euros(row.ceiling_euros));
    CHECK(names(year) == row.rules);
    CHECK(year.public_hours == Centihours());
    CHECK(year.public_ceiling == (row.flagged ? hours(400) : hours(150)));
}

const char* ordinary = "credit.employee ceiling.annual";
const char* low_qualified = "credit.employee credit.increased ceiling.annual";
const char* disability = "credit.employee credit.disability ceiling.annual";

}  // namespace

TEST_CASE("an employee's year") {
    for (const Row& row : {
             Row{{hours_of(600, 1607)}, false, 186'69, 5000, ordinary, "f3c.cfdt.fr: 186.68326..."},
             Row{{hours_of(803)}, false, 249'85, 5000, ordinary, "CT R6323-1 II: 249.8444..."},
             Row{{hours_of(804)}, false, 500'00, 5000, ordinary, "CT R6323-1 I: from one half on"},
             Row{{hours_of(1607)}, false, 500'00, 5000, ordinary, "full time"},
             Row{{hours_of(3000)}, false, 500'00, 5000, ordinary, "more than full time is full time"},
             Row{{hours_of(1)}, false, 32, 5000, ordinary, "50000/1607 = 31.11... cents"},
             Row{{hours_of(400)}, true, 199'13, 8000, low_qualified, "CT L6323-11-1: 199.1288..."},
             Row{{hours_of(1607)}, true, 800'00, 8000, low_qualified, "CT R6323-3-1 I"},
             Row{{days_of(50)}, false, 114'68, 5000, ordinary, "CT R6323-1 II: 114.678..."},
             Row{{days_of(109)}, false, 500'00, 5000, ordinary, "109/218 is one half"},
             Row{{days_of(108)}, false, 247'71, 5000, ordinary, "500 x 108/218 = 247.706..."},
             Row{{hours_of(7, 100)}, true, 56'00, 8000, low_qualified, "56 exactly"},
             Row{{hours_of(17, 250)}, true, 54'40, 8000, low_qualified, "54.40 exactly"},
             Row{{hours_of(7, 1600)}, true, 3'50, 8000, low_qualified, "3.50 exactly"},
             Row{{pay_of(400'000, 2'000'000)}, false, 100'00, 5000, ordinary, "CT R6323-1 II: pay, one fifth"},
             Row{{hours_of(700, 1400)}, false, 500'00, 5000, ordinary, "the agreed time of 1400 hours: one half"},
             Row{{hours_of(699, 1400)}, false, 249'65, 5000, ordinary, "500 x 699/1400 = 249.642..."},
             Row{{disabled(hours_of(1607))}, false, 800'00, 8000, disability, "CT D6323-3-3: 500 + 300"},
             Row{{disabled(hours_of(400))}, false, 199'13, 8000, disability, "800 x 400/1607"},
             Row{{disabled(hours_of(1607))}, true, 800'00, 8000, low_qualified, "never added: the larger base counts"},
         })
        check(row);
}

TEST_CASE("several employers are one working time") {
    for (const Row& row : {
             Row{{hours_of(400), hours_of(404, 0, second_employer)}, false, 500'00, 5000, ordinary, "804/1607"},
             Row{{hours_of(400), hours_of(403, 0, second_employer)}, false, 249'85, 5000, ordinary, "803/1607"},
             Row{{hours_of(400, 1600), days_of(54)},
                 false,
                 248'86,
                 5000,
                 ordinary,
                 "1/4 + 54/218 = 217/436: 500 x 217/436 = 248.853..."},
             Row{{hours_of(400, 1600), days_of(55)}, false, 500'00, 5000, ordinary, "1/4 + 55/218 is above one half"},
             Row{{hours_of(1, 3), hours_of(1, 6, second_employer)},
                 false,
                 500'00,
                 5000,
                 ordinary,
                 "1/3 + 1/6 is exactly one half"},
             Row{{hours_of(1, 3), pay_of(1, 7)},
                 false,
                 238'10,
                 5000,
                 ordinary,
                 "500 x 10/21 = 238.0952...: rounded once"},
             Row{{hours_of(100, 1607), disabled(hours_of(300, 1607, second_employer))},
                 false,
                 199'13,
                 8000,
                 disability,
                 "any employer's declaration of disability"},
             Row{{hours_of(1607), hours_of(1607, 0, second_employer)},
                 false,
                 500'00,
                 5000,
                 ordinary,
                 "twice full time"},
         })
        check(row);
}

TEST_CASE("the other categories") {
    const char* esat_rules = "credit.esat ceiling.annual";
    const char* months_rules = "credit.self_employed ceiling.annual";
    for (const Row& row : {
             Row{{esat(1)}, false, 800'00, 8000, esat_rules, "CT L6323-34: full or part time alike"},
             Row{{esat(1607)}, true, 800'00, 8000, esat_rules, "no increase on top"},
             Row{{months_of(4)}, false, 166'67, 5000, months_rules, "CT R6323-22: 166.66..."},
             Row{{months_of(7)}, false, 291'67, 5000, months_rules, "CT R6323-22: 291.66..."},
             Row{{months_of(6)}, false, 250'00, 5000, months_rules, "no full amount from one half on"},
             Row{{months_of(12)}, false, 500'00, 5000, months_rules, "a whole year"},
             Row{{months_of(12)}, true, 500'00, 5000, months_rules, "the flag needs an employee declaration"},
             Row{{months_of(8), months_of(7, true, second_employer)},
                 false,
                 500'00,
                 5000,
                 months_rules,
                 "at most 12 months"},
             Row{{months_of(3), months_of(4, true, second_employer)},
                 false,
                 291'67,
                 5000,
                 months_rules,
                 "3 + 4 months"},
             Row{{months_of(12, false)}, false, 0, 5000, months_rules, "CT L6323-27: contribution not paid"},
             Row{{months_of(12, false), months_of(4, true, second_employer)},
                 false,
                 166'67,
                 5000,
                 months_rules,
                 "only months with the contribution paid"},
             Row{{disabled(months_of(12))}, false, 500'00, 5000, months_rules, "disability is for employees alone"},
         })
        check(row);
}

TEST_CASE("the most favourable amount and the most favourable ceiling") {
    for (const Row& row : {
             Row{{hours_of(400), months_of(12)},
                 false,
                 500'00,
                 5000,
                 "credit.self_employed ceiling.annual",
                 "CT R6323-27: the larger, never the sum"},
             Row{{hours_of(804), months_of(12)}, false, 500'00, 5000, ordinary, "equal: the employee's"},
             Row{{hours_of(804), esat(10)}, false, 800'00, 8000, "credit.esat ceiling.annual", "ESAT is larger"},
             Row{{hours_of(100), months_of(12)},
                 true,
                 500'00,
                 8000,
                 "credit.self_employed ceiling.annual",
                 "amount of the one, ceiling of the other"},
             Row{{disabled(hours_of(100)), months_of(12)},
                 false,
                 500'00,
                 8000,
                 "credit.self_employed ceiling.annual",
                 "amount of the one, ceiling of the other"},
         })
        check(row);
}

TEST_CASE("a withdrawn declaration counts as none") {
    for (const Row& row : {
             Row{{}, false, 0, 5000, "", "no declaration at all"},
             Row{{hours_of(0)}, false, 0, 5000, ordinary, "its rule is still named"},
             Row{{hours_of(0)}, true, 0, 5000, ordinary, "no employee declaration left: no higher ceiling"},
             Row{{disabled(hours_of(0))}, false, 0, 5000, ordinary, "nor its disability"},
             Row{{disabled(hours_of(0)), hours_of(1607, 0, second_employer)},
                 false,
                 500'00,
                 5000,
                 ordinary,
                 "nor to another employer"},
             Row{{hours_of(0), hours_of(803, 0, second_employer)},
                 false,
                 249'85,
                 5000,
                 ordinary,
                 "the other employer stays"},
             Row{{esat(0)}, false, 0, 5000, "credit.esat ceiling.annual", "ESAT"},
             Row{{months_of(0)}, false, 0, 5000, "credit.self_employed ceiling.annual", "months"},
             Row{{hours_of(0), months_of(4)},
                 false,
                 166'67,
                 5000,
                 "credit.self_employed ceiling.annual",
                 "the other category stays"},
         })
        check(row);
}

TEST_CASE("public hours stand apart") {
    struct Hours {
        std::vector<Declaration> declarations;
        bool flagged;
        std::int64_t public_hours;
        std::int64_t cents;
        std::string rules;
        std::string source;
    };
    const char* rules = "credit.public_agent ceiling.public";
    for (const Hours& row : {
             Hours{{agent(1607)}, false, 25, 0, rules, "decree 2017-928 art. 3"},
             Hours{{agent(1607)}, true, 50, 0, rules, "category C below level 3"},
             Hours{{agent(3214)}, false, 25, 0, rules, "at most full time"},
             Hours{{agent(803)}, false, 12, 0, rules, "25 x 803/1607 = 12.49..."},
             Hours{{agent(804)}, false, 13, 0, rules, "25 x 804/1607 = 12.50..."},
             Hours{{agent(1, 2)}, false, 13, 0, rules, "12.5: halves up (default)"},
             Hours{{agent(1, 100)}, true, 1, 0, rules, "0.5: halves up (default)"},
             Hours{{agent(1, 101)}, true, 0, 0, rules, "0.495..."},
             Hours{{agent(400), agent(800, 0, second_employer)}, false, 19, 0, rules, "25 x 1200/1607 = 18.66..."},
             Hours{{agent(0)}, false, 0, 0, rules, "withdrawn"},
             Hours{{hours_of(1607, 0, second_employer), agent(1607)},
                   false,
                   25,
                   500'00,
                   "credit.employee ceiling.annual credit.public_agent ceiling.public",
                   "never compared with the euros"},
             Hours{{disabled(agent(1607))}, false, 25, 0, rules, "disability is for employees alone"},
         }) {
        CAPTURE(row.source);
        const Entitlement year = yearly_entitlement(row.declarations, row.flagged, on, default_book());
        CHECK(year.public_hours == hours(row.public_hours));
        CHECK(year.public_ceiling == hours(row.flagged ? 400 : 150));
        CHECK(year.euros.count() == row.cents);
        CHECK(year.ceiling == euros(5000));
        CHECK(names(year) == row.rules);
    }
}

TEST_CASE("a decision dated before the first entry takes that entry") {
    // A revocation may bear any date; what it recomputes was credited under the first entry.
    const Declaration declaration = hours_of(803);
    const Entitlement year = yearly_entitlement({&declaration, 1}, false, date(2016, 5, 1), default_book());
    CHECK(year.euros == Cents(249'85));
    CHECK(year.ceiling == euros(5000));
    CHECK(year.rules.front()->name == "credit.employee@2019-01-01");
}

TEST_CASE("an increase that has ended is none") {
    const RuleBook book =
        book_of(edited("{ since = 2019-06-09, base_cents", "{ since = 2019-06-09, until = 2020-12-31, base_cents"));
    const Declaration declaration = disabled(hours_of(1607));
    CHECK(yearly_entitlement({&declaration, 1}, false, date(2020, 12, 31), book).euros == euros(800));
    const Entitlement after = yearly_entitlement({&declaration, 1}, false, date(2021, 1, 1), book);
    CHECK(after.euros == euros(500));
    CHECK(after.ceiling == euros(5000));
}

TEST_CASE("full time is the declared one, else the book's") {
    CHECK(applied_reference(hours_of(600), on, default_book()) == 1607);
    CHECK(applied_reference(hours_of(600, 1400), on, default_book()) == 1400);
    CHECK(applied_reference(days_of(50), on, default_book()) == 218);
    CHECK(applied_reference(pay_of(1, 0), on, default_book()) == 0);
    CHECK(applied_reference(agent(600), on, default_book()) == 1607);
    CHECK(applied_reference(esat(600), on, default_book()) == 1607);
    CHECK(applied_reference(months_of(4), on, default_book()) == 12);
    const Declaration no_reference = pay_of(1, 0);
    CHECK_THROWS_AS(yearly_entitlement({&no_reference, 1}, false, on, default_book()), BrokenInvariant);
}

TEST_CASE("the first civil year of each category") {
    const RuleBook& book = default_book();
    CHECK(first_year(ActivityCategory::employee, on, book) == year(2019));
    CHECK(first_year(ActivityCategory::esat, on, book) == year(2019));
    CHECK(first_year(ActivityCategory::self_employed, on, book) == year(2018));
    CHECK(first_year(ActivityCategory::self_employed, date(2019, 1, 1), book) == year(2018));
    CHECK(first_year(ActivityCategory::public_agent, on, book) == year(2020));
    CHECK_FALSE(first_year(ActivityCategory::employee, date(2018, 12, 31), book));
    CHECK_FALSE(first_year(ActivityCategory::public_agent, date(2019, 12, 31), book));
}

namespace {

/// The rule in its plainest form: exact fractions all the way, no machine integers.
Cents plain_employee_credit(const std::vector<Declaration>& declarations, bool flagged) {
    Ratio share = 0;
    bool increased = flagged;
    for (const Declaration& declaration : declarations) {
        const std::int64_t default_reference = declaration.unit == WorkUnit::days ? 218 : 1607;
        share += Ratio(declaration.worked, declaration.reference != 0 ? declaration.reference : default_reference);
        increased = increased || (declaration.disability && declaration.worked > 0);
    }
    const Ratio base = increased ? 800'00 : 500'00;
    return round_cents(share >= Ratio(1, 2) ? base : base * share, Rounding::cent_up);
}

}  // namespace

TEST_CASE("machine integers and exact fractions give the same cents") {
    constexpr std::uint64_t seed = 20190101;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto from = [&](std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random);
    };
    constexpr std::int64_t limits[] = {10, 2'000, 3'000'000, 1'000'000'000'000,
                                       std::numeric_limits<std::int64_t>::max()};
    int below_one_half = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::vector<Declaration> declarations;
        const std::int64_t employers = round % 4 == 0 ? from(2, 6) : 1;
        for (std::int64_t employer = 0; employer < employers; ++employer) {
            const std::int64_t limit = limits[from(0, 4)];
            const std::int64_t reference = from(0, 3) == 0 ? 0 : from(1, limit);
            const std::int64_t full = reference == 0 ? 218 : reference;
            Declaration declaration = hours_of(from(0, full), reference, Siret(static_cast<std::uint64_t>(employer)));
            if (from(0, 2) != 0) declaration.worked /= 2 * employers;  // most rows below one half
            if (from(0, 7) == 0) declaration.worked = full / 2;        // and some next to it
            if (from(0, 1) == 0) declaration.unit = WorkUnit::days;
            declaration.disability = from(0, 9) == 0;
            declarations.push_back(declaration);
        }
        const bool flagged = from(0, 3) == 0;
        const Cents expected = plain_employee_credit(declarations, flagged);
        const Entitlement year = yearly_entitlement(declarations, flagged, on, default_book());
        if (year.euros < euros(500)) ++below_one_half;
        CAPTURE(round);
        REQUIRE(year.euros == expected);
    }
    CHECK(below_one_half > 5'000);
}
