#pragma once

#include "tests/golden/dossier_samples.h"

/// Money in and out: providers, payment runs, funders' money, closed years: one record of
/// each kind.
namespace grandlivre::test::samples {

inline const auto run = RunId::parse("3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d").value();
inline constexpr const char* end_to_end_id = "42740599800399-3B9D7F10A2C4E6F80B1D";
inline constexpr const char* iban = "FR7630006000011234567890189";
inline constexpr const char* bic = "AGRIFRPPXXX";
inline constexpr const char* provider_name = "École de la Métallurgie";

inline void on_provider(Sample& sample) { sample.header.stream = sample.event.stream = StreamId::provider(provider); }
inline void on_run(Sample& sample) { sample.header.stream = sample.event.stream = StreamId::run(run); }
/// A request to that provider, run or funder, whichever the fields begin with.
inline std::string money_request(const std::string& kind, const std::string& fields) {
    return R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":")" + kind +
           R"(","on":"2020-03-02","source":"finance",)" + fields + "}";
}
inline std::string of_provider(const std::string& kind, const std::string& fields) {
    return money_request(kind, R"("provider":"42740599800399",)" + fields);
}
inline Dimensions by_provider() { return {.dossier = {}, .provider = provider, .funder = {}, .grant = {}}; }
inline Dimensions by_payable() { return {.dossier = dossier, .provider = provider, .funder = {}, .grant = {}}; }
inline Dimensions by_funder() { return {.dossier = {}, .provider = {}, .funder = funder, .grant = {}}; }
/// Of a provider: payable, in transit, paid, undue.
inline ProviderTotals owes(Cents payable, Cents in_transit, Cents paid, Cents undue) {
    return {payable, in_transit, paid, undue};
}

inline std::unique_ptr<wire::PaymentItemT> payment_item() {
    auto item = std::make_unique<wire::PaymentItemT>();
    item->dossier = dossier;
    item->account = account;
    item->invoice = "F-51676";
    item->cents = euros(600);
    item->due_on = date(2020, 3, 12);
    return item;
}
inline std::unique_ptr<wire::PaidDossierT> paid_dossier() {
    auto paid = std::make_unique<wire::PaidDossierT>();
    paid->dossier = dossier;
    paid->account = account;
    return paid;
}
inline std::unique_ptr<wire::ClaimPartT> claim_part(Cents cents) {
    auto part = std::make_unique<wire::ClaimPartT>();
    part->claim = 2;
    part->dossier = dossier;
    part->cents = cents;
    return part;
}
inline std::unique_ptr<wire::ShareT> grant_share(Cents cents) {
    auto share = std::make_unique<wire::ShareT>();
    share->resource_class = ResourceClass::grant;
    share->cents = cents;
    share->grant = grant_part();
    return share;
}
/// Card and credit note.
inline std::unique_ptr<wire::ShareT> holder_share(Cents cents) {
    auto share = std::make_unique<wire::ShareT>();
    share->resource_class = ResourceClass::holder;
    share->cents = cents;
    return share;
}
inline std::unique_ptr<wire::RecoveredShareT> recovered(std::unique_ptr<wire::ShareT> share) {
    auto recovered_share = std::make_unique<wire::RecoveredShareT>();
    recovered_share->claim = 2;
    recovered_share->part = 1;
    recovered_share->dossier = dossier;
    recovered_share->account = account;
    recovered_share->share = std::move(share);
    return recovered_share;
}
/// The lines of a share on its way to whom it belongs.
inline void post_share(Postings& postings, const Dimensions& dimensions, ResourceClass of, Cents cents) {
    postings.of(dimensions).debit(fund_resources, of, cents).credit(relay_clearing, of, cents);
}

