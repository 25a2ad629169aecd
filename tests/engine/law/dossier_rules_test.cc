#include "engine/law/dossier_terms.h"
#include "engine/law/rule_book.h"
#include "tests/engine/law/law_book.h"

using namespace grandlivre;
using wire::GrantKind;
using wire::SplitSource;
using wire::TopUpKind;

namespace {

const Date opening = date(2019, 11, 21);

}  // namespace

TEST_CASE("the delays of a dossier and their last days") {
    struct Row {
        Rule<Delay> RuleBook::*rule;
        Date from;
        Date last;
        std::string source;
    };
    // Friday 10 April 2020 is worked, Monday 13 is Easter Monday, Friday 1 May is a holiday.
    const Date thursday = date(2020, 4, 9);
    for (const Row& row : {
             Row{&RuleBook::delay_provider_answer, thursday, date(2020, 4, 14), "CGU: 2 working days: 10, 14 April"},
             Row{&RuleBook::delay_prerequisites, thursday, date(2020, 5, 9), "CGU: 30 days; a Saturday counts"},
             Row{&RuleBook::delay_holder_answer, thursday, date(2020, 4, 16), "CGU: 4 working days: 10, 14, 15, 16"},
             Row{&RuleBook::delay_holder_answer, date(2020, 4, 30), date(2020, 5, 7), "4, 5, 6, 7 May"},
             Row{&RuleBook::delay_withdrawal, thursday, date(2020, 4, 30),
                 "CP art. 6: 14 working days: 10, 14 to 17, 20 to 24, 27 to 30"},
             Row{&RuleBook::delay_cancellation, thursday, date(2020, 4, 21), "CP: 7: 10, 14 to 17, 20, 21"},
             Row{&RuleBook::delay_start_declaration, thursday, date(2020, 4, 15), "of.mcf: 3: 10, 14, 15"},
             Row{&RuleBook::delay_validation, thursday, date(2020, 4, 17), "of.mcf: 5: 10, 14 to 17"},
             Row{&RuleBook::delay_payment, thursday, date(2020, 5, 9), "of.mcf 2020-01-22: 30 calendar days"},
             Row{&RuleBook::delay_holder_refund, thursday, date(2020, 5, 9), "CP art. 6: 30 calendar days"},
             Row{&RuleBook::delay_session_start, date(2021, 6, 10), date(2021, 6, 25),
                 "11 working days from Thursday 10 June: 11, 14 to 18, 21 to 25"},
         }) {
        CAPTURE(row.source);
        const auto* entry = (default_book().*row.rule).find(row.from);
        REQUIRE(entry);
        CHECK(to_text(entry->terms.last_day(row.from)) == to_text(row.last));
        CHECK_FALSE(entry->terms.passed(row.from, row.last));
        CHECK(entry->terms.passed(row.from, row.last + Days(1)));
    }
}

TEST_CASE("a session could begin at once before 2021-06-10") {
    CHECK_FALSE(default_book().delay_session_start.find(date(2021, 6, 9)));
    REQUIRE(default_book().delay_session_start.find(date(2021, 6, 10)));
    CHECK(default_book().delay_session_start.find(date(2021, 6, 10))->terms.days == 11);
}

TEST_CASE("five requests, from the opening on") {
    CHECK_FALSE(default_book().enrolment_requests.find(opening - Days(1)));
    CHECK(default_book().enrolment_requests.find(opening)->terms.most == 5);  // CGU v1: at most 5 for an action
}

TEST_CASE("the terms of use of each day") {
    struct Row {
        Date since;
        std::string version;
        std::string before;
    };
    for (const Row& row : {
             Row{date(2023, 12, 14), "v11", "v1"},
             Row{date(2024, 7, 11), "v12", "v11"},
             Row{date(2025, 4, 10), "v13", "v12"},
             Row{date(2025, 12, 4), "v14", "v13"},
         }) {
        CAPTURE(row.version);
        CHECK(default_book().cgu_version.find(row.since)->terms.version == row.version);
        CHECK(default_book().cgu_version.find(row.since - Days(1))->terms.version == row.before);
    }
    CHECK(default_book().cgu_version.find(opening)->terms.version == "v1");
    CHECK_FALSE(default_book().cgu_version.find(opening - Days(1)));
}

