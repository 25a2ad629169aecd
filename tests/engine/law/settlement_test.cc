#include "engine/law/settlement.h"

#include <array>

#include "tests/engine/law/law_book.h"

using namespace grandlivre;
using wire::EndMotive;
using wire::SplitSource;

namespace {

using Case = SettlementCase;

constexpr Case all_cases[] = {
    Case::without_cost,    Case::late,          Case::completed, Case::mostly_attended, Case::partly_attended,
    Case::barely_attended, Case::force_majeure, Case::postponed, Case::stopped};

const Date accepted = date(2023, 3, 1);

std::vector<std::string> names(const std::vector<const RuleEntry*>& rules) {
    std::vector<std::string> names;
    for (const RuleEntry* rule : rules) names.push_back(rule->name);
    return names;
}

}  // namespace

TEST_CASE("the case of a training that began") {
    struct Row {
        EndMotive motive;
        int rate;
        bool force_majeure;
        Case which;
        std::string source;
    };
    const AttendanceBands& bands = default_book().settlement_bands.find(accepted)->terms;
    CHECK(bands.full_from == 80);
    CHECK(bands.part_from == 25);
    const EndMotive trainee = EndMotive::trainee;
    for (const Row& row : {
             Row{EndMotive::completed, 100, false, Case::completed, "outcome table of the CGU: completed"},
             Row{EndMotive::completed, 99, false, Case::postponed, "outcome table of the CGU: a completed that a control lowered"},
             Row{EndMotive::completed, 10, true, Case::postponed, "outcome table of the CGU: force majeure is the trainee's alone"},
             Row{trainee, 100, false, Case::mostly_attended, "outcome table of the CGU: a control may raise the rate to 100"},
             Row{trainee, 80, false, Case::mostly_attended, "CGU: r >= 80"},
             Row{trainee, 79, false, Case::partly_attended, "CGU: 25 <= r < 80"},
             Row{trainee, 25, false, Case::partly_attended, "CGU: 25 <= r < 80"},
             Row{trainee, 24, false, Case::barely_attended, "CGU: r < 25"},
             Row{trainee, 0, false, Case::barely_attended, "CGU: r < 25"},
             Row{trainee, 90, true, Case::force_majeure, "CGU: force majeure of the trainee"},
             Row{trainee, 0, true, Case::force_majeure, "CGU: force majeure of the trainee"},
             Row{EndMotive::provider_postponed, 60, true, Case::postponed, "outcome table of the CGU: not the trainee's"},
             Row{EndMotive::provider_postponed, 0, false, Case::postponed, "CGU: with postponement"},
             Row{EndMotive::provider_stopped, 99, true, Case::stopped, "CGU: without postponement"},
         }) {
        CAPTURE(row.source);
        CAPTURE(row.rate);
        CHECK(case_of_service(row.motive, row.rate, row.force_majeure, bands) == row.which);
    }
}

