#include <fmt/format.h>

#include "tools/demo/chapters.h"

namespace grandlivre::tools {
namespace {

constexpr const char* third_dossier = "3d2c1b0a-9f8e-4d7c-a6b5-c4d3e2f10918";
constexpr const char* fourth_dossier = "4e3d2c1b-0a9f-4e8d-b7c6-d5e4f3021a29";
constexpr const char* first_run = "a1b2c3d4-0001-4a5b-8c9d-0e1f2a3b4c5d";
constexpr const char* second_run = "a1b2c3d4-0002-4a5b-8c9d-1e2f3a4b5c6d";
constexpr const char* third_run = "a1b2c3d4-0003-4a5b-8c9d-2e3f4a5b6c7d";
// The SIRET, then the first 8 and the last 12 digits of the run.
constexpr const char* first_transfer = "42740599800399-A1B2C3D40E1F2A3B4C5D";
constexpr const char* second_transfer = "42740599800399-A1B2C3D41E2F3A4B5C6D";
constexpr const char* third_transfer = "42740599800399-A1B2C3D42E3F4A5B6C7D";
constexpr const char* old_account = "FR7630006000011234567890189";
constexpr const char* new_account = "FR1420041010050500013M02606";

void set_account(Story& story, const char* sentence, const char* on, const char* iban) {
    story.tell(sentence, "SetBankDetails", on,
               {{"provider", provider}, {"iban", iban}, {"holder_name", "Organisme de formation"}});
}

void pay(Story& story, const std::string& sentence, const char* on, const char* run) {
    story.tell(sentence, "IssuePayment", on, {{"provider", provider}, {"run", run}});
    story.tell("The run is sealed: its file for the bank is the same for ever.", "SealRun", on, {{"run", run}});
}

void bank_says(Story& story, const std::string& sentence, const char* on, const char* transfer, const char* status,
               const char* reason = nullptr) {
    Json fields{{"provider", provider}, {"end_to_end_id", transfer}, {"status", status}};
    if (reason) fields["reason"] = reason;
    story.tell(sentence, "RecordBankStatus", on, fields);
    story.provider(provider);
}

void buy(Story& story, const char* id, const char* payment) {
    const Json session{{"start", "2026-02-09"}, {"end", "2026-03-13"}};
    story.tell(
        "A shorter training is asked for.", "RequestEnrolment", "2026-01-16",
        {{"dossier", id},
         {"provider", provider},
         {"training", {{"kind", "rs"}, {"certification", "RS6438"}, {"centihours", 2100}, {"price_cents", 50000}}},
         {"session", session},
         {"job_seeker", false}});
    story.tell("And proposed.", "ProposeOrder", "2026-01-19",
               {{"dossier", id}, {"price_cents", 50000}, {"session", session}});
    story.tell("The participation of 103.20 € is paid by card, 396.80 € by rights.", "AcceptProposal", "2026-01-21",
               {{"dossier", id}, {"card_cents", 10320}, {"payment_reference", payment}});
}

void attend(Story& story, const char* id, const char* start, const char* end) {
    story.tell("It begins.", "DeclareStart", start, {{"dossier", id}});
    story.tell("It is followed to its end.", "DeclareEnd", end,
               {{"dossier", id}, {"rate", 100}, {"motive", "completed"}});
}

void invoice(Story& story, const char* id, const char* number, int cents) {
    story.tell(fmt::format("Invoice {}.", number), "SubmitInvoice", "2026-05-12",
               {{"dossier", id}, {"number", number}, {"cents", cents}, {"vat_cents", 0}});
}

}  // namespace

void tell_the_first_payment(Story& story) {
    fmt::print("\nThe provider is paid within thirty days of its invoice, of 2020-03-26.\n");
    story.tell("It is registered.", "RegisterProvider", "2020-04-03",
               {{"provider", provider}, {"nda", "11755555555"}, {"name", "Organisme de formation"}});
    set_account(story, "And says where its money goes.", "2020-04-03", old_account);
    pay(story, "What falls due within ten days is paid: 1944.00 €.", "2020-04-20", first_run);
    bank_says(story, "The bank has paid: by relay the dossier is paid.", "2020-04-21", first_transfer, "settled");
}

void tell_the_returned_payment(Story& story) {
    fmt::print("\nBack to the first holder, who asks the same provider for two more trainings.\n");
    story.of(holder);
    buy(story, third_dossier, "PAY-2");
    buy(story, fourth_dossier, "PAY-3");
    attend(story, third_dossier, "2026-02-09", "2026-03-13");
    attend(story, fourth_dossier, "2026-02-09", "2026-03-13");
    story.of(second_holder);
    attend(story, second_dossier, "2026-02-02", "2026-04-30");
    story.tell("The three services validate themselves.", "AdvanceClock", "2026-05-12");
    invoice(story, second_dossier, "F-2", 245000);
    story.of(holder);
    invoice(story, third_dossier, "F-3", 50000);
    invoice(story, fourth_dossier, "F-4", 50000);
    pay(story, "One transfer pays the three dossiers: 3450.00 €.", "2026-06-05", second_run);
    bank_says(story, "The bank has paid.", "2026-06-09", second_transfer, "settled");
    bank_says(story, "Two days later the money is back: the account is closed (AC04). The three are payable again.",
              "2026-06-11", second_transfer, "returned", "AC04");
    story.refused("The same account would not do any more.", "SetBankDetails", "2026-06-12",
                  {{"provider", provider}, {"iban", old_account}, {"holder_name", "Organisme de formation"}},
                  Reason::dead_iban);
    set_account(story, "The provider has a new one.", "2026-06-12", new_account);
    pay(story, "A second transfer.", "2026-06-12", third_run);
    bank_says(story, "It is settled, and stays.", "2026-06-15", third_transfer, "settled");
}

}  // namespace grandlivre::tools
