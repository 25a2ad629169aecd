#include "tools/formats/hledger.h"

#include <doctest/doctest.h>

#include "tests/support/booked_ledger.h"

/// The journal of plain text accounting. Whether hledger and ledger read it is a matter
/// of tests/formats/exports_test.py, which runs them.
namespace grandlivre::test {
namespace {

using namespace tools;

std::string journal_of(BookedLedger& books, std::optional<Book> book = {}) {
    std::string text;
    HledgerWriter writer(book, [&](std::string_view bytes) { text += bytes; });
    books.each_merged([&](const wire::Record& record) { writer.add(record); });
    writer.end();
    return text;
}

/// What comes after the declarations.
std::string transactions_of(const std::string& journal) {
    const auto begin = journal.find("\n\n", journal.find("\npayee "));
    return begin == std::string::npos ? "" : journal.substr(begin + 2);
}

}  // namespace

TEST_CASE("a transaction an event, with what its lines are of") {
    BookedLedger books(1);
    books.open(1, 2050);
    CHECK(transactions_of(journal_of(books)) ==
          "2019-12-02 (0:2) HoursCredited\n"
          "    ; stream:account:dddddddd-0000-4000-8000-000000000001, fiscal_year:2019\n"
          "    rights:source:cpf                               20.50 HRS  ; class:mutualised\n"
          "    rights:cpf:available                           -20.50 HRS  ; class:mutualised\n"
          "\n"
          "2019-12-02 (0:3) HoursConverted\n"
          "    ; stream:account:dddddddd-0000-4000-8000-000000000001, fiscal_year:2019\n"
          "    rights:cpf:available                            20.50 HRS  ; class:mutualised\n"
          "    rights:converted                               -20.50 HRS  ; class:mutualised\n"
          "    rights:converted                               307.50 EUR  ; class:mutualised\n"
          "    rights:annual:available                       -307.50 EUR  ; class:mutualised\n");
}

TEST_CASE("dimensions are tags; a line of no class has no such tag") {
    BookedLedger books(1);
    book_two_years(books);
    const std::string journal = journal_of(books);
    CHECK(journal.find("\n2020-04-24 (0:20) PaymentSettled\n"
                       "    ; stream:provider:42740599800399, fiscal_year:2020\n"
                       "    money:provider:in_transit                     1000.00 EUR  ; provider:42740599800399\n"
                       "    money:bank                                   -1000.00 EUR  ; provider:42740599800399\n") !=
          std::string::npos);
    CHECK(journal.find("    money:funder:refundable                        -15.00 EUR  ; "
                       "dossier:dddddddd-0000-4000-8000-00000000000a, provider:42740599800399, funder:635116205, "
                       "class:top_up\n") != std::string::npos);
}

TEST_CASE("all that is used is declared, and one book alone has nothing of the others") {
    BookedLedger books(1);
    book_two_years(books);
    const std::string all = journal_of(books), money = journal_of(books, Book::money);
    CHECK(all.starts_with("commodity EUR\n    format 1000.00 EUR\ncommodity HRS\n    format 1000.00 HRS\n"));
    CHECK(all.find("\naccount commitments:fund:commitments:contra\n    note 809 ") != std::string::npos);
    CHECK(all.find("\npayee YearClosed\n") != std::string::npos);
    for (const char* other : {"rights:", "commitments:"}) CHECK(money.find(other) == std::string::npos);
    CHECK(money.find("RightsDebited\n") != std::string::npos);
    CHECK(transactions_of(money).find("HoursCredited") == std::string::npos);
    CHECK(journal_of(books, Book::commitments).find("money:") == std::string::npos);
    CHECK(all == journal_of(books));  // the same bytes again
}

}  // namespace grandlivre::test
