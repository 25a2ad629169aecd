#include "events/chart.h"

#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <map>
#include <set>

#include "events/posting.h"

namespace grandlivre::test {
namespace {

using Names = std::set<std::string>;

/// The contract's ledger accounts, by book. Buckets and origins: annual, dif and
/// cec in euros, cpf, public, dif and cec in hours, grants and top-ups.
const std::map<Book, Names> contract{
    {Book::rights,
     {"annual:available", "annual:reserved", "dif:available", "dif:reserved", "cec:available",   "cec:reserved",
      "public:available", "public:reserved", "cpf:available", "cpf:reserved", "grant:available", "grant:reserved",
      "top_up:reserved",  "source:annual",   "source:dif",    "source:cec",   "source:public",   "source:cpf",
      "source:grant",     "source:top_up",   "used",          "forfeited",    "converted",       "holder:debt",
      "reclaimed"}},
    {Book::money,
     {"bank",
      "card:clearing",
      "holder:payments",
      "holder:credit_note",
      "holder:refundable",
      "funder:funds",
      "funder:suspense",
      "funder:called_in_part",
      "funder:receivable",
      "funder:refundable",
      "fund:mutualised",
      "fund:resources",
      "fund:expense",
      "fund:owed",
      "fund:reserve",
      "provider:accrued",
      "provider:payable",
      "provider:in_transit",
      "provider:undue",
      "relay:clearing"}},
    {Book::commitments, {"fund:commitments", "fund:commitments:contra"}},
};

}  // namespace

TEST_CASE("the chart has the contract's ledger accounts, each in its book") {
    std::map<Book, Names> lines;
    for (const LedgerAccountInfo& line : chart()) {
        CAPTURE(line.name);
        CHECK(lines[line.book].insert(line.name).second);  // no name twice
    }
    CHECK(lines[Book::rights] == contract.at(Book::rights));
    CHECK(lines[Book::money] == contract.at(Book::money));
    CHECK(lines[Book::commitments] == contract.at(Book::commitments));
}

TEST_CASE("each line of the chart has the schema's name with colons, a number and a label") {
    std::size_t lines = 0;
    for (const LedgerAccount account : wire::EnumValuesLedgerAccount()) {
        const LedgerAccountInfo& line = info(account);
        CAPTURE(line.name);
        ++lines;
        CHECK(line.account == account);
        std::string name = line.name;
        std::replace(name.begin(), name.end(), ':', '_');
        CHECK(name == wire::EnumNameLedgerAccount(account));
        CHECK_FALSE(line.label.empty());
        CHECK(line.pcg.size() >= 2);
        CHECK(line.pcg.find_first_not_of("0123456789") == std::string::npos);
        // Rights and commitments are off balance sheet: class 8 of the French general chart.
        CHECK((line.pcg.front() == '8') == (line.book != Book::money));
    }
    CHECK(chart().size() == lines);
}

TEST_CASE("units of the chart's lines: hours live in the rights book alone") {
    const auto document = toml::parse_file(SOURCE_DIR "/events/chart.toml");
    for (const LedgerAccountInfo& line : chart()) {
        CAPTURE(line.name);
        const auto* units = document["account"][wire::EnumNameLedgerAccount(line.account)]["units"].as_array();
        REQUIRE(units);
        std::set<std::string> names;
        for (const auto& unit : *units) names.insert(unit.value<std::string>().value());
        CHECK(names.size() == units->size());
        CHECK((names == Names{"EUR"} || names == Names{"HRS"} || names == Names{"EUR", "HRS"}));
        if (line.book != Book::rights) CHECK(names == Names{"EUR"});
    }
}

TEST_CASE("each kind of hours and each bucket has its accounts, which hold its unit") {
    for (const HourKind kind : wire::EnumValuesHourKind()) {
        const HourAccounts of = accounts_of(kind);
        std::string word = wire::EnumNameHourKind(kind);
        if (word.ends_with("_")) word.pop_back();  // a keyword of C++
        CHECK(info(of.available).name == word + ":available");
        CHECK(info(of.reserved).name == word + ":reserved");
        CHECK(info(of.source).name == "source:" + word);
    }
    for (const Bucket bucket : {Bucket::annual, Bucket::dif, Bucket::cec, Bucket::grant}) {
        const std::string word = wire::EnumNameBucket(bucket);
        CHECK(info(accounts_of(bucket).available).name == word + ":available");
        CHECK(info(accounts_of(bucket).reserved).name == word + ":reserved");
        CHECK(info(source_of(bucket)).name == "source:" + word);
    }
    CHECK_THROWS_AS(accounts_of(Bucket::credit_note), BrokenInvariant);
    CHECK_THROWS_AS(source_of(Bucket::credit_note), BrokenInvariant);
}

TEST_CASE("postings balance per book and unit, not over them") {
    using enum LedgerAccount;
    const auto of = ResourceClass::mutualised;
    CHECK(balanced(Postings()));
    CHECK(balanced(Postings().debit(source_annual, of, euros(5)).credit(annual_available, of, euros(5))));
    CHECK_FALSE(balanced(Postings().debit(source_annual, of, euros(5)).credit(annual_available, of, euros(4))));
    CHECK_FALSE(balanced(Postings().debit(source_annual, of, euros(5))));
    CHECK_FALSE(balanced(Postings().debit(source_dif, of, euros(5)).credit(dif_available, of, hours(5))));  // units
    CHECK_FALSE(balanced(Postings().debit(bank, of, euros(5)).credit(annual_available, of, euros(5))));     // books
    CHECK_FALSE(balanced(Postings().debit(fund_commitments, of, euros(5)).credit(bank, of, euros(5))));
    // Resource classes are read by, not balanced by.
    CHECK(balanced(Postings().debit(cec_available, ResourceClass::civic, euros(5)).credit(used, of, euros(5))));
    // A sum beyond 64 bits is no balance.
    constexpr Cents largest(std::numeric_limits<std::int64_t>::max());
    CHECK_FALSE(balanced(Postings().debit(used, of, largest).debit(used, of, largest).debit(used, of, Cents(2))));
    CHECK(Postings().debit(used, of, Cents(0)).empty());  // lines of nothing are left out
}

}  // namespace grandlivre::test
