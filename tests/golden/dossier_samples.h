#pragma once

#include "events/values/optional_date.h"
#include "tests/golden/sample.h"

/// Dossiers, grants, funders and providers: one record of each kind.
namespace grandlivre::test::samples {

inline const auto grant = GrantId::parse("7e71951f-c8be-40f5-ab81-e7bb8ae1b491").value();
inline constexpr Siren funder(892'221'631);
inline constexpr const char* label = "CPF-892221631-FUFI-010526";

inline void on_funder(Sample& sample) { sample.header.stream = sample.event.stream = StreamId::funder(funder); }
inline std::string of_dossier(const std::string& kind, const std::string& fields = "") {
    return request(kind, R"(,"dossier":"101e75eb-6607-4615-9033-2cb8642a357c")" + fields);
}
inline Dimensions of_grant() {
    return {.dossier = dossier, .provider = provider, .funder = funder, .grant = grant};
}
inline std::unique_ptr<wire::SessionT> session() {
    auto session = std::make_unique<wire::SessionT>();
    session->start = date(2020, 4, 1);
    session->end = date(2020, 6, 30);
    return session;
}
inline std::unique_ptr<wire::GrantPartT> grant_part() {
    auto part = std::make_unique<wire::GrantPartT>();
    part->grant = grant;
    part->funder = funder;
    return part;
}
inline std::unique_ptr<wire::TopUpPartT> top_up_part() {
    auto part = std::make_unique<wire::TopUpPartT>();
    part->funder = funder;
    part->kind = TopUpKind::at_mp;
    return part;
}
inline std::unique_ptr<wire::SplitLineT> split_line(SplitSource source, Cents cents) {
    auto line = std::make_unique<wire::SplitLineT>();
    line->source = source;
    line->cents = cents;
    if (source == SplitSource::grant) line->grant = grant_part();
    if (source == SplitSource::top_up) line->top_up = top_up_part();
    return line;
}
inline std::unique_ptr<wire::CallLineT> call_line() {
    auto line = std::make_unique<wire::CallLineT>();
    line->account = account;
    line->grant = grant;
    line->kind = GrantKind::voluntary;
    line->cents = euros(1'000);
    line->restriction = {TrainingKind::rs, TrainingKind::vae};
    line->use_by = wire_day(date(2026, 10, 12));
    line->refund_unused = true;
    return line;
}
inline std::unique_ptr<wire::PayableT> payable() {
    auto payable = std::make_unique<wire::PayableT>();
    payable->provider = provider;
    payable->account = account;
    payable->dossier = dossier;
    payable->invoice = "F-51676";
    payable->cents = euros(600);
    payable->due_on = date(2020, 4, 1);
    auto& share = *payable->shares.emplace_back(std::make_unique<wire::ShareT>());
    share.resource_class = ResourceClass::grant;
    share.cents = euros(600);
    share.grant = grant_part();
    return payable;
}
inline std::unique_ptr<wire::SettlementT> settlement() {
    auto settlement = std::make_unique<wire::SettlementT>();
    settlement->dossier = dossier;
    settlement->provider = provider;
    settlement->state = DossierState::service_validated;
    settlement->rate = 60;
    settlement->due_cents = euros(600);
    settlement->refund_by = wire_day(date(2020, 4, 1));
    auto& line = *settlement->lines.emplace_back(std::make_unique<wire::SettledLineT>());
    line.line = split_line(SplitSource::grant, euros(1'000));
    line.debited_cents = euros(600);
    line.released_cents = euros(390);
    line.forfeited_cents = euros(7);
    line.refunded_cents = euros(2);
    line.credit_note_cents = euros(1);
    line.debt_cents = Cents(5);
    return settlement;
}

inline void fill(event::EnrolmentRequested& body, Sample& sample) {
    body.dossier = dossier;
    body.provider = provider;
    body.training = std::make_unique<wire::TrainingT>();
    body.training->kind = TrainingKind::vae;
    body.training->certification = "RNCP33037";
    body.training->centihours = Centihours(11'18);
    body.training->price_cents = euros(1'500);
    body.session = session();
    body.job_seeker = true;
    body.last_day = date(2020, 3, 4);
    sample.event.rules = {"enrolment.requests@2019-11-21", "delay.provider_answer@2019-11-21"};
    sample.request = of_dossier(
        "RequestEnrolment",
        R"(,"provider":"42740599800399","training":{"kind":"vae","certification":"RNCP33037","centihours":1118,)"
        R"("price_cents":150000},"session":{"start":"2020-04-01","end":"2020-06-30"},"job_seeker":true)");
    sample.balance = holds(euros(500));
}
inline void fill(event::EnrolmentAcknowledged& body, Sample&) {
    body.dossier = dossier;
    body.last_day = date(2020, 4, 1);
}
inline void fill(event::EnrolmentRefused& body, Sample&) {
    body.dossier = dossier;
    body.cause = "prerequisites";
}
inline void fill(event::OrderProposed& body, Sample&) {
    body.dossier = dossier;
    body.price_cents = euros(1'000);
    body.session = session();
    body.last_day = date(2020, 3, 6);
}
inline void fill(event::ProposalRefused& body, Sample&) { body.dossier = dossier; }
inline void fill(event::TopUpRequested& body, Sample&) {
    body.dossier = dossier;
    body.funder = funder;
    body.kind = TopUpKind::opco;
    body.cents = euros(400);
}
inline void fill(event::TopUpCommitted& body, Sample&) {
    body.dossier = dossier;
    body.funder = funder;
    body.kind = TopUpKind::opco;
    body.cents = euros(400);
    body.last_day = wire_day(date(2020, 3, 6));
}
inline void fill(event::TopUpRefused& body, Sample&) {
    body.dossier = dossier;
    body.funder = funder;
    body.last_day = date(2020, 3, 6);
}
inline void fill(event::DossierLapsed& body, Sample&) { body.dossier = dossier; }
inline void fill(event::DossierEnded& body, Sample&) {
    body.dossier = dossier;
    body.state = DossierState::cancelled_by_provider;
}
inline void fill(event::RightsReserved& body, Sample& sample) {
    body.dossier = dossier;
    body.price_cents = euros(1'100);
    body.participation_cents = euros(100);
    body.lines.push_back(split_line(SplitSource::grant, euros(600)));
    body.lines.push_back(split_line(SplitSource::top_up, euros(400)));
    body.lines.push_back(split_line(SplitSource::card, euros(100)));
    body.payment_reference = "PAY-314669";
    body.cgu = "v12";
    body.withdraw_by = date(2020, 3, 20);
    sample.event.rules = {"financing.order@2020-01-01", "cgu.version@2019-11-21"};
    sample.event.postings = Postings(of_grant());
    sample.event.postings.debit(grant_available, ResourceClass::grant, euros(600))
        .credit(grant_reserved, ResourceClass::grant, euros(600))
        .of({.dossier = dossier, .provider = provider, .funder = funder, .grant = {}})
        .debit(source_top_up, ResourceClass::top_up, euros(400))
        .credit(top_up_reserved, ResourceClass::top_up, euros(400));
    sample.request =
        of_dossier("AcceptProposal", R"(,"card_cents":10000,"payment_reference":"PAY-314669","credit_note_cents":0)");
    sample.balance = holds(euros(500));
}
inline void fill(event::TrainingStarted& body, Sample&) {
    body.dossier = dossier;
    body.started_on = date(2020, 2, 20);
    body.late = true;
}
inline void fill(event::ServiceDeclared& body, Sample&) {
    body.dossier = dossier;
    body.rate = 60;
    body.motive = EndMotive::trainee;
    body.force_majeure = true;
    body.ended_on = date(2020, 3, 1);
    body.last_day = date(2020, 3, 9);
}
inline void fill(event::ServiceWithdrawn& body, Sample&) { body.dossier = dossier; }
inline void fill(event::ControlOpened& body, Sample&) { body.dossier = dossier; }
inline void fill(event::ControlClosed& body, Sample&) {
    body.dossier = dossier;
    body.result = ControlResult::corrected;
    body.rate = std::uint8_t{0};  // a rate like any other
}
inline void fill(event::RightsDebited& body, Sample& sample) {
    body.settlement = settlement();
    sample.event.rules = {"settlement.force_majeure@2019-11-21"};
    sample.event.postings = Postings(of_grant());
    sample.event.postings.debit(grant_reserved, ResourceClass::grant, euros(600))
        .credit(used, ResourceClass::grant, euros(600));
}
inline void fill(event::RightsReleased& body, Sample&) { body.settlement = settlement(); }
inline void fill(event::InvoiceAccepted& body, Sample& sample) {
    body.payable = payable();
    body.vat_cents = euros(100);
    sample.request = of_dossier("SubmitInvoice", R"(,"number":"F-51676","cents":60000,"vat_cents":10000)");
    sample.balance = holds(euros(500));
}
inline void fill(event::TrainingRecap& body, Sample&) {
    body.dossier = dossier;
    body.price_cents = euros(1'000);
    body.rate = 60;
    body.invoiced_cents = euros(600);
    auto& line = *body.rights.emplace_back(std::make_unique<wire::RecapLineT>());
    line.source = SplitSource::dif;
    line.cents = euros(500);
    body.others_cents = euros(60);
    body.holder_cents = euros(40);
    body.remaining_cents = euros(900);
}
inline void fill(event::HolderRefunded& body, Sample&) {
    body.dossier = dossier;
    body.cents = euros(40);
    body.payment_reference = "REF-2";
}
inline void fill(event::RightsGranted& body, Sample&) {
    body.funder = funder;
    body.call = label;
    body.line = call_line();
}
inline void fill(event::GrantExpired& body, Sample&) {
    body.grant = grant_part();
    body.cents = euros(390);
    body.refundable = true;
}
inline void fill(event::FundsCalled& body, Sample& sample) {
    on_funder(sample);
    body.call = label;
    body.cents = euros(1'000);
    body.lines.push_back(call_line());
    sample.request =
        R"({"id":"114043ca-6c95-42b6-b2e0-b2bc73da6b43","type":"CallFunds","on":"2020-03-02","source":"edef",)"
        R"("funder":"892221631","call":"CPF-892221631-FUFI-010526","lines":[{"account":)"
        R"("6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","grant":"7e71951f-c8be-40f5-ab81-e7bb8ae1b491","kind":"voluntary",)"
        R"("cents":100000,"restriction":["rs","vae"],"use_by":"2026-10-12","refund_unused":true}]})";
    sample.balance = FunderTotals{euros(1), euros(2), euros(3), euros(4), euros(5)};
}
inline void fill(event::CallFunded& body, Sample& sample) {
    on_funder(sample);
    body.call = label;
    body.cents = euros(1'000);
    body.bank_reference = "BK38093181";
    body.from_suspense = true;
    body.lines.push_back(call_line());
}
inline void fill(event::FundsInSuspense& body, Sample& sample) {
    on_funder(sample);
    body.call = "1c2afafd-4f8e-4a1b-903f-2d63952e0d44";
    body.cents = euros(40);
    body.bank_reference = "BK38093181";
    body.cause = Reason::unknown_call;
}
inline void fill(event::SuspenseAllocated& body, Sample& sample) {
    on_funder(sample);
    body.call = label;
    body.cents = euros(40);
    body.bank_reference = "BK38093181";
}
inline void fill(event::TopUpReceived& body, Sample& sample) {
    on_funder(sample);
    body.dossier = dossier;
    body.cents = euros(40);
    body.bank_reference = "BK38093181";
}
inline void fill(event::GrantRefused& body, Sample& sample) {
    on_funder(sample);
    body = {.funder = funder, .account = account, .grant = grant, .cents = euros(40), .reason = Reason::account_frozen};
}
inline void fill(event::GrantUsed& body, Sample& sample) {
    on_funder(sample);
    body = {.funder = funder, .grant = grant, .dossier = dossier, .provider = provider, .cents = euros(40)};
}
inline void fill(event::GrantEnded& body, Sample& sample) {
    on_funder(sample);
    body = {.funder = funder, .grant = grant, .cents = euros(40), .refundable = true};
}
inline void fill(event::TopUpUsed& body, Sample& sample) {
    on_funder(sample);
    body = {.funder = funder, .dossier = dossier, .provider = provider, .cents = euros(40)};
}
inline void fill(event::PayableOpened& body, Sample& sample) {
    sample.header.stream = sample.event.stream = StreamId::provider(provider);
    body.payable = payable();
}

}  // namespace grandlivre::test::samples
