#include <doctest/doctest.h>

#include "tests/support/given_when_then.h"

namespace grandlivre::test {
namespace {

/// One request of each kind but OpenAccount, that nothing else would refuse on an
/// account of one's own.
struct Kind {
    std::string name;
    RequestBody body;
    bool late;  ///< a fact that comes late: may be dated before the clock
};

std::vector<Kind> kinds() {
    const auto dossier = nth<DossierId>(7);
    return {
        {"DeclareQualification", request::DeclareQualification{.low_qualified = true}, true},
        {"RevokeQualification", request::RevokeQualification{.from_year = year(2019)}, true},
        {"DeclareActivity", work(2019, 1607), true},
        {"CreditHours", request::CreditHours{.kind = HourKind::public_, .centihours = hours(1), .year = year(2017)},
         true},
        {"ConvertHours", request::ConvertHours{.kind = HourKind::cpf}, false},
        {"CreditCivic",
         request::CreditCivic{
             .activity = nth<ActivityId>(1), .category = "maire", .year = year(2019), .cents = euros(240)},
         true},
        {"FreezeAccount", request::FreezeAccount{.cause = FreezeCause::retirement}, true},
        {"CloseAccount", request::CloseAccount{}, false},
        {"ClaimFromHolder", request::ClaimFromHolder{.cents = euros(1), .cause = "undue_use"}, true},
        {"DebitWithoutPayment", request::DebitWithoutPayment{.cents = Cents(1), .cause = DebitCause::ptp}, false},
        {"ReserveHours", request::ReserveHours{.dossier = dossier, .centihours = hours(1), .provider = provider},
         false},
        {"DebitHours", request::DebitHours{.dossier = dossier, .centihours = hours(1)}, false},
        {"ReleaseHours", request::ReleaseHours{.dossier = dossier, .centihours = hours(1)}, false},
    };
}

}  // namespace

TEST_CASE("nothing but opening is decided for an account that is not open") {
    for (const Kind& kind : kinds()) {
        CAPTURE(kind.name);
        Story().when(date(2020, 3, 1), kind.body).refused(Reason::unknown_account);
        // the account comes before the date
        Story().clock(date(2020, 3, 2)).when(date(2020, 3, 1), kind.body).refused(Reason::unknown_account);
    }
}

TEST_CASE("only facts that come late may be dated before the clock") {
    for (const Kind& kind : kinds()) {
        CAPTURE(kind.name);
        for (const Date clock : {date(2020, 3, 1), date(2020, 3, 2)}) {
            CAPTURE(to_text(clock));
            Story story;
            story.given({account_opened()}).clock(clock).when(date(2020, 3, 1), kind.body);
            const bool before = clock > date(2020, 3, 1);
            if (before && !kind.late) {
                story.refused(Reason::wrong_date);
                // the date comes before the account's status
                Story()
                    .given({account_opened(), account_closed()})
                    .clock(clock)
                    .when(date(2020, 3, 1), kind.body)
                    .refused(Reason::wrong_date);
            } else if (kind.late) {
                CHECK_FALSE(story.events().empty());
            }
        }
    }
}

TEST_CASE("a closed account decides nothing more") {
    for (const Kind& kind : kinds()) {
        CAPTURE(kind.name);
        const bool has_object = kind.name == "DebitHours" || kind.name == "ReleaseHours";
        Story()
            .given({account_opened(), account_closed()})
            .when(date(2020, 3, 1), kind.body)
            .refused(has_object ? Reason::unknown_dossier : Reason::account_closed);
    }
}

TEST_CASE("closed comes before frozen") {
    for (const Kind& kind : kinds()) {
        if (kind.name == "DebitHours" || kind.name == "ReleaseHours") continue;
        CAPTURE(kind.name);
        Story()
            .given({account_opened(), died(), account_closed(date(2019, 2, 2))})
            .when(date(2020, 3, 1), kind.body)
            .refused(Reason::account_closed);
    }
}

TEST_CASE("what a frozen account refuses") {
    const auto frozen = [](const Act& cause, const RequestBody& body, bool refuses) {
        Story story;
        story.given({account_opened(), cause}).when(date(2020, 3, 1), body);
        if (refuses)
            story.refused(Reason::account_frozen);
        else
            CHECK_FALSE(story.events().empty());
    };
    const request::CreditHours civic_hours{.kind = HourKind::cec, .centihours = hours(20), .year = year(2018)};
    const request::CreditHours public_hours{.kind = HourKind::public_, .centihours = hours(20), .year = year(2018)};
    const request::CreditCivic civic{
        .activity = nth<ActivityId>(1), .category = "maire", .year = year(2019), .cents = euros(240)};
    const request::ReserveHours reserve{.dossier = nth<DossierId>(1), .centihours = hours(1), .provider = provider};
    for (const bool dead : {false, true}) {
        CAPTURE(dead);
        const Act cause = dead ? died() : retired();
        frozen(cause, work(2019, 1607), true);
        frozen(cause, public_hours, true);
        frozen(cause, request::CreditHours{.kind = HourKind::cpf, .centihours = hours(20), .year = year(2018)}, true);
        frozen(cause, request::CreditHours{.kind = HourKind::dif, .centihours = hours(20), .year = year(2018)}, true);
        frozen(cause, reserve, true);
        frozen(cause, civic_hours, dead);  // CT L5151-2: a retired holder goes on earning
        frozen(cause, civic, dead);
        frozen(cause, request::DeclareQualification{.low_qualified = true}, false);
        frozen(cause, request::RevokeQualification{.from_year = year(2019)}, false);
        frozen(cause, request::ClaimFromHolder{.cents = euros(1), .cause = "undue_use"}, false);
        frozen(cause, request::CloseAccount{}, false);
    }
}

TEST_CASE("a frozen account still converts, is debited, and ends its dossiers") {
    for (const bool dead : {false, true}) {
        CAPTURE(dead);
        Story story;
        story.given(
            {account_opened(),
             hours_credited(HourKind::cpf, hours(100)),
             {date(2019, 1, 3),
              request::ReserveHours{
                  .dossier = nth<DossierId>(1), .kind = HourKind::cpf, .centihours = hours(30), .provider = provider}},
             dead ? died() : retired(),
             {date(2019, 3, 1),
              request::DebitHours{.dossier = nth<DossierId>(1), .kind = HourKind::cpf, .centihours = hours(10)}},
             {date(2019, 3, 1),
              request::ReleaseHours{.dossier = nth<DossierId>(1), .kind = HourKind::cpf, .centihours = hours(20)}},
             {date(2019, 3, 1), request::ConvertHours{.kind = HourKind::cpf}},
             {date(2019, 3, 1), request::DebitWithoutPayment{.cents = euros(50), .cause = DebitCause::ptp}}});
        CHECK(story.available(Bucket::annual) == euros(1300));  // 90 h × 15 − 50
    }
}

}  // namespace grandlivre::test
