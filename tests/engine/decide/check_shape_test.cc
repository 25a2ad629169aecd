#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

namespace grandlivre::test {
namespace {

/// Where a request's shape is wrong; empty: nowhere.
std::string wrong_at(RequestBody body, const RuleBook& rules = default_book(), Date on = date(2020, 3, 1)) {
    const auto malformed = check_shape(request_of(on, std::move(body)), rules);
    if (!malformed) return {};
    CHECK(malformed->id == nth<RequestId>(1));
    CHECK_FALSE(malformed->found.empty());
    CHECK_FALSE(malformed->expected.empty());
    return malformed->where;
}

request::DeclareActivity declared(ActivityCategory category, WorkUnit unit, std::int64_t reference = 0) {
    request::DeclareActivity body = work(2019, 100, unit, category);
    body.reference = reference;
    return body;
}

request::CreditCivic civic(Cents cents) {
    return {.activity = nth<ActivityId>(1), .category = "maire", .year = year(2019), .cents = cents};
}

}  // namespace

TEST_CASE("months are for the self-employed, and they declare nothing else") {
    using enum ActivityCategory;
    for (const auto category : {employee, esat, public_agent}) {
        CHECK(wrong_at(declared(category, WorkUnit::months)) == "unit");
        CHECK(wrong_at(declared(category, WorkUnit::hours)).empty());
        CHECK(wrong_at(declared(category, WorkUnit::days)).empty());
        CHECK(wrong_at(declared(category, WorkUnit::pay, 1)).empty());
        CHECK(wrong_at(declared(category, WorkUnit::pay)) == "reference");
    }
    CHECK(wrong_at(declared(self_employed, WorkUnit::months)).empty());
    for (const auto unit : {WorkUnit::hours, WorkUnit::days, WorkUnit::pay})
        CHECK(wrong_at(declared(self_employed, unit, 1)) == "unit");
}

TEST_CASE("a civic activity is worth 1 to 240 euros") {
    CHECK(wrong_at(civic(Cents(99))) == "cents");
    CHECK(wrong_at(civic(euros(1))).empty());
    CHECK(wrong_at(civic(euros(240))).empty());  // CT D5151-14
    CHECK(wrong_at(civic(Cents(240'01))) == "cents");
}

TEST_CASE("the bounds of a civic activity are those of the adopted book") {
    const RuleBook other = book_of(edited("maximum_cents = 240_00", "maximum_cents = 300_00"));
    CHECK(wrong_at(civic(euros(300)), other).empty());
    CHECK(wrong_at(civic(Cents(300'01)), other) == "cents");
    // before its first day and after its last the law has no activity: a date, not a shape
    const RuleBook ended = book_of(
        edited("{ since = 2015-01-01, minimum_cents", "{ since = 2015-01-01, until = 2019-12-31, minimum_cents"));
    CHECK(wrong_at(civic(euros(240)), ended).empty());
    CHECK(wrong_at(civic(euros(240)), ended, date(2014, 1, 1)).empty());
}

TEST_CASE("dossiers hold hours of cpf, dif or cec") {
    for (const auto kind : hour_kinds) {
        const std::string expected = kind == HourKind::public_ ? "kind" : "";
        CHECK(wrong_at(request::ReserveHours{.kind = kind, .centihours = hours(1), .provider = provider}) == expected);
        CHECK(wrong_at(request::DebitHours{.kind = kind, .centihours = hours(1)}) == expected);
        CHECK(wrong_at(request::ReleaseHours{.kind = kind, .centihours = hours(1)}) == expected);
        CHECK(wrong_at(request::CreditHours{.kind = kind, .centihours = hours(1), .year = year(2017)}).empty());
        CHECK(wrong_at(request::ConvertHours{.kind = kind}).empty());
    }
}

TEST_CASE("a funder is refunded for a grant or for a dossier") {
    const auto grant = nth<GrantId>(1);
    const auto dossier = nth<DossierId>(2);
    CHECK(wrong_at(request::RefundFunder{.grant = grant, .cents = euros(1)}).empty());
    CHECK(wrong_at(request::RefundFunder{.dossier = dossier, .cents = euros(1)}).empty());
    CHECK(wrong_at(request::RefundFunder{.cents = euros(1)}) == "grant");
    CHECK(wrong_at(request::RefundFunder{.grant = grant, .dossier = dossier, .cents = euros(1)}) == "dossier");
}

TEST_CASE("a contribution is for a quarter or a month") {
    const auto wrong_for = [](const char* period) {
        return wrong_at(request::ReceiveContribution{.cents = euros(1), .period = period, .bank_reference = "BK1"});
    };
    for (const char* period : {"2020-Q1", "2020-Q4", "2024-01", "2024-09", "2024-10", "2024-12"}) {
        CAPTURE(std::string(period));
        CHECK(wrong_for(period).empty());
    }
    for (const char* period : {"2020-Q0", "2020-Q5", "2024-00", "2024-13", "2024-20", "2024-7", "2024/07", "2024",
                               "20-Q1", "2020-q1", "2020-Q1 ", "Q1-2020", "202x-Q1"}) {
        CAPTURE(std::string(period));
        CHECK(wrong_for(period) == "period");
    }
}

}  // namespace grandlivre::test