TEST_CASE("what becomes of 1500 € in each case") {
    // 1000 € of rights, 300 € of a top-up, 150 € by card, 50 € from a credit note.
    const PricedLine lines[] = {{SplitSource::annual, euros(1000)},
                                {SplitSource::top_up, euros(300)},
                                {SplitSource::credit_note, euros(50)},
                                {SplitSource::card, euros(150)}};
    struct Row {
        Case which;
        int rate;
        Cents due;
        std::array<SettledPart, 4> parts;
        std::string source;
    };
    const std::array<SettledPart, 4> whole{SettledPart{.debited = euros(1000)}, SettledPart{.debited = euros(300)},
                                           SettledPart{.debited = euros(50)}, SettledPart{.debited = euros(150)}};
    const std::array<SettledPart, 4> nothing{SettledPart{.released = euros(1000)}, SettledPart{.released = euros(300)},
                                             SettledPart{.refunded = euros(50)}, SettledPart{.refunded = euros(150)}};
    const std::array<SettledPart, 4> excused{SettledPart{.debited = euros(600), .released = euros(400)},
                                             SettledPart{.debited = euros(180), .released = euros(120)},
                                             SettledPart{.debited = euros(30), .refunded = euros(20)},
                                             SettledPart{.debited = euros(90), .refunded = euros(60)}};
    for (const Row& row : {
             Row{Case::without_cost, 0, Cents(), nothing, "outcome table of the CGU, row 1"},
             Row{Case::late,
                 0,
                 euros(75),
                 {SettledPart{.debited = euros(50), .forfeited = euros(950)},
                  SettledPart{.debited = euros(15), .released = euros(285)},
                  SettledPart{.debited = Cents(2'50), .credit_note = Cents(47'50)},
                  SettledPart{.debited = Cents(7'50), .credit_note = Cents(142'50)}},
                 "CGU: 5 % of 1500 € are 75 €"},
             Row{Case::completed, 100, euros(1500), whole, "outcome table of the CGU, row 3"},
             Row{Case::mostly_attended, 80, euros(1500), whole, "outcome table of the CGU, row 3"},
             Row{Case::partly_attended,
                 60,
                 euros(900),
                 {SettledPart{.debited = euros(600), .forfeited = euros(400)},
                  SettledPart{.debited = euros(180), .released = euros(120)},
                  SettledPart{.debited = euros(30), .credit_note = euros(20)},
                  SettledPart{.debited = euros(90), .credit_note = euros(60)}},
                 "outcome table of the CGU, row 4: 60 %"},
             Row{Case::barely_attended,
                 3,
                 euros(375),
                 {SettledPart{.debited = euros(250), .forfeited = euros(750)},
                  SettledPart{.debited = euros(75), .released = euros(225)},
                  SettledPart{.debited = Cents(12'50), .credit_note = Cents(37'50)},
                  SettledPart{.debited = Cents(37'50), .credit_note = Cents(112'50)}},
                 "outcome table of the CGU, row 5: 25 % whatever the rate"},
             Row{Case::force_majeure, 60, euros(900), excused, "outcome table of the CGU, row 6"},
             Row{Case::postponed, 60, euros(900), excused, "outcome table of the CGU, row 6"},
             Row{Case::postponed, 0, Cents(), nothing, "outcome table of the CGU, row 6: 0 %"},
             Row{Case::stopped, 60, Cents(), nothing, "outcome table of the CGU, row 7"},
         }) {
        CAPTURE(row.source);
        const SettlementAmounts settled = settle(row.which, row.rate, lines, default_book(), accepted);
        CHECK(settled.due == row.due);
        CHECK(settled.parts == std::vector<SettledPart>(row.parts.begin(), row.parts.end()));
    }
}

TEST_CASE("rights of every kind go the same way, the holder's money another") {
    const SettledPart lost{.debited = euros(5), .forfeited = euros(95)};
    const SettledPart back{.debited = euros(5), .released = euros(95)};
    const SettledPart kept{.debited = euros(5), .credit_note = euros(95)};
    const PricedLine lines[] = {
        {SplitSource::dif, euros(100)},    {SplitSource::annual, euros(100)},      {SplitSource::cec, euros(100)},
        {SplitSource::grant, euros(100)},  {SplitSource::grant, euros(100)},       {SplitSource::top_up, euros(100)},
        {SplitSource::top_up, euros(100)}, {SplitSource::credit_note, euros(100)}, {SplitSource::card, euros(100)}};
    const SettlementAmounts settled = settle(Case::late, 0, lines, default_book(), accepted);
    CHECK(settled.due == euros(45));  // 5 % of 900 €
    CHECK(settled.parts == std::vector{lost, lost, lost, lost, lost, back, back, kept, kept});
}