TEST_CASE("who pays, as the book says it") {
    const RuleBook& book = default_book();
    const std::vector<SplitSource> rights_first{SplitSource::dif, SplitSource::annual, SplitSource::cec,
                                                SplitSource::grant, SplitSource::top_up};
    const std::vector<SplitSource> grants_first{SplitSource::grant, SplitSource::dif, SplitSource::annual,
                                                SplitSource::cec, SplitSource::top_up};
    CHECK(book.financing_order.find(date(2019, 12, 31))->terms.order == rights_first);
    CHECK(book.financing_order.find(date(2020, 1, 1))->terms.order == rights_first);
    CHECK(book.financing_order.find(date(2025, 12, 4))->terms.order == rights_first);
    CHECK(book.financing_order.find(date(2025, 12, 5))->terms.order == grants_first);  // decree 2025-1156
    CHECK(book.financing_grants.find(opening)->terms.kinds ==
          std::vector{GrantKind::corrective, GrantKind::apc, GrantKind::agreement, GrantKind::voluntary,
                      GrantKind::platform, GrantKind::whistleblower, GrantKind::other});  // order of 2020-07-30
    for (const auto& entry : book.financing_participation.entries()) {
        CAPTURE(entry.name);
        CHECK(entry.terms.exempt_job_seekers);  // CT L6323-7
        for (const TopUpKind kind : wire::EnumValuesTopUpKind()) {
            CAPTURE(wire::EnumNameTopUpKind(kind));
            CHECK(entry.terms.exempts(kind) ==
                  (kind == TopUpKind::employer || kind == TopUpKind::c2p || kind == TopUpKind::at_mp));
            CHECK(entry.terms.may_pay(kind) == (kind == TopUpKind::opco));
        }
    }
    const LicenceEligibility& licence = book.financing_light_licence.find(date(2026, 2, 26))->terms;
    CHECK(licence.minimum_top_ups == euros(100));  // CT D6323-8
    for (const TopUpKind kind : wire::EnumValuesTopUpKind())
        CHECK(licence.counts(kind) == (kind != TopUpKind::association && kind != TopUpKind::other));
    CHECK_FALSE(book.financing_light_licence.find(date(2026, 2, 25)));
    CHECK(book.financing_volunteer.find(opening)->terms.sources == std::vector{SplitSource::cec});
}

TEST_CASE("the settlement, row by row") {
    using Case = SettlementCase;
    using Due = SettlementTerms::Due;
    using Rest = SettlementTerms::Rest;
    struct Row {
        Case which;
        Due due;
        std::int64_t percent;
        Rest rights;
        Rest holder;
        std::string source;
    };
    for (const Row& row : {
             Row{Case::without_cost, Due::nothing, 0, Rest::released, Rest::refunded, "outcome table of the CGU, row 1"},
             Row{Case::late, Due::percent, 5, Rest::forfeited, Rest::credit_note, "EDOF guide 2020-02-13: 5 %"},
             Row{Case::completed, Due::price, 0, Rest::released, Rest::refunded, "r = 100"},
             Row{Case::mostly_attended, Due::price, 0, Rest::forfeited, Rest::credit_note, "r >= 80"},
             Row{Case::partly_attended, Due::rate, 0, Rest::forfeited, Rest::credit_note, "25 <= r < 80"},
             Row{Case::barely_attended, Due::percent, 25, Rest::forfeited, Rest::credit_note, "r < 25"},
             Row{Case::force_majeure, Due::rate, 0, Rest::released, Rest::refunded, "CFE-CGC 2020-03-30"},
             Row{Case::postponed, Due::rate, 0, Rest::released, Rest::refunded, "with postponement"},
             Row{Case::stopped, Due::nothing, 0, Rest::released, Rest::refunded, "without postponement"},
         }) {
        CAPTURE(row.source);
        CHECK_FALSE(default_book().settlement(row.which).find(opening - Days(1)));
        const auto* entry = default_book().settlement(row.which).find(opening);
        REQUIRE(entry);
        CHECK(entry->terms.due == row.due);
        CHECK(entry->terms.percent == row.percent);
        CHECK(entry->terms.rounding == Rounding::cent_half_up);
        CHECK(entry->terms.rights == row.rights);
        CHECK(entry->terms.top_ups == Rest::released);
        CHECK(entry->terms.holder == row.holder);
    }
}

TEST_CASE("open points of dossiers are entries with a comment") {
    struct Row {
        std::string entry;
        std::string says;
    };
    for (const Row& row : {
             Row{"delay.prerequisites@2019-11-21", "calendar days"},
             Row{"delay.session_start@2021-06-10", "from the proposal"},
             Row{"delay.cancellation@2019-11-21", "exactly seven days are in time"},
             Row{"delay.payment@2019-11-21", "not settled"},
             Row{"cgu.version@2019-11-21", "v2 to v10"},
             Row{"financing.order@2025-12-05", "was not found"},
             Row{"financing.participation@2026-01-01", "150 €"},
             Row{"financing.usage@2026-02-26", "L6323-11-1"},
             Row{"settlement.late@2019-11-21", "v12 to v14"},
             Row{"settlement.bands@2019-11-21", "v12 to v14"},
         }) {
        CAPTURE(row.entry);
        const RuleEntry* entry = default_book().find(row.entry);
        REQUIRE(entry);
        CHECK(entry->comment.find("default") != std::string::npos);
        CHECK(entry->comment.find(row.says) != std::string::npos);
    }
}
