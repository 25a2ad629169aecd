#include "tests/engine/law/law_book.h"

using namespace grandlivre;

namespace {

struct Row {
    std::string old_text;  // of the default book
    std::string new_text;
    std::string marker;   // begins on the line that the error must name
    std::string message;  // part of it
};

void check(const Row& row) {
    const std::string text = edited(row.old_text, row.new_text);
    CAPTURE(row.new_text);
    const auto book = RuleBook::parse(text);
    REQUIRE_FALSE(book);
    CAPTURE(book.error().message);
    CHECK(book.error().line == line_of(text, row.marker));
    CHECK(book.error().message.find(row.message) != std::string::npos);
}

const char* esat = "base_cents = 800_00, first_year = 2019, law = \"CT L6323-34, R6323-29\"";

}  // namespace

TEST_CASE("a text that is no TOML names the line") {
    for (const Row& row : {
             Row{"[credit.esat]", "[credit.esat", "[credit.esat", ""},
             Row{"since = 2019-06-09", "since = 2019-02-30", "since = 2019-02-30", ""},
             Row{"since = 2019-06-09", "since = 2019-13-01", "since = 2019-13-01", ""},
             Row{"since = 2019-06-09", "since = 2019-06-09, since = 2019-06-09", "since = 2019-06-09, since", ""},
         })
        check(row);
    // What a parser may only assert on (toml++ issue 294) is an error like any other.
    for (const char* line : {"[&", "[[=", "[[[x]]]", "[", "[]", "[[", "x = ,", "x = ]", "x = }", "x = ", "x.", "=",
                             "x = [ , ]", "x = { , }", "\"", "x = \xff", "x = 1 2", "x = 2019-02-29"}) {
        const std::string text = std::string("# one\n# two\n") + line;
        CAPTURE(text);
        for (const std::string& whole : {text, text + "\n"}) {
            const auto malformed = RuleBook::parse(whole);
            REQUIRE_FALSE(malformed);
            CHECK(malformed.error().line >= 3);
            CHECK(malformed.error().line <= 4);
            CHECK_FALSE(malformed.error().message.empty());
        }
    }
    const std::string twice = std::string(default_rule_book_text()) + "\n[credit.esat]\nentries = []\n";
    const auto book = RuleBook::parse(twice);
    REQUIRE_FALSE(book);
    CHECK(book.error().line >= line_of(twice, "expect = { cents = 150_00 }") + 2);
}

