#include "engine/law/rule_book.h"

#include "tests/engine/law/law_book.h"

using namespace grandlivre;
using wire::Bucket;
using wire::HourKind;

namespace {

const RuleEntry* in_force(const RuleBook& book, std::string_view rule, Date on) {
    for (const RuleEntry* entry : book.in_force(on))
        if (entry->rule() == rule) return entry;
    return nullptr;
}

/// The default book with a second entry for employees, and a last day for the disability increase.
std::string future_book() {
    std::string text = edited(R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },)",
                              R"(law = "CT R6323-1 I, II", id = "LEGIARTI000038013641" },
  { since = 2030-01-01, base_cents = 600_00, full_from = "1/2", reference_hours = 1607, reference_days = 218, first_year = 2019, rounding = "cent_up", law = "a law to come" },)");
    const std::string_view disability = "{ since = 2019-06-09, base_cents";
    return text.replace(text.find(disability), disability.size(),
                        "{ since = 2019-06-09, until = 2029-12-31, base_cents");
}

}  // namespace

TEST_CASE("every entry is in force on its first day and not the day before") {
    struct Row {
        std::string rule;
        Date since;
        std::string source;
    };
    const Date birth = date(2015, 1, 1);
    const Date opening = date(2019, 11, 21);
    const Date fund = date(2018, 12, 31);
    // Entries of one rule stand one below the other, oldest first.
    const Row rows[] = {
        {"account.opening", birth, "law 2014-288: the CPF begins"},
        {"account.freezing", birth, "law 2014-288: the CPF begins"},
        {"account.closing", birth, "law 2014-288: the CPF begins"},
        {"qualification.declaring", birth, "declared at any time"},
        {"qualification.revoking", birth, "declared at any time"},
        {"credit.employee", date(2019, 1, 1), "CT R6323-1 since 2019-01-01"},
        {"credit.increased", date(2019, 1, 1), "CT R6323-3-1 since 2019-01-01"},
        {"credit.disability", date(2019, 6, 9), "CT D6323-3-3 since 2019-06-09"},
        {"credit.esat", date(2019, 1, 1), "CT L6323-34, euros since 2019"},
        {"credit.self_employed", date(2019, 1, 1), "CT L6323-27 since 2019-01-01"},
        {"credit.public_agent", date(2020, 1, 1), "decree 2019-1392: in force on 2020-01-01"},
        {"credit.civic", birth, "declared at any time"},
        {"ceiling.annual", birth, "asked at any time"},
        {"ceiling.public", birth, "asked at any time"},
        {"credit_hours.cpf", birth, "law 2014-288"},
        {"credit_hours.dif", birth, "law 2014-288: DIF hours kept beside"},
        {"credit_hours.cec", birth, "declared at any time"},
        {"credit_hours.public", birth, "declared at any time"},
        {"conversion.cpf", date(2019, 1, 1), "decree 2018-1153: in force on 2019-01-01"},
        {"conversion.dif", date(2019, 1, 1), "decree 2018-1153: in force on 2019-01-01"},
        {"conversion.cec", date(2019, 1, 1), "decree 2018-1349: in force on 2019-01-01"},
        {"conversion.public", date(2020, 1, 1), "CT R6323-43 since 2020-01-01"},
        {"hours.migration", birth, "asked at any time"},
        {"hours.dossiers", birth, "asked at any time"},
        {"debt.recovery", birth, "claimed at any time"},
        {"debit.without_payment", birth, "debited at any time"},
        {"cgu.version", opening, "CGU: v1"},
        {"cgu.version", date(2023, 12, 14), "CGU: v11"},
        {"cgu.version", date(2024, 7, 11), "CGU: v12"},
        {"cgu.version", date(2025, 4, 10), "CGU: v13"},
        {"cgu.version", date(2025, 12, 4), "CGU: v14"},
        {"enrolment.requests", opening, "CGU v1: the purchase path opens"},
        {"dossier.steps", opening, "CGU v1: the purchase path opens"},
        {"dossier.control", opening, "CGU v1: the purchase path opens"},
        {"delay.provider_answer", opening, "CGU v1: the purchase path opens"},
        {"delay.prerequisites", opening, "CGU v1: the purchase path opens"},
        {"delay.holder_answer", opening, "CGU v1: the purchase path opens"},
        {"delay.session_start", date(2021, 6, 10), "CGU: since 2021-06-10"},
        {"delay.withdrawal", opening, "CGU v1: the purchase path opens"},
        {"delay.cancellation", opening, "CGU v1: the purchase path opens"},
        {"delay.start_declaration", opening, "CGU v1: the purchase path opens"},
        {"delay.validation", opening, "CGU v1: the purchase path opens"},
        {"delay.payment", opening, "CGU v1: the purchase path opens"},
        {"delay.holder_refund", opening, "CGU v1: the purchase path opens"},
        {"financing.order", opening, "the purchase path opens"},
        {"financing.order", date(2020, 1, 1), "CT R6333-3, LEGIARTI000038031942: since 2020-01-01"},
        {"financing.order", date(2025, 12, 5), "decree 2025-1156: the day after 2025-12-04"},
        {"financing.grants", opening, "the purchase path opens"},
        {"financing.participation", opening, "none yet"},
        {"financing.participation", date(2024, 5, 2), "decree 2024-394"},
        {"financing.participation", date(2025, 1, 1), "order of 2024-12-26"},
        {"financing.participation", date(2026, 1, 1), "centre-inffo 2026-01-29"},
        {"financing.usage", date(2026, 2, 26), "CT D6323-1 A since 2026-02-26"},
        {"financing.light_licence", date(2026, 2, 26), "CT D6323-8 since 2026-02-26"},
        {"financing.volunteer", opening, "the purchase path opens"},
        {"settlement.without_cost", opening, "CGU v1: the purchase path opens"},
        {"settlement.late", opening, "CGU v1: the purchase path opens"},
        {"settlement.completed", opening, "CGU v1: the purchase path opens"},
        {"settlement.mostly_attended", opening, "CGU v1: the purchase path opens"},
        {"settlement.partly_attended", opening, "CGU v1: the purchase path opens"},
        {"settlement.barely_attended", opening, "CGU v1: the purchase path opens"},
        {"settlement.force_majeure", opening, "CGU v1: the purchase path opens"},
        {"settlement.postponed", opening, "CGU v1: the purchase path opens"},
        {"settlement.stopped", opening, "CGU v1: the purchase path opens"},
        {"settlement.bands", opening, "CGU v1: the purchase path opens"},
        {"top_up.commitment", opening, "the purchase path opens"},
        {"grant.booking", birth, "at any time"},
        {"grant.expiry", birth, "at any time"},
        {"funds.call", birth, "at any time"},
        {"funds.receipt", birth, "at any time"},
        {"holder.refund", opening, "the purchase path opens"},
        {"billing.invoice", opening, "the purchase path opens"},
        {"funds.refund", birth, "at any time"},
        {"provider.registration", birth, "at any time"},
        {"provider.bank_details", birth, "at any time"},
        {"provider.suspension", birth, "at any time"},
        {"payment.issue", fund, "CT R6333-4 since 2018-12-31"},
        {"payment.horizon", opening, "the purchase path opens"},
        {"payment.offset", fund, "CT R6333-4 since 2018-12-31"},
        {"payment.status", fund, "CT R6333-4 since 2018-12-31"},
        {"run.seal", fund, "CT R6333-4 since 2018-12-31"},
        {"recovery.claim", fund, "the fund begins"},
        {"recovery.shares", fund, "the fund begins"},
        {"fund.contribution", fund, "CT R6333-1 since 2018-12-31"},
        {"fund.closing", fund, "the fund begins"},
    };
    const RuleBook& book = default_book();
    CHECK(book.all().size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const Row& row = rows[i];
        CAPTURE(row.rule);
        CAPTURE(row.source);
        const RuleEntry* entry = in_force(book, row.rule, row.since);
        REQUIRE(entry);
        CHECK(entry->name == row.rule + "@" + to_text(row.since));
        CHECK(entry->since == row.since);
        CHECK(book.find(entry->name) == entry);
        CHECK_FALSE(entry->law.empty());
        const bool follows = i > 0 && rows[i - 1].rule == row.rule;
        const RuleEntry* before = in_force(book, row.rule, row.since - Days(1));
        CHECK(before == (follows ? book.find(row.rule + "@" + to_text(rows[i - 1].since)) : nullptr));
        const bool last = i + 1 == std::size(rows) || rows[i + 1].rule != row.rule;
        CHECK((in_force(book, row.rule, date(9999, 12, 31)) == entry) == last);
    }
}

