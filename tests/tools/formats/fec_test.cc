#include "tools/formats/fec.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/booked_ledger.h"

/// The FEC of small histories, against entries written by hand.
namespace grandlivre::test {
namespace {

using namespace tools;

std::string fec_of(BookedLedger& books, int year) {
    FecOpening opening{Year(year)};
    books.each_merged([&](const wire::Record& record) { opening.add(record); });
    std::string text;
    FecWriter writer(opening, [&](std::string_view bytes) { text += bytes; });
    books.each_merged([&](const wire::Record& record) { writer.add(record); });
    writer.end();
    return text;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos; begin = end + 1)
        parts.push_back(text.substr(begin, end - begin));
    parts.push_back(text.substr(begin));
    return parts;
}

/// Lines without the header.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
    REQUIRE(text.ends_with("\n"));
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : split(text.substr(0, text.size() - 1), '\n')) rows.push_back(split(line, '\t'));
    for (const auto& row : rows) REQUIRE(row.size() == 18);
    rows.erase(rows.begin());
    return rows;
}

enum Column {
    code,
    code_name,
    number,
    entered,
    account,
    account_name,
    subsidiary,
    subsidiary_name,
    reference,
    piece,
    what,
    debit,
    credit,
    matching,
    matched,
    validated
};

/// `number account subsidiary debit credit`, of all lines.
std::vector<std::string> figures(const std::string& fec) {
    std::vector<std::string> lines;
    for (const auto& row : rows_of(fec))
        lines.push_back(fmt::format("{} {} {} {} {} {}", row[number], row[code], row[account],
                                    row[subsidiary].empty() ? "-" : row[subsidiary], row[debit], row[credit]));
    return lines;
}

const std::string dossier = nth_uuid(10);

}  // namespace

TEST_CASE("18 columns under the names of the order, tabs between them") {
    BookedLedger books(1);
    const std::string header = fec_of(books, 2020);  // a year without an entry has no other line
    CHECK(split(header.substr(0, header.size() - 1), '\t') ==
          std::vector<std::string>{"JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
                                   "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit",
                                   "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"});
}

TEST_CASE("the file's name: SIREN, FEC, closing date") {
    CHECK(fec_file_name(Siren(732829320), Year(2025)) == "732829320FEC20251231.txt");
}

TEST_CASE("a year's entries, in the order in which they were booked") {
    BookedLedger books(1);
    book_two_years(books);
    const std::string siret = BookedLedger::provider, employer = BookedLedger::employer;
    CHECK(figures(fec_of(books, 2020)) == std::vector<std::string>{
                                              "1 BQ 512 - 10000,00 0,00",  // the contribution
                                              "1 BQ 195 - 0,00 10000,00",
                                              "2 VE 511 - 100,00 0,00",  // the holder's card
                                              "2 VE 4191 " + dossier + " 0,00 100,00",
                                              "3 AC 611 - 600,00 0,00",  // settled: rights, employer, holder
                                              "3 AC 195 - 600,00 0,00",
                                              "3 AC 7062 - 0,00 600,00",
                                              "3 AC 611 - 300,00 0,00",
                                              "3 AC 580 - 300,00 0,00",
                                              "3 AC 7062 - 0,00 300,00",
                                              "3 AC 611 - 100,00 0,00",
                                              "3 AC 4191 " + dossier + " 100,00 0,00",
                                              "3 AC 7062 - 0,00 100,00",
                                              "3 AC 4081 " + siret + " 0,00 1000,00",
                                              "4 FI 4674 " + employer + " 300,00 0,00",  // owed by the employer
                                              "4 FI 580 - 0,00 300,00",
                                              "5 AC 4081 " + siret + " 1000,00 0,00",  // invoiced
                                              "5 AC 580 - 0,00 1000,00",
                                              "6 AC 580 - 1000,00 0,00",
                                              "6 AC 401 " + siret + " 0,00 1000,00",
                                              "7 BQ 401 " + siret + " 1000,00 0,00",  // paid
                                              "7 BQ 5115 " + siret + " 0,00 1000,00",
                                              "8 BQ 5115 " + siret + " 1000,00 0,00",
                                              "8 BQ 512 - 0,00 1000,00",
                                              "9 RE 4098 " + siret + " 100,00 0,00",  // claimed
                                              "9 RE 611 - 0,00 100,00",
                                              "10 BQ 512 - 80,00 0,00",  // 80.00 come back: 60.00, 15.00, 5.00
                                              "10 BQ 4098 " + siret + " 0,00 80,00",
                                              "10 BQ 7062 - 60,00 0,00",
                                              "10 BQ 4676 - 0,00 60,00",
                                              "10 BQ 7062 - 15,00 0,00",
                                              "10 BQ 580 - 0,00 15,00",
                                              "10 BQ 7062 - 5,00 0,00",
                                              "10 BQ 580 - 0,00 5,00",
                                              "11 RE 580 - 15,00 0,00",
                                              "11 RE 4675 " + employer + " 0,00 15,00",
                                              "12 RE 580 - 5,00 0,00",
                                              "12 RE 4671 " + dossier + " 0,00 5,00",
                                          });
}

