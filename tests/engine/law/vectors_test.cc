#include "engine/law/vectors.h"

#include "tests/engine/law/law_book.h"

using namespace grandlivre;

TEST_CASE("the worked examples of the default book come out") {
    const auto results = run_vectors(default_book());
    CHECK(results.size() == 25);
    for (const VectorResult& result : results) {
        CAPTURE(result.vector->name);
        CAPTURE(result.vector->source);
        CHECK(result.found == result.vector->expected);
        CHECK(result.passed);
    }
}

TEST_CASE("an example that does not come out is told") {
    struct Row {
        std::string old_text;
        std::string new_text;
        std::string name;
        std::string found;
    };
    for (const Row& row : {
             Row{"base_cents = 500_00, full_from", "base_cents = 400_00, full_from", "600 hours of 1607",
                 "cents=14935"},
             Row{"expect = { cents = 186_69 }", "expect = { cents = 186_68 }", "600 hours of 1607", "cents=18669"},
             Row{"on = 2020-03-01\ngiven = { worked = 600", "on = 2018-03-01\ngiven = { worked = 600",
                 "600 hours of 1607", "credit.employee has no entry on 2018-03-01"},
             Row{"given = { centihours = 10_00 }", "given = { centihours = 10_50 }", "public hours",
                 "only whole hours convert"},
             Row{"{ since = 2019-06-09, base_cents = 800_00", "{ since = 2019-06-09, base_cents = 500_00",
                 "employment obligation, full time", "credit.disability did not decide"},
         }) {
        CAPTURE(row.new_text);
        const RuleBook book = book_of(edited(row.old_text, row.new_text));
        bool seen = false;
        for (const VectorResult& result : run_vectors(book)) {
            if (result.vector->name != row.name) continue;
            seen = true;
            CHECK_FALSE(result.passed);
            CHECK(result.found == row.found);
        }
        CHECK(seen);
    }
}
