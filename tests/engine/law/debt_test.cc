#include "engine/law/debt.h"

#include <doctest/doctest.h>

#include "engine/law/rule_book.h"
#include "tests/engine/law/law_book.h"

using namespace grandlivre;

TEST_CASE("what becomes available first pays the debt") {
    CHECK(pay_debt(euros(500), Cents()) == PaidDebt{.to_debt = Cents(), .available = euros(500)});
    CHECK(pay_debt(euros(500), euros(200)) == PaidDebt{.to_debt = euros(200), .available = euros(300)});
    CHECK(pay_debt(euros(500), euros(500)) == PaidDebt{.to_debt = euros(500), .available = Cents()});
    CHECK(pay_debt(euros(500), Cents(500'01)) == PaidDebt{.to_debt = euros(500), .available = Cents()});
    CHECK(pay_debt(Cents(), euros(200)) == PaidDebt{});
}

TEST_CASE("a claim is withheld from annual, then dif; the rest is debt") {
    struct Row {
        Cents amount;
        Withheld withheld;
        std::string source;
    };
    const Cents annual = euros(300);
    const Cents dif = euros(200);
    for (const Row& row : {
             Row{euros(300), {.annual = euros(300)}, "annual alone suffices"},
             Row{Cents(300'01), {.annual = euros(300), .dif = Cents(1)}, "the next cent comes from dif"},
             Row{euros(500), {.annual = euros(300), .dif = euros(200)}, "all there is"},
             Row{euros(700), {.annual = euros(300), .dif = euros(200), .debt = euros(200)}, "CT L6323-45: owed"},
             Row{Cents(), {}, "nothing"},
         }) {
        CAPTURE(row.source);
        CHECK(withhold(row.amount, annual, dif) == row.withheld);
        CHECK(withhold(row.amount, annual, dif,
                       default_book().debt_recovery.find(date(2023, 1, 1))->terms.withheld_from) == row.withheld);
    }
}

TEST_CASE("a debit without payment takes dif first") {
    const auto& order = default_book().debit_without_payment.find(date(2020, 1, 15))->terms.order;
    CHECK(withhold(euros(150), euros(300), euros(200), order) == Withheld{.dif = euros(150)});
    CHECK(withhold(euros(250), euros(300), euros(200), order) == Withheld{.annual = euros(50), .dif = euros(200)});
    CHECK(withhold(euros(501), euros(300), euros(200), order) ==
          Withheld{.annual = euros(300), .dif = euros(200), .debt = euros(1)});
}

TEST_CASE("only annual and dif pay a debt") {
    const DebtRecovery& terms = default_book().debt_recovery.find(date(2023, 1, 1))->terms;
    CHECK(terms.pays(wire::Bucket::annual));
    CHECK(terms.pays(wire::Bucket::dif));
    CHECK_FALSE(terms.pays(wire::Bucket::cec));
    CHECK_FALSE(terms.pays(wire::Bucket::grant));
    const wire::Bucket civic[] = {wire::Bucket::cec};
    CHECK_THROWS_AS(withhold(euros(1), euros(1), euros(1), civic), BrokenInvariant);
}