TEST_CASE("what is due is rounded half up to the cent, then shared out to the cent") {
    struct Row {
        Case which;
        int rate;
        std::vector<std::int64_t> reserved;
        std::vector<std::int64_t> debited;
        std::string source;
    };
    for (const Row& row : {
             Row{Case::late, 0, {10}, {1}, "5 % of 10 cents are a half: up"},
             Row{Case::late, 0, {9}, {0}, "0.45: down"},
             Row{Case::postponed, 50, {1'01}, {51}, "50.5: up"},
             Row{Case::partly_attended, 33, {1'00'01}, {33'00}, "3300.33: down"},
             Row{Case::late, 0, {33'33, 33'33, 33'34}, {1'67, 1'66, 1'67}, "166.65, 166.65, 166.70 of 5.00 €"},
             Row{Case::barely_attended, 0, {1, 1, 1}, {1, 0, 0}, "0.75: one cent, to the earliest"},
             Row{Case::force_majeure, 99, {1, 1}, {1, 1}, "1.98: two cents"},
         }) {
        CAPTURE(row.source);
        std::vector<PricedLine> lines;
        for (const std::int64_t reserved : row.reserved) lines.push_back({SplitSource::annual, Cents(reserved)});
        const SettlementAmounts settled = settle(row.which, row.rate, lines, default_book(), accepted);
        std::vector<std::int64_t> debited;
        for (const SettledPart& part : settled.parts) debited.push_back(part.debited.count());
        CHECK(debited == row.debited);
    }
}

TEST_CASE("nothing is lost or made by a settlement") {
    const PricedLine lines[] = {{SplitSource::grant, Cents(123'45)},  {SplitSource::dif, Cents(1)},
                                {SplitSource::annual, Cents(777'77)}, {SplitSource::top_up, Cents(33'33)},
                                {SplitSource::credit_note, Cents(2)}, {SplitSource::card, Cents(103'20)}};
    for (const Case which : all_cases)
        for (int rate = 0; rate <= 100; ++rate) {
            const SettlementAmounts settled = settle(which, rate, lines, default_book(), accepted);
            REQUIRE(settled.parts.size() == std::size(lines));
            Cents debited;
            for (std::size_t i = 0; i < std::size(lines); ++i) {
                const SettledPart& part = settled.parts[i];
                debited += part.debited;
                REQUIRE(part.debited + part.released + part.forfeited + part.refunded + part.credit_note ==
                        lines[i].cents);
                for (const Cents amount :
                     {part.debited, part.released, part.forfeited, part.refunded, part.credit_note})
                    REQUIRE(amount >= Cents());
            }
            REQUIRE(debited == settled.due);
        }
}

TEST_CASE("a settlement names its row") {
    const char* rows[] = {"without_cost",    "late",          "completed", "mostly_attended", "partly_attended",
                          "barely_attended", "force_majeure", "postponed", "stopped"};
    const PricedLine lines[] = {{SplitSource::annual, euros(1)}};
    static_assert(std::size(rows) == settlement_cases && std::size(all_cases) == settlement_cases);
    for (std::size_t i = 0; i < std::size(rows); ++i)
        CHECK(names(settle(all_cases[i], 50, lines, default_book(), accepted).rules) ==
              std::vector<std::string>{std::string("settlement.") + rows[i] + "@2019-11-21"});
}

TEST_CASE("a new policy binds dossiers accepted under it, whenever they end") {
    const RuleBook book =
        book_of(edited("[settlement.late]\nentries = [\n",
                       "[settlement.late]\nentries = [\n"
                       "  { since = 2018-01-01, due = \"percent\", percent = 10, rounding = \"cent_half_up\", rights = "
                       "\"released\", top_ups = \"forfeited\", holder = \"refunded\", law = \"other terms\" },\n"));
    const PricedLine lines[] = {
        {SplitSource::annual, euros(100)}, {SplitSource::top_up, euros(100)}, {SplitSource::card, euros(100)}};
    const SettlementAmounts before = settle(Case::late, 0, lines, book, date(2019, 11, 20));
    CHECK(before.due == euros(30));
    CHECK(before.parts == std::vector{SettledPart{.debited = euros(10), .released = euros(90)},
                                      SettledPart{.debited = euros(10), .forfeited = euros(90)},
                                      SettledPart{.debited = euros(10), .refunded = euros(90)}});
    CHECK(settle(Case::late, 0, lines, book, date(2019, 11, 21)).due == euros(15));
}

TEST_CASE("a rate lies between 0 and 100") {
    const PricedLine lines[] = {{SplitSource::annual, euros(1)}};
    CHECK_THROWS_AS(settle(Case::postponed, 101, lines, default_book(), accepted), BrokenInvariant);
    CHECK_THROWS_AS(settle(Case::postponed, -1, lines, default_book(), accepted), BrokenInvariant);
}
