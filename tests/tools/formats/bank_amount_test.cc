#include "tools/formats/bank_amount.h"

#include <doctest/doctest.h>

#include <string>

#include "tools/formats/bank_fact.h"

namespace grandlivre::test {
namespace {

tools::BankAmount amount(const std::string& digits, const std::string& currency = "EUR") {
    return {.path = "Ntry/Amt", .digits = digits, .currency = currency, .line = 7};
}

std::string error(const tools::BankAmount& amount) {
    try {
        (void)tools::cents_of(amount);
    } catch (const tools::BankFileError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("amounts become cents, exactly") {
    struct Row {
        const char* text;
        std::int64_t cents;
    };
    for (const Row& row :
         {Row{"0.01", 1}, Row{"0.1", 10}, Row{"1", 100}, Row{"1.00", 100}, Row{"1.5", 150}, Row{"0001.05", 105},
          Row{"000000000000000000000000001.00", 100}, Row{"56.01", 5'601}, Row{"999999999.99", 99'999'999'999},
          Row{"10000000000000", 1'000'000'000'000'000}, Row{"10000000000000.00", 1'000'000'000'000'000}}) {
        CAPTURE(std::string(row.text));
        CHECK(tools::cents_of(amount(row.text)) == Cents(row.cents));
    }
}

TEST_CASE("what is no amount in euros is an error that says where and what was expected") {
    for (const char* text : {"", ".", "1.", ".5", "1.234", "1.000", "-1", "+1", "1e3", "1E3", "1,50", "1 000", "0x10",
                             "NaN", "INF", "1.2.3", "1.-2", "\u0661"}) {
        CAPTURE(std::string(text));
        CHECK(error(amount(text)) == "line 7: Ntry/Amt is \"" + std::string(text) +
                                         "\" EUR, euros with at most two decimals, 1234.56, was expected");
    }
    CHECK(error(amount("0")) == "line 7: Ntry/Amt is \"0\" EUR, an amount above zero was expected");
    CHECK(error(amount("0.00")) == "line 7: Ntry/Amt is \"0.00\" EUR, an amount above zero was expected");
    CHECK(error(amount("10000000000000.01")).ends_with("at most 10000000000000.00 was expected"));
    CHECK(error(amount("99999999999999999")).ends_with("at most 10000000000000.00 was expected"));
    CHECK(error(amount("9999999999999999999")).ends_with("at most 10000000000000.00 was expected"));
    CHECK(error(amount("184467440737095516.17"))
              .ends_with("at most 10000000000000.00 was expected"));  // 2^64 cents and 1
    for (const char* currency : {"USD", "eur", "", "EURO"})
        CHECK(error(amount("1.00", currency)) ==
              "line 7: Ntry/Amt is \"1.00\" " + std::string(currency) + ", an amount in EUR was expected");
}

}  // namespace grandlivre::test