TEST_CASE("a year begins with the balances of those before it, and no class 6 or 7 among them") {
    BookedLedger books(1);
    book_two_years(books);
    const std::string siret = BookedLedger::provider, employer = BookedLedger::employer;
    CHECK(figures(fec_of(books, 2021)) == std::vector<std::string>{
                                              "1 AN 120 - 0,00 20,00",               // 900.00 spent out of 920.00
                                              "1 AN 195 - 0,00 9400,00",             // 10 000.00 - 600.00
                                              "1 AN 4098 " + siret + " 20,00 0,00",  // 100.00 - 80.00
                                              "1 AN 4671 - 0,00 5,00",
                                              "1 AN 4674 " + employer + " 300,00 0,00",
                                              "1 AN 4675 " + employer + " 0,00 15,00",
                                              "1 AN 4676 - 0,00 60,00",
                                              "1 AN 511 - 100,00 0,00",
                                              "1 AN 512 - 9080,00 0,00",  // 10 000.00 - 1 000.00 + 80.00
                                              "2 OD 1068 - 0,00 20,00",   // the result goes to the reserve
                                              "2 OD 120 - 20,00 0,00",
                                              "3 BQ 512 - 300,00 0,00",  // the employer pays
                                              "3 BQ 4674 " + employer + " 0,00 300,00",
                                          });
    CHECK(figures(fec_of(books, 2022)) ==
          std::vector<std::string>{"1 AN 1068 - 0,00 20,00", "1 AN 195 - 0,00 9400,00",
                                   "1 AN 4098 " + siret + " 20,00 0,00", "1 AN 4671 - 0,00 5,00",
                                   "1 AN 4675 " + employer + " 0,00 15,00", "1 AN 4676 - 0,00 60,00",
                                   "1 AN 511 - 100,00 0,00", "1 AN 512 - 9380,00 0,00"});
}

TEST_CASE("dates: of the business, of the piece, of the booking") {
    BookedLedger books(1);
    book_two_years(books);
    const auto rows = rows_of(fec_of(books, 2021));
    CHECK(rows[0] == std::vector<std::string>{"AN", "Opening balances", "1", "20210101", "120",
                                              "Result of earlier years, surplus", "", "", "AN2021", "20210101",
                                              "Balances brought forward from 2020", "0,00", "20,00", "", "", "20210101",
                                              "", ""});
    const auto& received = rows.back();
    CHECK(received[entered] == "20210201");
    CHECK(received[piece] == "20210201");
    CHECK(received[validated] == "20290201");
    CHECK(received[reference].starts_with("0:"));
    CHECK(received[what] == "Top up received VIR 7, dossier " + dossier);
}