inline void fill(event::FunderRefunded& body, Sample& sample) {
    on_funder(sample);
    body.cents = euros(40);
    body.grant = grant_part();
    body.recovered = std::make_unique<wire::RecoveredDossierT>();
    body.recovered->dossier = dossier;
    sample.event.rules = {"funds.refund@2015-01-01"};
    sample.event.postings = Postings(of_grant());
    sample.event.postings.debit(funder_refundable, ResourceClass::grant, euros(40))
        .credit(bank, ResourceClass::grant, euros(40));
    sample.request = money_request(
        "RefundFunder", R"("funder":"892221631","grant":"7e71951f-c8be-40f5-ab81-e7bb8ae1b491","cents":4000)");
    sample.balance = FunderTotals{euros(1), euros(2), euros(3), euros(4), euros(5)};
}
inline void fill(event::ContributionReceived& body, Sample& sample) {
    on_funder(sample);
    body.cents = euros(900);
    body.period = "2020-Q1";
    body.bank_reference = "BK77120934";
    body.deducted_cents = euros(100);
    sample.event.rules = {"fund.contribution@2018-12-31"};
    sample.event.postings = Postings(by_funder());
    sample.event.postings.debit(bank, mutualised, euros(900))
        .debit(fund_owed, mutualised, euros(100))
        .credit(fund_mutualised, mutualised, euros(1'000));
    sample.request = money_request("ReceiveContribution", R"("funder":"892221631","cents":90000,"period":"2020-Q1",)"
                                                          R"("bank_reference":"BK77120934","deducted_cents":10000)");
    sample.balance = FunderTotals{euros(1), euros(2), euros(3), euros(4), euros(900)};
}
inline void fill(event::ShareRecovered& body, Sample& sample) {
    on_funder(sample);
    body.account = account;
    body.dossier = dossier;
    body.provider = provider;
    body.share = grant_share(euros(30));
    sample.event.rules = {"recovery.shares@2018-12-31"};
    sample.event.postings = Postings(of_grant());
    sample.event.postings.debit(relay_clearing, ResourceClass::grant, euros(30))
        .credit(funder_refundable, ResourceClass::grant, euros(30));
}
inline void fill(event::ProviderRegistered& body, Sample& sample) {
    on_provider(sample);
    body.nda = "11754831175";
    body.name = provider_name;
    sample.event.rules = {"provider.registration@2015-01-01"};
    sample.request = of_provider("RegisterProvider", R"("nda":"11754831175","name":"École de la Métallurgie")");
    sample.balance = owes(euros(600), Cents(), Cents(), Cents());
}
inline void fill(event::BankDetailsSet& body, Sample& sample) {
    on_provider(sample);
    body.iban = iban;
    body.bic = bic;
    body.holder_name = provider_name;
    sample.event.rules = {"provider.bank_details@2015-01-01"};
    sample.request = of_provider("SetBankDetails", R"("iban":"FR7630006000011234567890189","bic":"AGRIFRPPXXX",)"
                                                   R"("holder_name":"École de la Métallurgie")");
    sample.balance = owes(euros(600), Cents(), Cents(), Cents());
}
inline void fill(event::PaymentsSuspended& body, Sample& sample) {
    on_provider(sample);
    body.cause = "control";
    sample.event.rules = {"provider.suspension@2015-01-01"};
    sample.request = of_provider("SuspendPayments", R"("cause":"control")");
    sample.balance = owes(euros(600), Cents(), Cents(), Cents());
}
inline void fill(event::PaymentsResumed& body, Sample& sample) {
    on_provider(sample);
    body.cause = "end of control";
    sample.event.rules = {"provider.suspension@2015-01-01"};
    sample.request = of_provider("ResumePayments", R"("cause":"end of control")");
    sample.balance = owes(euros(600), Cents(), Cents(), Cents());
}
inline void fill(event::PaymentIssued& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.run = run;
    body.iban = iban;
    body.bic = bic;
    body.holder_name = provider_name;
    body.cents = euros(570);
    body.offsets.push_back(claim_part(euros(30)));
    body.items.push_back(payment_item());
    body.dossiers = 1;
    sample.event.rules = {"payment.issue@2018-12-31", "payment.offset@2018-12-31"};
    sample.event.postings = Postings(by_payable());
    sample.event.postings.debit(provider_payable, ResourceClass::none, euros(600))
        .of(by_provider())
        .credit(provider_in_transit, ResourceClass::none, euros(570))
        .credit(provider_undue, ResourceClass::none, euros(30));
    sample.request =
        of_provider("IssuePayment", R"("run":"3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d","due_by":"2020-03-12")");
    sample.balance = owes(Cents(), euros(570), euros(1'200), Cents());
}
inline void fill(event::PaymentItemsAdded& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.items.push_back(payment_item());
    sample.event.rules = {"payment.issue@2018-12-31"};
}
inline void fill(event::PayablesOffset& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.run = run;
    body.cents = euros(600);
    body.offsets.push_back(claim_part(euros(600)));
    body.items.push_back(payment_item());
    body.shares.push_back(recovered(holder_share(euros(600))));
    sample.event.rules = {"payment.issue@2018-12-31", "payment.offset@2018-12-31"};
    sample.event.postings = Postings(by_payable());
    sample.event.postings.debit(provider_payable, ResourceClass::none, euros(600))
        .credit(provider_undue, ResourceClass::none, euros(600));
    post_share(sample.event.postings, by_payable(), ResourceClass::holder, euros(600));
    sample.request = of_provider("IssuePayment", R"("run":"3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d")");
    sample.balance = owes(Cents(), Cents(), euros(1'800), Cents());
}
inline void fill(event::PaymentAccepted& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    sample.event.rules = {"payment.status@2018-12-31"};
    sample.request =
        of_provider("RecordBankStatus", R"("end_to_end_id":"42740599800399-3B9D7F10A2C4E6F80B1D","status":"accepted")");
    sample.balance = owes(Cents(), euros(570), euros(1'200), Cents());
}
inline void fill(event::PaymentSettled& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.cents = euros(570);
    body.dossiers.push_back(paid_dossier());
    body.shares.push_back(recovered(grant_share(euros(30))));
    sample.event.rules = {"payment.status@2018-12-31", "recovery.shares@2018-12-31"};
    sample.event.postings = Postings(by_provider());
    sample.event.postings.debit(provider_in_transit, ResourceClass::none, euros(570))
        .credit(bank, ResourceClass::none, euros(570));
    post_share(sample.event.postings, of_grant(), ResourceClass::grant, euros(30));
    sample.request =
        of_provider("RecordBankStatus", R"("end_to_end_id":"42740599800399-3B9D7F10A2C4E6F80B1D","status":"settled")");
    sample.balance = owes(Cents(), Cents(), euros(1'800), Cents());
}
inline void fill(event::PaymentRejected& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.cents = euros(570);
    body.reason = "AC04";
    body.dead_iban = iban;
    body.suspends = true;
    sample.event.rules = {"payment.status@2018-12-31"};
    sample.event.postings = Postings(by_provider());
    sample.event.postings.debit(provider_in_transit, ResourceClass::none, euros(570))
        .debit(provider_undue, ResourceClass::none, euros(30))
        .of(by_payable())
        .credit(provider_payable, ResourceClass::none, euros(600));
    sample.request =
        of_provider("RecordBankStatus", R"("end_to_end_id":"42740599800399-3B9D7F10A2C4E6F80B1D","status":"rejected",)"
                                        R"("reason":"AC04")");
    sample.balance = owes(euros(600), Cents(), euros(1'200), euros(30));
}
inline void fill(event::PaymentReturned& body, Sample& sample) {
    on_provider(sample);
    body.end_to_end_id = end_to_end_id;
    body.cents = euros(570);
    body.reason = "AC04";
    body.dead_iban = iban;
    body.suspends = true;
    body.dossiers.push_back(paid_dossier());
    body.shares.push_back(recovered(holder_share(-euros(30))));
    sample.event.rules = {"payment.status@2018-12-31", "recovery.shares@2018-12-31"};
    sample.event.postings = Postings(by_provider());
    sample.event.postings.debit(bank, ResourceClass::none, euros(570))
        .debit(provider_undue, ResourceClass::none, euros(30))
        .of(by_payable())
        .credit(provider_payable, ResourceClass::none, euros(600));
    post_share(sample.event.postings, by_payable(), ResourceClass::holder, -euros(30));
    sample.request =
        of_provider("RecordBankStatus", R"("end_to_end_id":"42740599800399-3B9D7F10A2C4E6F80B1D","status":"returned",)"
                                        R"("reason":"AC04")");
    sample.balance = owes(euros(600), Cents(), euros(1'200), euros(30));
}
inline void fill(event::ProviderClaimed& body, Sample& sample) {
    on_provider(sample);
    body.dossier = dossier;
    body.account = account;
    body.cents = euros(30);
    body.parts.push_back(grant_share(euros(30)));
    sample.event.rules = {"recovery.claim@2018-12-31"};
    sample.event.postings = Postings(by_payable());
    sample.event.postings.debit(provider_undue, ResourceClass::none, euros(30))
        .credit(fund_expense, ResourceClass::none, euros(30));
    sample.request =
        of_provider("ClaimFromProvider", R"("dossier":"101e75eb-6607-4615-9033-2cb8642a357c","cents":3000)");
    sample.balance = owes(Cents(), Cents(), euros(600), euros(30));
}
inline void fill(event::RecoveryReceived& body, Sample& sample) {
    on_provider(sample);
    body.dossier = dossier;
    body.cents = euros(30);
    body.claims.push_back(claim_part(euros(30)));
    body.shares.push_back(recovered(grant_share(euros(30))));
    sample.event.rules = {"recovery.shares@2018-12-31"};
    sample.event.postings = Postings(by_payable());
    sample.event.postings.debit(bank, ResourceClass::none, euros(30))
        .credit(provider_undue, ResourceClass::none, euros(30));
    post_share(sample.event.postings, of_grant(), ResourceClass::grant, euros(30));
    sample.request = of_provider("RecordRecovery", R"("dossier":"101e75eb-6607-4615-9033-2cb8642a357c","cents":3000)");
    sample.balance = owes(Cents(), Cents(), euros(600), Cents());
}
inline void fill(event::RunPaymentAdded& body, Sample& sample) {
    on_run(sample);
    body.transfer = std::make_unique<wire::TransferT>();
    body.transfer->provider = provider;
    body.transfer->end_to_end_id = end_to_end_id;
    body.transfer->cents = euros(570);
    body.transfer->iban = iban;
    body.transfer->bic = bic;
    body.transfer->holder_name = provider_name;
    body.transfer->dossiers = 1;
    sample.event.rules = {"payment.issue@2018-12-31"};
}
inline void fill(event::RunSealed& body, Sample& sample) {
    on_run(sample);
    body.batch = 2;
    body.payments = 3;
    body.cents = euros(1'710);
    sample.event.rules = {"run.seal@2018-12-31"};
    sample.request = money_request("SealRun", R"("run":"3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d")");
}
inline void fill(event::DossierPaid& body, Sample& sample) {
    body.dossier = dossier;
    body.payment = end_to_end_id;
    sample.event.rules = {"payment.status@2018-12-31"};
}
inline void fill(event::DossierReopened& body, Sample& sample) {
    body.dossier = dossier;
    body.payment = end_to_end_id;
    sample.event.rules = {"payment.status@2018-12-31"};
}
inline void fill(event::YearClosed& body, Sample& sample) {
    on_clock(sample);
    body.year = year(2019);
    body.result_cents = euros(100);
    sample.event.rules = {"fund.closing@2018-12-31"};
    sample.event.postings.debit(fund_resources, mutualised, euros(1'000))
        .credit(fund_expense, ResourceClass::none, euros(900))
        .credit(fund_reserve, mutualised, euros(100));
    sample.request = clock_request("CloseYear", R"(,"year":2019)");
}

}  // namespace grandlivre::test::samples