TEST_CASE("yearly credits of the default book") {
    const RuleBook& book = default_book();
    const Date on = date(2020, 3, 1);
    const EmployeeCredit& employee = book.credit_employee.find(on)->terms;
    CHECK(employee.base == euros(500));        // CT R6323-1 I
    CHECK(employee.full_from == Ratio(1, 2));  // CT R6323-1 I
    CHECK(employee.reference_hours == 1607);   // CT R6323-1 II
    CHECK(employee.reference_days == 218);     // CT R6323-1 II
    CHECK(employee.first_year == year(2019));
    CHECK(employee.rounding == Rounding::cent_up);
    CHECK(book.credit_increased.find(on)->terms.base == euros(800));   // CT R6323-3-1
    CHECK(book.credit_disability.find(on)->terms.base == euros(800));  // CT D6323-3-3: 500 + 300
    CHECK(book.credit_esat.find(on)->terms.base == euros(800));        // CT L6323-34
    CHECK(book.credit_esat.find(on)->terms.first_year == year(2019));
    const SelfEmployedCredit& self_employed = book.credit_self_employed.find(on)->terms;
    CHECK(self_employed.base == euros(500));  // CT R6323-22
    CHECK(self_employed.months == 12);
    CHECK(self_employed.first_year == year(2018));
    CHECK(self_employed.rounding == Rounding::cent_up);
    const PublicCredit& agent = book.credit_public_agent.find(on)->terms;
    CHECK(agent.base == hours(25));  // decree 2017-928 art. 3
    CHECK(agent.increased == hours(50));
    CHECK(agent.first_year == year(2020));
    CHECK(agent.rounding == Rounding::hour_half_up);
    CHECK(agent.reference_hours == 1607);
    CHECK(agent.reference_days == 218);
    const AnnualCeiling& ceiling = book.ceiling_annual.find(on)->terms;
    CHECK(ceiling.ceiling == euros(5000));    // CT R6323-1 I
    CHECK(ceiling.increased == euros(8000));  // CT R6323-3-1
    CHECK(ceiling.counts_dif);                // ordinance 2019-861 art. 8
    CHECK(ceiling.counts_reserved);
    CHECK(book.ceiling_public.find(on)->terms.ceiling == hours(150));  // decree 2017-928 art. 3
    CHECK(book.ceiling_public.find(on)->terms.increased == hours(400));
    const CivicCredit& civic = book.credit_civic.find(on)->terms;
    CHECK(civic.minimum == euros(1));
    CHECK(civic.maximum == euros(240));  // CT D5151-14
    CHECK(civic.ceiling == euros(720));  // CT D5151-14
}

