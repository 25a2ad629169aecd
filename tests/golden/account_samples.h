#pragma once

#include "tests/golden/sample.h"

/// The clock, accounts, and dossiers in hours: one record of each kind.
namespace grandlivre::test::samples {

inline void fill(event::LedgerCreated& body, Sample& sample) {
    on_clock(sample);
    sample.header = {.position = {Partition{3}, Sequence{0}},
                     .stream = sample.event.stream,
                     .version = 1,
                     .recorded_at = sample.header.recorded_at};
    body.name = "grandlivre";
    body.ledger = ledger_id("grandlivre");
    body.partitions = 8;
    body.partitioner = "murmur2";
    body.rules = "# A rule book, whole.\n[conversion.cpf]\nentries = []\n";
}
inline void fill(event::RulesAdopted& body, Sample& sample) {
    on_clock(sample);
    body.rules = "# A rule book, whole.\n[conversion.cpf]\nentries = []\n";
    sample.request =
        clock_request("AdoptRules", R"(,"text":"# A rule book, whole.\n[conversion.cpf]\nentries = []\n")");
}
inline void fill(event::ClockAdvanced& body, Sample& sample) {
    on_clock(sample);
    body.clock = on;
    sample.request = clock_request("AdvanceClock");
}
inline void fill(event::ClockSettled& body, Sample& sample) {
    on_clock(sample);
    body.clock = on;
    body.fired = 4'097;
}
inline void fill(event::RequestRejected& body, Sample& sample) {
    body.reason = Reason::insufficient_rights;
    body.detail = "5000 cents asked, 120 there";
    sample.request = request("DebitWithoutPayment", R"(,"cents":5000,"cause":"ptp")");
    sample.balance = holds(Cents(120));
}
inline void fill(event::RequestAccepted&, Sample& sample) {
    sample.request = request("DeclareQualification", R"(,"low_qualified":true)");
    sample.balance = holds(euros(500));
}
inline void fill(event::AccountOpened&, Sample& sample) {
    sample.header.version = 1;
    sample.header.previous = no_sequence;
    sample.event.rules = {"account.opening@2015-01-01"};
    sample.request = request("OpenAccount");
    sample.balance = Balance{};
}
inline void fill(event::QualificationDeclared& body, Sample& sample) {
    body.low_qualified = true;
    body.from_year = year(2020);
    sample.request = request("DeclareQualification", R"(,"low_qualified":true)");
    sample.balance = holds(euros(500));
}
inline void fill(event::QualificationRevoked& body, Sample& sample) {
    body.from_year = year(2019);
    sample.request = request("RevokeQualification", R"(,"from_year":2019)");
    sample.balance = holds(euros(500));
}
inline void fill(event::ActivityDeclared& body, Sample& sample) {
    body.year = year(2019);
    body.employer = employer;
    body.category = ActivityCategory::public_agent;
    body.worked = 1'500;
    body.reference = 1'607;
    body.unit = WorkUnit::days;
    body.disability = body.contribution_paid = true;
    body.entitlement = euros(800);
    body.public_entitlement = hours(25);
    sample.event.rules = {"credit.employee@2019-01-01", "credit.disability@2019-06-09"};
    sample.request = request("DeclareActivity",
                             R"(,"year":2019,"employer":"79910919400529","category":"public_agent","worked":1500,)"
                             R"("reference":1607,"unit":"days","disability":true,"contribution_paid":true)");
    sample.balance = holds(euros(800), {{HourKind::public_, hours(25), Centihours(0)}});
}
inline void fill(event::RightsCredited& body, Sample& sample) {
    body.bucket = Bucket::cec;
    body.year = year(2019);
    body.credited = euros(200);
    body.truncated = euros(40);
    body.debt = Cents(7);
    body.ceiling = euros(720);
    body.civic = std::make_unique<wire::CivicActivityT>();
    body.civic->activity = activity;
    body.civic->category = "service_civique";
    sample.event.rules = {"credit.civic@2017-01-01"};
    sample.event.postings.debit(source_cec, civic, euros(200))
        .credit(cec_available, civic, Cents(199'93))
        .credit(holder_debt, mutualised, Cents(7));
    sample.request =
        request("CreditCivic", R"(,"activity":"fc54d9f4-9239-4481-ae6d-6f6220f8091b","category":"service_civique",)"
                               R"("year":2019,"cents":24000)");
    sample.balance = holds(Cents(199'93));
}
inline void fill(event::RightsCorrected& body, Sample& sample) {
    body.year = year(2019);
    body.cents = euros(300);
    body.from_truncated = euros(10);
    body.debt = euros(50);
    body.centihours = hours(5);
    body.centihours_from_truncated = hours(2);
    body.centihours_forgiven = hours(1);
    sample.event.rules = {"credit.employee@2019-01-01"};
    sample.event.postings.debit(annual_available, mutualised, euros(250)).debit(holder_debt, mutualised, euros(50));
    sample.event.postings.credit(source_annual, mutualised, euros(300));
    sample.event.postings.debit(public_available, mutualised, hours(5)).credit(source_public, mutualised, hours(5));
}
inline void fill(event::HoursCredited& body, Sample& sample) {
    body.kind = HourKind::public_;
    body.year = year(2019);
    body.credited = hours(20);
    body.truncated = hours(5);
    body.ceiling = hours(150);
    body.yearly = true;
    sample.event.rules = {"credit.public@2020-01-01"};
    sample.event.postings.debit(source_public, mutualised, hours(20)).credit(public_available, mutualised, hours(20));
}
inline void fill(event::HoursConverted& body, Sample& sample) {
    body.kind = HourKind::dif;
    body.centihours = Centihours(60'33);
    body.rate = euros(15);
    body.cents = Cents(904'95);
    body.debt = Cents(4'95);
    body.reserved = true;
    sample.event.rules = {"conversion.dif@2019-01-01"};
    sample.event.postings = of_dossier();
    sample.event.postings.debit(dif_reserved, mutualised, body.centihours)
        .credit(converted, mutualised, body.centihours);
    sample.event.postings.debit(converted, mutualised, body.cents).credit(dif_reserved, mutualised, euros(900));
    sample.event.postings.credit(holder_debt, mutualised, body.debt);
    sample.request = request("ConvertHours", R"(,"kind":"dif")");
    sample.balance = holds(euros(900));
}
inline void fill(event::AccountFrozen& body, Sample& sample) {
    body.cause = FreezeCause::death;
    sample.request = request("FreezeAccount", R"(,"cause":"death")");
    sample.balance = holds(euros(500));
}
inline void fill(event::AccountClosed& body, Sample& sample) {
    body.forfeited = euros(500);
    body.forfeited_hours = hours(24);
    sample.event.rules = {"account.closing@2015-01-01"};
    sample.event.postings.debit(annual_available, mutualised, euros(500)).credit(forfeited, mutualised, euros(500));
    sample.event.postings.debit(cec_available, civic, hours(24)).credit(forfeited, civic, hours(24));
    sample.request = request("CloseAccount");
    sample.balance = holds(Cents(0));
}
inline void fill(event::HolderClaimed& body, Sample& sample) {
    body.cents = euros(1'500);
    body.withheld = euros(500);
    body.cause = "undue_use";
    sample.event.rules = {"debt.recovery@2015-01-01"};
    sample.event.postings.debit(holder_debt, mutualised, euros(1'000)).debit(annual_available, mutualised, euros(500));
    sample.event.postings.credit(reclaimed, mutualised, euros(1'500));
    sample.request = request("ClaimFromHolder", R"(,"cents":150000,"cause":"undue_use")");
    sample.balance = holds(Cents(0));
    std::get<Balance>(*sample.balance).debt = euros(1'000);
}
inline void fill(event::DebitedWithoutPayment& body, Sample& sample) {
    body.cents = euros(500);
    body.cause = DebitCause::bought_by_funder;
    sample.event.rules = {"debit.order@2015-01-01"};
    sample.event.postings.debit(dif_available, mutualised, euros(300)).debit(annual_available, mutualised, euros(200));
    sample.event.postings.credit(used, mutualised, euros(500));
    sample.request = request("DebitWithoutPayment", R"(,"cents":50000,"cause":"bought_by_funder")");
    sample.balance = holds(Cents(0));
}
inline void fill(event::HoursReserved& body, Sample& sample) {
    body.dossier = dossier;
    body.kind = HourKind::cpf;
    body.centihours = hours(12);
    body.cents = euros(180);
    body.provider = provider;
    body.validated_on = date(2019, 11, 5);
    body.session_start = date(2019, 12, 2);
    body.last_day = date(2019, 12, 31);
    sample.event.rules = {"hours.dossiers@2015-01-01"};
    sample.event.postings = of_dossier();
    sample.event.postings.debit(annual_available, mutualised, euros(180))
        .credit(annual_reserved, mutualised, euros(180));
    sample.request = request("ReserveHours",
                             R"(,"dossier":"101e75eb-6607-4615-9033-2cb8642a357c","kind":"cpf","centihours":1200,)"
                             R"("provider":"42740599800399","validated_on":"2019-11-05","session_start":"2019-12-02")");
    sample.balance = holds(euros(320));
    std::get<Balance>(*sample.balance).reserved = euros(180);
}
inline void fill(event::HoursDebited& body, Sample& sample) {
    body.dossier = dossier;
    body.kind = HourKind::cec;
    body.centihours = hours(6);
    body.cents = euros(72);
    sample.event.rules = {"hours.dossiers@2015-01-01", "conversion.cec@2019-01-01"};
    sample.event.postings = of_dossier();
    sample.event.postings.debit(cec_reserved, civic, euros(72)).credit(used, civic, euros(72));
    sample.request =
        request("DebitHours", R"(,"dossier":"101e75eb-6607-4615-9033-2cb8642a357c","kind":"cec","centihours":600)");
    sample.balance = holds(euros(320));
}
inline void fill(event::HoursReleased& body, Sample& sample) {
    body.dossier = dossier;
    body.kind = HourKind::dif;
    body.centihours = hours(6);
    body.cents = euros(90);
    body.debt = euros(10);
    sample.event.rules = {"hours.dossiers@2015-01-01", "conversion.dif@2019-01-01"};
    sample.event.postings = of_dossier();
    sample.event.postings.debit(dif_reserved, mutualised, euros(90)).credit(dif_available, mutualised, euros(80));
    sample.event.postings.credit(holder_debt, mutualised, euros(10));
    sample.request =
        request("ReleaseHours", R"(,"dossier":"101e75eb-6607-4615-9033-2cb8642a357c","kind":"dif","centihours":600)");
    sample.balance =
        holds(euros(400), {{HourKind::dif, Centihours(0), hours(6)}, {HourKind::cec, hours(1), Centihours(0)}});
}

}  // namespace grandlivre::test::samples