TEST_CASE("what is booked for a closed year is dated on the first day of the open one") {
    BookedLedger books(1);
    book_two_years(books);
    books.book("ReceiveContribution", "2020-12-30",
               {{"funder", BookedLedger::france_competences},
                {"cents", 100},
                {"period", "2020-Q4"},
                {"bank_reference", "FC4"}});
    const auto rows = rows_of(fec_of(books, 2021));
    CHECK(rows.back()[number] == "4");
    CHECK(rows.back()[entered] == "20210101");
    CHECK(rows.back()[piece] == "20201230");
}

TEST_CASE("a year that lacks money begins with a deficit") {
    BookedLedger books(1);
    books.open(1, 10000);
    books.hold_training({});
    books.register_provider();
    books.bank_says(books.pay(20, "2020-04-21"), "2020-04-24", "settled");
    // Settled of 2020: 1 000.00 spent out of as much. What is claimed in 2021 comes back in 2022.
    const Json paid{{"provider", BookedLedger::provider}, {"dossier", dossier}, {"cents", 100000}};
    books.book("ClaimFromProvider", "2021-06-02", paid);
    books.book("CloseYear", "2022-01-03", {{"year", 2021}});
    books.book("RecordRecovery", "2022-06-10", paid);
    CHECK(figures(fec_of(books, 2021))[0] == fmt::format("1 AN 195 - 1000,00 0,00"));
    CHECK(figures(fec_of(books, 2022))[0] == "1 AN 120 - 0,00 1000,00");
    CHECK(figures(fec_of(books, 2023))[0] == "1 AN 1068 - 0,00 1000,00");
    CHECK(figures(fec_of(books, 2023))[1] == "1 AN 129 - 1000,00 0,00");
    books.book("CloseYear", "2023-01-03", {{"year", 2022}});
    const auto after = figures(fec_of(books, 2023));
    CHECK(after[after.size() - 2] == "2 OD 1068 - 1000,00 0,00");
    CHECK(after[after.size() - 1] == "2 OD 129 - 0,00 1000,00");
    CHECK(figures(fec_of(books, 2024))[0] == "1 AN 195 - 1000,00 0,00");  // and neither reserve nor result
}

TEST_CASE("every entry balances, numbers have no gap, nothing is other than plain text") {
    BookedLedger books;
    book_two_years(books);
    books.book(
        "ReceiveFunds", "2021-03-01",
        {{"funder", BookedLedger::employer}, {"call", "dû\tà l’été"}, {"cents", 7}, {"bank_reference", "a\nb|c"}});
    for (const int year : {2020, 2021}) {
        const std::string fec = fec_of(books, year);
        CHECK(std::ranges::all_of(fec, [](char c) { return c == '\t' || c == '\n' || (c >= ' ' && c <= '~'); }));
        CHECK(fec == fec_of(books, year));  // the same bytes again
        std::map<int, std::int64_t> sums;
        int last = 0;
        std::string last_validated;
        for (const auto& row : rows_of(fec)) {
            const int of = std::stoi(row[number]);
            CHECK((of == last || of == last + 1));
            last = of;
            CHECK(row[validated] >= last_validated);
            last_validated = row[validated];
            const auto cents = [](std::string text) {
                REQUIRE(text[text.size() - 3] == ',');
                return std::stoll(text.erase(text.size() - 3, 1));
            };
            sums[of] += cents(row[debit]) - cents(row[credit]);
        }
        for (const auto& [of, sum] : sums) CHECK_MESSAGE(sum == 0, of);
    }
    CHECK(rows_of(fec_of(books, 2021)).back()[what] == "Funds in suspense du a l'ete a b|c");
}

TEST_CASE("whether a year is closed is known partition by partition") {
    BookedLedger books(3);
    book_two_years(books);
    const auto closed = [&](int year) {
        FecOpening opening{Year(year)};
        books.each_merged([&](const wire::Record& record) { opening.add(record); });
        return opening.closed_partitions();
    };
    CHECK(closed(2019) == 3);  // with 2020
    CHECK(closed(2020) == 3);
    CHECK(closed(2021) == 0);
}

}  // namespace grandlivre::test