TEST_CASE("the hours era of the default book") {
    struct Row {
        HourKind kind;
        Centihours ceiling;
        bool counts_converted;
        Date converts_from;
        Cents per_hour;
        Bucket bucket;
        bool inside_ceiling;
        bool whole_hours;
        std::string source;
    };
    const Date euros_begin = date(2019, 1, 1);
    for (const Row& row : {
             Row{HourKind::cpf, hours(150), true, euros_begin, euros(15), Bucket::annual, false, false,
                 "decree 2018-1153"},
             Row{HourKind::dif, hours(120), true, euros_begin, euros(15), Bucket::dif, false, false,
                 "decree 2018-1153"},
             Row{HourKind::cec, hours(60), true, euros_begin, euros(12), Bucket::cec, false, false, "decree 2018-1349"},
             Row{HourKind::public_, hours(150), false, date(2020, 1, 1), euros(15), Bucket::annual, true, true,
                 "CT R6323-43, D6323-44"},
         }) {
        CAPTURE(row.source);
        const HoursCredit& credit = default_book().credit_hours(row.kind).find(date(2018, 3, 1))->terms;
        CHECK(credit.ceiling == row.ceiling);
        CHECK(credit.counts_converted == row.counts_converted);
        CHECK(credit.first_year.has_value() == (row.kind == HourKind::cpf));
        CHECK(credit.last_day.has_value() == (row.kind == HourKind::dif));
        CHECK_FALSE(default_book().conversion(row.kind).find(row.converts_from - Days(1)));
        const auto* rate = default_book().conversion(row.kind).find(row.converts_from);
        REQUIRE(rate);
        CHECK(rate->terms.per_hour == row.per_hour);
        CHECK(rate->terms.bucket == row.bucket);
        CHECK(rate->terms.inside_ceiling == row.inside_ceiling);
        CHECK(rate->terms.whole_hours == row.whole_hours);
    }
    const HoursCredit& cpf = default_book().credit_hours(HourKind::cpf).find(date(2018, 3, 1))->terms;
    CHECK(cpf.first_year == year(2015));
    CHECK(cpf.last_year == year(2018));
    CHECK(default_book().credit_hours(HourKind::dif).find(date(2018, 3, 1))->terms.last_day == date(2021, 6, 30));
    CHECK(default_book().hours_migration.find(date(2018, 3, 1))->terms.on == date(2019, 11, 21));
    CHECK(default_book().hours_dossiers.find(date(2018, 3, 1))->terms.euros_from == date(2019, 11, 21));
    CHECK(default_book().hours_dossiers.find(date(2018, 3, 1))->terms.closed_from == date(2020, 1, 1));
}

