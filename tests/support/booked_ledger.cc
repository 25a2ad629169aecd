#include "tests/support/booked_ledger.h"

#include <doctest/doctest.h>

#include "engine/log/merged_journal.h"

namespace grandlivre::test {

std::string nth_uuid(int number) { return fmt::format("dddddddd-0000-4000-8000-{:012x}", number); }

Outcome BookedLedger::book(const std::string& type, const std::string& on, Json fields) {
    fields.update({{"id", nth_uuid(0x10000 + ++requests_)}, {"type", type}, {"on", on}, {"source", "tests"}});
    constexpr Days eight_years(2922);  // with two leap days, as the dates here have between them
    ledger.now = Instant(parse_date(on).value() + eight_years) + std::chrono::hours(10);
    const Outcome outcome = ledger.submit(fields.dump());
    REQUIRE_MESSAGE(outcome.accepted, type, ": ", outcome.detail);
    return outcome;
}

void BookedLedger::open(int account, int centihours) {
    book("OpenAccount", "2019-12-02", {{"account", nth_uuid(account)}});
    if (centihours > 0)
        book("CreditHours", "2019-12-02",
             {{"account", nth_uuid(account)}, {"kind", "cpf"}, {"centihours", centihours}, {"year", 2018}});
}

void BookedLedger::hold_training(const Bought& bought) {
    const Json session{{"start", "2020-03-02"}, {"end", "2020-03-27"}};
    const Json dossier{{"account", nth_uuid(bought.account)}, {"dossier", nth_uuid(bought.dossier)}};
    const auto step = [&](const char* type, const char* on, Json fields = Json::object()) {
        fields.update(dossier);
        book(type, on, std::move(fields));
    };
    step("RequestEnrolment", "2020-01-06",
         {{"provider", provider},
          {"job_seeker", false},
          {"training",
           {{"kind", "rncp"},
            {"certification", "RNCP34126"},
            {"centihours", 3500},
            {"price_cents", bought.price_cents}}},
          {"session", session}});
    step("ProposeOrder", "2020-01-06", {{"price_cents", bought.price_cents}, {"session", session}});
    if (!bought.top_up_funder.empty())
        step("CommitTopUp", "2020-01-07",
             {{"funder", bought.top_up_funder}, {"kind", "employer"}, {"cents", bought.top_up_cents}});
    Json payment{{"card_cents", bought.card_cents}};
    if (bought.card_cents > 0) payment["payment_reference"] = "CB1";
    step("AcceptProposal", "2020-01-08", std::move(payment));
    step("DeclareStart", "2020-03-02");
    step("DeclareEnd", "2020-03-27", {{"rate", 100}, {"motive", "completed"}});
    step("ValidateService", "2020-03-30");
    step("SubmitInvoice", "2020-04-01", {{"number", bought.invoice}, {"cents", bought.price_cents}, {"vat_cents", 0}});
}

void BookedLedger::register_provider() {
    book("RegisterProvider", "2020-04-02", {{"provider", provider}, {"nda", "11754831175"}, {"name", "École Métier"}});
    book("SetBankDetails", "2020-04-02",
         {{"provider", provider}, {"iban", "FR7630006000011234567890189"}, {"holder_name", "École Métier"}});
}

std::string BookedLedger::pay(int run, const std::string& on) {
    const Outcome outcome = book("IssuePayment", on, {{"provider", provider}, {"run", nth_uuid(run)}});
    REQUIRE(outcome.events.size() == 1);
    return fmt::format("{}-DDDDDDDD{:012X}", provider, run);
}

void BookedLedger::bank_says(const std::string& end_to_end_id, const std::string& on, const std::string& status) {
    book("RecordBankStatus", on, {{"provider", provider}, {"end_to_end_id", end_to_end_id}, {"status", status}});
}

void BookedLedger::each_merged(const std::function<void(const wire::Record&)>& visit) {
    MergedJournal journal(ledger.log(), ends_of(ledger.log()));
    while (const wire::Record* record = journal.next()) visit(*record);
}

void book_two_years(BookedLedger& books) {
    books.open(1, 4000);
    books.book("ReceiveContribution", "2020-01-03",
               {{"funder", BookedLedger::france_competences},
                {"cents", 1000000},
                {"period", "2020-Q1"},
                {"bank_reference", "FC1"}});
    books.hold_training({.card_cents = 10000, .top_up_funder = BookedLedger::employer, .top_up_cents = 30000});
    books.register_provider();
    books.bank_says(books.pay(20, "2020-04-21"), "2020-04-24", "settled");
    const Json paid{{"provider", BookedLedger::provider}, {"dossier", nth_uuid(10)}};
    const auto with_cents = [&](int cents) {
        Json fields = paid;
        fields["cents"] = cents;
        return fields;
    };
    books.book("ClaimFromProvider", "2020-06-02", with_cents(10000));
    books.book("RecordRecovery", "2020-06-10", with_cents(8000));
    books.book("CloseYear", "2021-01-04", {{"year", 2020}});
    books.book(
        "ReceiveFunds", "2021-02-01",
        {{"funder", BookedLedger::employer}, {"call", nth_uuid(10)}, {"cents", 30000}, {"bank_reference", "VIR 7"}});
}

}  // namespace grandlivre::test
