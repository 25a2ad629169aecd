#include "tools/output/csv.h"

#include <doctest/doctest.h>

#include "tests/support/booked_ledger.h"
#include "tools/formats/ascii_text.h"
#include "tools/formats/csv_postings.h"
#include "tools/formats/decimal.h"

namespace grandlivre::test {
namespace {

using namespace tools;

std::string csv_of(BookedLedger& books) {
    std::string text;
    CsvPostingsWriter writer([&](std::string_view bytes) { text += bytes; });
    books.each_merged([&](const wire::Record& record) { writer.add(record); });
    writer.end();
    return text;
}

}  // namespace

TEST_CASE("a line a posting, with all that is known of it") {
    BookedLedger books(1);
    books.open(1, 100);
    books.book("ReceiveContribution", "2020-01-03",
               {{"funder", BookedLedger::france_competences},
                {"cents", 1000},
                {"period", "2020-Q1"},
                {"bank_reference", "FC1"},
                {"deducted_cents", 5}});
    const std::string csv = csv_of(books);
    CHECK(
        csv.starts_with("position,version,stream,type,on,recorded_at,fiscal_year,request,rule,book,ledger_account,pcg,"
                        "unit,amount,dossier,provider,funder,grant,resource_class\r\n"));
    CHECK(csv.find("\r\n0:3,3,account:dddddddd-0000-4000-8000-000000000001,HoursConverted,2019-12-02,"
                   "2027-12-02T10:00:00.000000Z,2019,dddddddd-0000-4000-8000-000000010002,conversion.cpf@2019-01-01,"
                   "rights,annual:available,8021,EUR,-1500,,,,,mutualised\r\n") != std::string::npos);
    const std::string received =
        "0:4,1,funder:639090232,ContributionReceived,2020-01-03,2028-01-03T10:00:00.000000Z,2020,"
        "dddddddd-0000-4000-8000-000000010003,fund.contribution@2018-12-31,money,";
    CHECK(csv.ends_with(received + "bank,512,EUR,1000,,,639090232,,mutualised\r\n" +  //
                        received + "fund:owed,4676,EUR,5,,,639090232,,mutualised\r\n" + received +
                        "fund:mutualised,195,EUR,-1005,,,639090232,,mutualised\r\n"));
}

TEST_CASE("every line of the journal is there, in as many cells, and sums to zero") {
    BookedLedger books;
    book_two_years(books);
    const std::string csv = csv_of(books);
    std::size_t postings = 0;
    books.ledger.each_record(
        [&](const wire::Record& record) { postings += record.postings() ? record.postings()->size() : 0; });
    std::size_t lines = 0;
    for (std::size_t begin = 0, end; (end = csv.find("\r\n", begin)) != std::string::npos; begin = end + 2, ++lines)
        CHECK(std::count(csv.begin() + static_cast<std::ptrdiff_t>(begin),
                         csv.begin() + static_cast<std::ptrdiff_t>(end), ',') == 18);
    CHECK(lines == postings + 1);
    CHECK(csv == csv_of(books));  // the same bytes again
}

TEST_CASE("cells are quoted where they have to be (RFC 4180)") {
    for (const auto& [text, cell] :
         std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                          {"a b", "a b"},
                                                          {"a,b", "\"a,b\""},
                                                          {"a\nb", "\"a\nb\""},
                                                          {"a\rb", "\"a\rb\""},
                                                          {"say \"a\"", "\"say \"\"a\"\"\""}})
        CHECK(csv_cell(text) == cell);
}

TEST_CASE("hundredths with two decimals") {
    CHECK(decimal(0, '.') == "0.00");
    CHECK(decimal(5, ',') == "0,05");
    CHECK(decimal(-5, '.') == "-0.05");
    CHECK(decimal(-123405, '.') == "-1234.05");
    CHECK(decimal(std::numeric_limits<std::int64_t>::max(), '.') == "92233720368547758.07");
    CHECK(decimal(std::numeric_limits<std::int64_t>::min(), '.') == "-92233720368547758.08");
}

TEST_CASE("any text is one line of ASCII") {
    for (const auto& [text, plain] :
         std::vector<std::pair<std::string, std::string>>{{"F-2020/17_b|#", "F-2020/17_b|#"},
                                                          {"Été à l’œuvre", "Ete a l'oeuvre"},
                                                          {"a\tb\r\nc\x7f", "a b  c "},
                                                          {"12 \xe2\x82\xac", "12 EUR"},
                                                          {"\xff\xfe!", "..!"}})
        CHECK(ascii_text(text) == plain);
}

}  // namespace grandlivre::test