TEST_CASE("open points of the law are entries with a comment") {
    struct Row {
        std::string entry;
        const char* says;
    };
    for (const Row& row : {Row{"ceiling.annual@2015-01-01", "DIF rights count"},
                           Row{"ceiling.annual@2015-01-01", "reserved rights count"},
                           Row{"credit.public_agent@2020-01-01", "half hour goes up"},
                           Row{"debt.recovery@2015-01-01", "grants and civic rights never pay a debt"},
                           Row{"qualification.revoking@2015-01-01", "under the higher ceiling stays"}}) {
        CAPTURE(row.entry);
        const RuleEntry* entry = default_book().find(row.entry);
        REQUIRE(entry);
        CHECK(entry->comment.find(row.says) != std::string::npos);
    }
}

TEST_CASE("a new law is a new line: old days keep their terms") {
    const RuleBook book = book_of(future_book());
    CHECK(book.credit_employee.entries().size() == 2);
    CHECK(book.credit_employee.find(date(2029, 12, 31))->terms.base == euros(500));
    CHECK(book.credit_employee.find(date(2029, 12, 31))->name == "credit.employee@2019-01-01");
    CHECK(book.credit_employee.find(date(2030, 1, 1))->terms.base == euros(600));
    CHECK(book.credit_employee.find(date(2030, 1, 1))->name == "credit.employee@2030-01-01");
    CHECK(book.credit_disability.find(date(2029, 12, 31)));
    CHECK_FALSE(book.credit_disability.find(date(2030, 1, 1)));
    CHECK_FALSE(book.credit_disability.find_or_first(date(2030, 1, 1)));
}

TEST_CASE("find_or_first only reaches back") {
    const auto& rule = default_book().credit_employee;
    CHECK_FALSE(rule.find(date(2018, 12, 31)));
    CHECK(rule.find_or_first(date(2018, 12, 31)) == &rule.entries().front());
    CHECK(rule.find_or_first(date(2019, 1, 1)) == rule.find(date(2019, 1, 1)));
    CHECK_FALSE(Rule<NoTerms>().find_or_first(date(2019, 1, 1)));
}