TEST_CASE("a key of very many parts is refused before it is built") {
    std::string key = "a";
    for (int i = 0; i < 200'000; ++i) key += ".a";
    std::string quoted = "'a'";
    for (int i = 0; i < 200'000; ++i) quoted += " . \"a\"";
    for (const std::string& text :
         {key + " = 1", "[" + key + "]", "[[" + key + "]]", "x = { " + key + " = 1 }", quoted + " = 1",
          "x = { y = \"\"\"z\"\"\"\", " + key + " = 1 }", "x = [ \"\\\".\", '\\', { " + key}) {
        const auto book = RuleBook::parse("# " + key + "\ny = \"\"\"\n" + key + "\n\"\"\"\n" + text);
        REQUIRE_FALSE(book);
        CHECK(book.error().line == 5);
        CHECK(book.error().message == "a key of many parts, expected group.rule");
    }
    const RuleBook prose =
        book_of(edited("law = \"CT L6323-9\"", "law = \"CT L6323-9 " + std::string(100, '.') + "\""));
    CHECK(prose.all().size() == default_book().all().size());
}

TEST_CASE("what is no rule of the law is refused") {
    for (const Row& row : {
             Row{"[credit.esat]", "[credit.east]", "[credit.east]",
                 "unknown rule credit.east, expected one of credit.employee"},
             Row{"[credit.esat]", "[esat.credit]", "[esat.credit]", "unknown rule esat.credit"},
             Row{"[account.opening]", "surplus = 1\n[account.opening]", "surplus = 1", "unknown key surplus"},
             Row{"[account.opening]", "[account]\nrule = 1\n[account.opening]", "rule = 1",
                 "account.rule: expected a table"},
             Row{"[credit.esat]", "[credit.esat]\nother = 1", "other = 1",
                 "credit.esat: unknown key other, expected entries"},
             Row{esat, "base_cents = 800_00, first_yaer = 2019, first_year = 2019, law = \"x\"",
                 "base_cents = 800_00, first_yaer", "credit.esat: unknown key first_yaer"},
         })
        check(row);
}

TEST_CASE("what the law needs must be there") {
    for (const Row& row : {
             Row{esat, "first_year = 2019, law = \"CT L6323-34, R6323-29\"", "first_year = 2019, law = \"CT L6323-34",
                 "credit.esat: base_cents is missing, expected an integer"},
             Row{esat, "base_cents = 800_00, law = \"CT L6323-34, R6323-29\"",
                 "base_cents = 800_00, law = \"CT L6323-34", "credit.esat: first_year is missing"},
             Row{esat, "base_cents = 800_00, first_year = 2019", "base_cents = 800_00, first_year = 2019",
                 "law is missing, expected a text"},
             Row{esat, "base_cents = 800_00, first_year = 2019, law = \"\"",
                 "base_cents = 800_00, first_year = 2019, law = \"\"",
                 "law is \"\", expected a text that is not blank"},
             Row{esat, "base_cents = 800_00, first_year = 2019, law = \" \"",
                 "base_cents = 800_00, first_year = 2019, law = \" \"",
                 "law is \" \", expected a text that is not blank"},
             Row{"{ since = 2019-06-09, base_cents", "{ base_cents", "{ base_cents",
                 "credit.disability: since is missing, expected a date"},
             Row{"rounding = \"hour_half_up\", ", "", "increased_centihours = 50_00",
                 "rounding is missing, expected one of hour_half_up"},
             Row{"counts_dif = true, ", "", "increased_cents = 8_000_00",
                 "counts_dif is missing, expected true or false"},
             Row{"on = 2019-11-21, ", "", "opening of the purchase path",
                 "hours.migration: on is missing, expected a date"},
             Row{"order = [\"dif\", \"annual\"], ", "", "CT L6323-17-2",
                 "order is missing, expected a list of annual, dif"},
         })
        check(row);
}

TEST_CASE("a value has its type and its range") {
    for (const Row& row : {
             Row{"base_cents = 500_00, full_from", "base_cents = -500_00, full_from", "base_cents = -500_00",
                 "credit.employee: base_cents is -50000, expected an integer from 0"},
             Row{"base_cents = 500_00, full_from", "base_cents = 500.0, full_from", "base_cents = 500.0",
                 "base_cents is a decimal number"},
             Row{"base_cents = 500_00, full_from", "base_cents = \"500\", full_from", "base_cents = \"500\"",
                 "base_cents is \"500\""},
             Row{"base_cents = 500_00, full_from", "base_cents = 1_000_000_001, full_from",
                 "base_cents = 1_000_000_001", "expected an integer from 0 to 1000000000"},
             Row{"reference_hours = 1607", "reference_hours = 0", "reference_hours = 0", "expected an integer from 1"},
             Row{"months = 12", "months = 0", "months = 0", "expected an integer from 1"},
             Row{"first_year = 2018", "first_year = 0", "first_year = 0", "expected an integer from 1 to 9999"},
             Row{"full_from = \"1/2\"", "full_from = \"3/2\"", "full_from = \"3/2\"",
                 "expected a share such as \"1/2\""},
             Row{"full_from = \"1/2\"", "full_from = \"1/0\"", "full_from = \"1/0\"",
                 "expected a share such as \"1/2\""},
             Row{"full_from = \"1/2\"", "full_from = 1", "full_from = 1,", "full_from is 1, expected a share"},
             Row{"base_centihours = 25_00", "base_centihours = -1", "base_centihours = -1",
                 "expected an integer from 0"},
             Row{"cents_per_hour = 15_00", "cents_per_hour = 0", "cents_per_hour = 0", "expected an integer from 1"},
             Row{"since = 2019-06-09", "since = \"2019-06-09\"", "since = \"2019-06-09\"",
                 "since is \"2019-06-09\", expected a date"},
             Row{"since = 2019-06-09", "since = 2019-06-09T00:00:00", "since = 2019-06-09T",
                 "since is a date with a time, expected a date"},
             Row{"since = 2019-06-09", "since = 0000-06-09", "since = 0000-06-09", "expected a date from 0001-01-01"},
             Row{"since = 2019-06-09", "since = 2019-06-09, retroactive = 1", "retroactive = 1",
                 "retroactive is 1, expected true or false"},
             Row{"counts_dif = true", "counts_dif = \"yes\"", "counts_dif = \"yes\"", "expected true or false"},
             Row{"law = \"CT L6323-9\"", "law = 6323", "law = 6323", "law is 6323, expected a text"},
             Row{"law = \"CT L6323-9\"", "law = \"CT L6323-9\", comment = 1", "comment = 1",
                 "comment is 1, expected a text"},
             Row{"id = \"LEGIARTI000037385050\"", "id = []", "id = []", "id is an array, expected a text"},
         })
        check(row);
}

TEST_CASE("roundings and buckets are known and fit") {
    for (const Row& row : {
             Row{"rounding = \"cent_up\"", "rounding = \"up\"", "rounding = \"up\"",
                 "rounding is \"up\", expected one of cent_up, cent_half_up"},
             Row{"rounding = \"cent_up\"", "rounding = \"hour_half_up\"",
                 "rounding = \"hour_half_up\", law = \"CT R6323-1", "rounding is \"hour_half_up\""},
             Row{"rounding = \"hour_half_up\"", "rounding = \"cent_up\"", "reference_days = 218, law = \"decree",
                 "expected one of hour_half_up"},
             Row{"bucket = \"dif\"", "bucket = \"fid\"", "bucket = \"fid\"",
                 "conversion.dif: bucket is \"fid\", expected one of annual, dif, cec"},
             Row{"bucket = \"dif\"", "bucket = \"grant\"", "bucket = \"grant\"",
                 "bucket is \"grant\", expected one of annual, dif, cec"},
             Row{"order = [\"dif\", \"annual\"]", "order = [\"dif\", \"cec\"]", "order = [\"dif\", \"cec\"]",
                 "expected one of annual, dif"},
             Row{"order = [\"dif\", \"annual\"]", "order = [\"dif\", \"dif\"]", "order = [\"dif\", \"dif\"]",
                 "none twice"},
             Row{"order = [\"dif\", \"annual\"]", "order = []", "order = []", "order is an array, expected a list"},
             Row{"order = [\"dif\", \"annual\"]", "order = \"dif\"", "order = \"dif\"",
                 "order is \"dif\", expected a list"},
             Row{"order = [\"dif\", \"annual\"]", "order = [1]", "order = [1]",
                 "order is 1, expected one of annual, dif"},
         })
        check(row);
}

TEST_CASE("values of one entry agree with each other") {
    for (const Row& row : {
             Row{"increased_centihours = 50_00", "increased_centihours = 20_00", "increased_centihours = 20_00",
                 "is below base_centihours"},
             Row{"increased_cents = 8_000_00", "increased_cents = 4_000_00", "increased_cents = 4_000_00",
                 "is below ceiling_cents"},
             Row{"increased_centihours = 400_00", "increased_centihours = 1", "increased_centihours = 1,",
                 "is below ceiling_centihours"},
             Row{"minimum_cents = 1_00", "minimum_cents = 241_00", "minimum_cents = 241_00",
                 "maximum_cents is below minimum_cents"},
             Row{"last_year = 2018", "last_year = 2014", "last_year = 2014", "last_year is before first_year"},
             Row{"closed_from = 2020-01-01", "closed_from = 2019-11-20", "closed_from = 2019-11-20",
                 "closed_from is before euros_from"},
             Row{"cents_per_hour = 12_00", "cents_per_hour = 12_50", "cents_per_hour = 12_50", "no multiple of 100"},
         })
        check(row);
}

TEST_CASE("rules of dossiers have their own words and bounds") {
    const char* late = "due = \"percent\", percent = 5, rounding = \"cent_half_up\", rights = \"forfeited\"";
    const char* order = "order = [\"grant\", \"dif\", \"annual\", \"cec\", \"top_up\"]";
    const char* kinds = "\"platform\", \"whistleblower\", \"other\"]";
    for (const Row& row : {
             Row{"most_open = 5", "most_open = 0", "most_open = 0", "most_open is 0, expected an integer from 1"},
             Row{"days = 14, counting = \"working\"", "days = 14, counting = \"business\"", "days = 14, counting",
                 "delay.withdrawal: counting is \"business\", expected one of working, calendar"},
             Row{"days = 14", "days = 0", "days = 0", "days is 0, expected an integer from 1"},
             Row{"days = 14", "days = 367", "days = 367", "days is above 366"},
             Row{"version = \"v12\"", "version = \" \"", "version = \" \"", "expected a text that is not blank"},
             Row{late, "due = \"half\", rights = \"forfeited\"", "due = \"half\"",
                 "expected one of nothing, price, rate, percent"},
             Row{late, "due = \"percent\", rounding = \"cent_half_up\", rights = \"forfeited\"",
                 "due = \"percent\", rounding", "settlement.late: percent is missing"},
             Row{late, "due = \"percent\", percent = 5, rights = \"forfeited\"",
                 "due = \"percent\", percent = 5, rights", "rounding is missing, expected one of cent_half_up"},
             Row{late, "due = \"rate\", percent = 5, rounding = \"cent_half_up\", rights = \"forfeited\"",
                 "due = \"rate\", percent", "settlement.late: unknown key percent"},
             Row{late, "due = \"price\", rounding = \"cent_half_up\", rights = \"forfeited\"",
                 "due = \"price\", rounding", "settlement.late: unknown key rounding"},
             Row{"percent = 5,", "percent = 101,", "percent = 101", "percent is above 100"},
             Row{late, "due = \"nothing\", rights = \"refunded\"", "rights = \"refunded\"",
                 "rights is \"refunded\", expected one of released, forfeited"},
             Row{"top_ups = \"released\", holder = \"refunded\"", "top_ups = \"credit_note\", holder = \"refunded\"",
                 "top_ups = \"credit_note\"", "expected one of released, forfeited"},
             Row{"holder = \"refunded\"", "holder = \"forfeited\"", "holder = \"forfeited\"",
                 "expected one of refunded, credit_note"},
             Row{"full_from = 80", "full_from = 101", "full_from = 101", "full_from is above 100"},
             Row{"full_from = 80", "full_from = 24", "full_from = 24", "full_from is below part_from"},
             Row{order, "order = [\"grant\", \"dif\", \"annual\", \"cec\"]", "\"annual\", \"cec\"]",
                 "financing.order: order does not name each source"},
             Row{order, "order = [\"card\"]", "order = [\"card\"]", "expected one of annual, dif, cec, grant, top_up"},
             Row{order, "order = [\"grant\", \"dif\", \"annual\", \"cec\", \"cec\"]", "\"cec\", \"cec\"", "none twice"},
             Row{kinds, "\"platform\", \"whistleblower\"]", "\"platform\", \"whistleblower\"]",
                 "kinds does not name each kind of grant"},
             Row{"payers = [\"opco\"]", "payers = [\"bank\"]", "payers = [\"bank\"]", "expected one of employer, opco"},
             Row{"participation_cents = 100_00", "participation_cents = -1", "participation_cents = -1",
                 "expected an integer from 0"},
             Row{"bilan_cents = 1_600_00, ", "", "rs_cents = 1_500_00", "bilan_cents is missing"},
             Row{"sources = [\"cec\"]", "sources = []", "sources = []", "sources is an array, expected a list"},
             Row{"not_counting = [\"association\", \"other\"]", "not_counting = \"association\"",
                 "not_counting = \"association\"", "expected a list of employer"},
         })
        check(row);
}

TEST_CASE("rules of payments have their own words and bounds") {
    for (const Row& row : {
             Row{"days = 10,", "days = 0,", "days = 0,", "payment.horizon: days is 0, expected an integer from 1"},
             Row{"offset = true", "offset = 1", "offset = 1", "payment.offset: offset is 1, expected true or false"},
             Row{"\"AC04\"]", "\"AC99\"]", "\"AC99\"]",
                 "payment.status: dead_iban is \"AC99\", expected one of AC01, AC03, AC04"},
             Row{"\"FR01\", \"FRAD\"]", "\"FR01\", \"FR01\"]", "\"FR01\", \"FR01\"]", "none twice"},
             Row{"suspending = [\"AC06\", \"RR04\", \"MD07\", \"FR01\", \"FRAD\"], ", "", "dead_iban = [",
                 "payment.status: suspending is missing"},
             Row{"first = \"mutualised\"", "first = \"provider\"", "first = \"provider\"",
                 "recovery.shares: first is \"provider\", expected one of mutualised, nobody"},
         })
        check(row);
}

TEST_CASE("entries follow each other day by day") {
    const char* old_line = "{ since = 2019-06-09, base_cents = 800_00,";
    struct Pair {
        std::string first;
        std::string second;
        std::string marker;
        std::string message;
    };
    for (const Pair& pair : {
             Pair{"since = 2019-06-09, until = 2020-12-31", "since = 2021-01-02", "since = 2021-01-02",
                  "gap, expected since = 2021-01-01 after credit.disability@2019-06-09"},
             Pair{"since = 2019-06-09, until = 2020-12-31", "since = 2020-12-31", "since = 2020-12-31,",
                  "overlap, expected since = 2021-01-01"},
             Pair{"since = 2019-06-09", "since = 2019-06-09", "since = 2019-06-09, law = \"second\"",
                  "wrong order, expected a day after 2019-06-09"},
             Pair{"since = 2019-06-09", "since = 2019-06-08", "since = 2019-06-08", "wrong order"},
             Pair{"since = 2019-06-09, until = 2019-06-08", "since = 2021-01-01", "until = 2019-06-08",
                  "until is before since"},
         }) {
        const std::string lines = "{ " + pair.first + ", law = \"first\", base_cents = 1 },\n{ " + pair.second +
                                  ", law = \"second\", base_cents = 2 },\n" + old_line;
        std::string text = edited(old_line, lines);
        // The old line goes: only the two stay.
        const std::size_t begin = text.find(old_line, text.find("law = \"second\""));
        text.erase(begin, text.find('\n', begin) - begin);
        CAPTURE(pair.message);
        const auto book = RuleBook::parse(text);
        REQUIRE_FALSE(book);
        CAPTURE(book.error().message);
        CHECK(book.error().line == line_of(text, pair.marker));
        CHECK(book.error().message.find(pair.message) != std::string::npos);
    }
}

TEST_CASE("a rule without entries, or with something else") {
    for (const Row& row : {
             Row{"[account.opening]\nentries = [\n  { since = 2015-01-01, law = \"CT L6323-9\", id = "
                 "\"LEGIARTI000037385050\" },\n]",
                 "[account.opening]\nentries = []", "entries = []", "account.opening: expected entries"},
             Row{"[account.opening]\nentries = [\n  { since = 2015-01-01, law = \"CT L6323-9\", id = "
                 "\"LEGIARTI000037385050\" },\n]",
                 "[account.opening]\n", "[account.opening]", "account.opening: expected entries"},
             Row{"[account.opening]\nentries = [\n  { since = 2015-01-01, law = \"CT L6323-9\", id = "
                 "\"LEGIARTI000037385050\" },\n]",
                 "[account.opening]\nentries = { since = 2015-01-01 }", "entries = { since",
                 "account.opening: expected entries"},
             Row{"  { since = 2015-01-01, law = \"CT L6323-9\", id = \"LEGIARTI000037385050\" },", "  \"2015-01-01\",",
                 "\"2015-01-01\",", "account.opening: an entry is no table"},
         })
        check(row);
}

TEST_CASE("every rule of the list must be in the book") {
    std::vector<std::string> rules;
    for (const RuleEntry* entry : default_book().all()) rules.emplace_back(entry->rule());
    for (const std::string& rule : rules) {
        CAPTURE(rule);
        // Only the rule itself: examples of it would be told first.
        std::string text(default_rule_book_text());
        text.erase(text.find("[[vector]]"));
        const std::size_t begin = text.find("[" + rule + "]");
        text.erase(begin, text.find("\n]\n", begin) + 3 - begin);
        const auto book = RuleBook::parse(text);
        REQUIRE_FALSE(book);
        CHECK(book.error().line == std::count(text.begin(), text.end(), '\n'));
        CHECK(book.error().message == "rule " + rule + " is missing, expected a table [" + rule + "]");
    }
    const auto nothing = RuleBook::parse("");
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().line == 1);
}

TEST_CASE("worked examples are checked like rules") {
    const char* first =
        "rule = \"credit.employee\"\non = 2020-03-01\ngiven = { worked = 600, reference = 1607, unit = \"hours\" "
        "}\nexpect = { cents = 186_69 }";
    for (const Row& row : {
             Row{first,
                 "rule = \"credit.employe\"\non = 2020-03-01\ngiven = { worked = 600, unit = \"hours\" }\nexpect = { "
                 "cents = 1 }",
                 "rule = \"credit.employe\"\n", "vector: unknown rule credit.employe"},
             Row{"name = \"600 hours of 1607\"", "name = \"600 hours of 1607\"\nnote = \"x\"", "note = \"x\"",
                 "vector: unknown key note"},
             Row{"name = \"600 hours of 1607\"\n", "", "[[vector]]", "vector: name is missing"},
             Row{"worked = 600, ", "", "given = { reference = 1607, unit", "vector: given: worked is missing"},
             Row{"worked = 600, ", "worked = 600, hours = 1, ", "given = { worked = 600, hours",
                 "vector: given: unknown key hours"},
             Row{"worked = 600, reference = 1607, unit = \"hours\"", "worked = 600, unit = \"weeks\"",
                 "given = { worked = 600, unit = \"weeks\"",
                 "unit is \"weeks\", expected one of hours, days, pay, months"},
             Row{"worked = 600, reference = 1607, unit = \"hours\"", "worked = 600, unit = \"months\"",
                 "given = { worked = 600, unit = \"months\"", "unit months belongs to credit.self_employed"},
             Row{"worked = 600, reference = 1607, unit = \"hours\"", "worked = 600, unit = \"pay\"",
                 "given = { worked = 600, unit = \"pay\"", "reference is missing, expected the pay of full time"},
             Row{"expect = { cents = 186_69 }", "expect = { centihours = 186_69 }", "expect = { centihours = 186_69 }",
                 "cents is missing"},
             Row{"expect = { cents = 186_69 }", "expect = 186_69", "expect = 186_69",
                 "expect is 18669, expected a table"},
             Row{first, "rule = \"account.opening\"\non = 2020-03-01\ngiven = {}\nexpect = {}", "[[vector]]",
                 "rule account.opening has no worked examples"},
         })
        check(row);
    const auto no_tables = RuleBook::parse("vector = 1\n\n");
    REQUIRE_FALSE(no_tables);
    CHECK(no_tables.error().line == 1);
    CHECK(no_tables.error().message == "vector: expected tables [[vector]]");
}

TEST_CASE("of several errors the topmost is told") {
    std::string text = edited("cents_per_hour = 12_00", "cents_per_hour = -1");
    const std::string_view second = "counts_dif = true";
    text.replace(text.find(second), second.size(), "counts_dif = 1");
    const auto book = RuleBook::parse(text);
    REQUIRE_FALSE(book);
    CHECK(book.error().line == line_of(text, "counts_dif = 1"));
}