TEST_CASE("a book keeps its text, its order and, when moved, its entries") {
    RuleBook book = book_of(default_rule_book_text());
    CHECK(book.text() == default_rule_book_text());
    int line = 0;
    for (const RuleEntry* entry : book.all()) {
        CHECK(entry->line > line);
        line = entry->line;
    }
    CHECK(book.all().front()->name == "account.opening@2015-01-01");
    CHECK(book.find("account.opening@2015-01-01")->line ==
          line_of(book.text(), "{ since = 2015-01-01, law = \"CT L6323-9\""));
    CHECK_FALSE(book.find("account.opening"));
    CHECK_FALSE(book.find("account.opening@2015-01-02"));
    const RuleEntry* entry = book.credit_employee.find(date(2020, 1, 1));
    const RuleBook moved = std::move(book);
    CHECK(moved.credit_employee.find(date(2020, 1, 1)) == entry);
}

TEST_CASE("the terms of an entry have one text, whatever the spelling") {
    const RuleBook respelled = book_of(edited("base_cents = 500_00, full_from = \"1/2\", reference_hours = 1607",
                                              "reference_hours = 1_607, full_from = \"2/4\", base_cents = 50000"));
    CHECK(respelled.credit_employee.entries().front().text == default_book().credit_employee.entries().front().text);
    CHECK(
        respelled.credit_employee.entries().front().text ==
        "base_cents=50000, full_from=1/2, reference_hours=1607, reference_days=218, first_year=2019, rounding=cent_up");
    CHECK(default_book().settlement(SettlementCase::late).entries().front().text ==
          "due=percent, rights=forfeited, top_ups=released, holder=credit_note, percent=5, rounding=cent_half_up");
    CHECK(default_book().financing_order.entries().front().text == "order=[dif, annual, cec, grant, top_up]");
    CHECK(default_book().delay_payment.entries().front().text == "days=30, counting=calendar");
}

TEST_CASE("changes between two books, and between two days of one") {
    const RuleBook future = book_of(future_book());
    const auto to_future = changes(default_book(), future);
    REQUIRE(to_future.size() == 2);
    CHECK_FALSE(to_future[0].before);
    CHECK(to_future[0].after->name == "credit.employee@2030-01-01");
    CHECK(to_future[1].before->name == "credit.disability@2019-06-09");
    CHECK(to_future[1].after->until == date(2029, 12, 31));
    const auto back = changes(future, default_book());
    REQUIRE(back.size() == 2);
    CHECK(back[0].after->name == "credit.disability@2019-06-09");
    CHECK(back[1].before->name == "credit.employee@2030-01-01");
    CHECK_FALSE(back[1].after);
    CHECK(changes(default_book(), default_book()).empty());

    const auto in_2030 = changes(future, date(2029, 12, 31), date(2030, 1, 1));
    REQUIRE(in_2030.size() == 2);
    CHECK(in_2030[0].before->name == "credit.employee@2019-01-01");
    CHECK(in_2030[0].after->name == "credit.employee@2030-01-01");
    CHECK(in_2030[1].before->name == "credit.disability@2019-06-09");
    CHECK_FALSE(in_2030[1].after);
    CHECK(changes(future, date(2026, 2, 26), date(2029, 12, 31)).empty());
    // What began on 1 January 2019: credits of employees, ESAT and self-employed, the increase, three rates.
    CHECK(changes(future, date(2018, 12, 31), date(2019, 6, 8)).size() == 7);
    CHECK(changes(future, date(2018, 12, 31), date(2019, 6, 9)).size() == 8);
    // The purchase path opens: terms of use, requests, 9 delays, 2 on steps, 4 on who pays, 10 on settlements,
    // top-ups, refunds, invoices, and how far ahead a payment run looks.
    CHECK(changes(future, date(2019, 11, 20), date(2019, 11, 21)).size() == 31);
    const auto grants_first = changes(future, date(2025, 12, 4), date(2025, 12, 5));
    REQUIRE(grants_first.size() == 1);
    CHECK(grants_first[0].before->name == "financing.order@2020-01-01");
    CHECK(grants_first[0].after->name == "financing.order@2025-12-05");
}
