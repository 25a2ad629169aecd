#include <fmt/format.h>

#include "tools/demo/chapters.h"

namespace grandlivre::tools {
namespace {

constexpr const char* dossier = "b0a1c2d3-9f3e-4c55-8a7b-1d2e3f405162";
constexpr const char* grant = "2b3c4d5e-6f70-4812-9a3b-4c5d6e7f8091";

}  // namespace

void tell_the_migration(Story& story) {
    story.of(holder);
    fmt::print(
        "The migration of 2019, for one holder: 96 h of CPF and 120 h of DIF are worth 3240.00 € at 15 € an hour.\n");
    story.tell("An account is opened.", "OpenAccount", "2015-01-05");
    for (int year = 2015; year <= 2018; ++year)
        story.tell(fmt::format("A full-time year gives 24 h ({}).", year), "CreditHours",
                   fmt::format("{}-03-01", year + 1), {{"kind", "cpf"}, {"centihours", 2400}, {"year", year}});
    story.tell("The DIF of before 2015 is brought in: 120 h.", "CreditHours", "2019-04-10",
               {{"kind", "dif"}, {"centihours", 12000}, {"year", 2014}});
    story.tell("In October a training is booked the old way: its dossier holds 20 h.", "ReserveHours", "2019-10-07",
               {{"dossier", dossier},
                {"kind", "cpf"},
                {"centihours", 2000},
                {"provider", provider},
                {"validated_on", "2019-10-04"},
                {"session_start", "2019-11-12"}});
    story.tell("The clock passes 2019-11-20: the 196 h that are not reserved become 2940.00 €.", "AdvanceClock",
               "2019-11-21");
    story.tell("Now the holder asks for a training of 3240.00 €: the provider has two working days.",
               "RequestEnrolment", "2019-12-02",
               {{"dossier", bought},
                {"provider", provider},
                {"training",
                 {{"kind", "rncp"}, {"certification", "RNCP31114"}, {"centihours", 14000}, {"price_cents", 324000}}},
                {"session", {{"start", "2020-01-06"}, {"end", "2020-06-26"}}},
                {"job_seeker", false}});
    story.tell(
        "The provider's order: the holder has four working days.", "ProposeOrder", "2019-12-04",
        {{"dossier", bought}, {"price_cents", 324000}, {"session", {{"start", "2020-01-06"}, {"end", "2020-06-26"}}}});
    story.tell(
        "It is accepted: 1800.00 € of DIF first, then 1140.00 € of yearly rights, and the rest, 300.00 €, by card.",
        "AcceptProposal", "2019-12-10", {{"dossier", bought}, {"card_cents", 30000}, {"payment_reference", "PAY-1"}});
    story.split(bought);
    story.tell("In December the training is over: its 20 h are converted with their debit, 300.00 €.", "DebitHours",
               "2019-12-10", {{"dossier", dossier}, {"kind", "cpf"}, {"centihours", 2000}});
    story.tell("The year ends: no dossier is managed in hours any more.", "AdvanceClock", "2020-01-02");
    story.tell(
        "2019 was part-time, 600 of 1607 hours: 600/1607 × 500 € = 186.683… → 186.69 €, up to the cent.",
        "DeclareActivity", "2020-03-02",
        {{"year", 2019}, {"employer", "79910919400529"}, {"category", "employee"}, {"worked", 600}, {"unit", "hours"}});
}

void tell_the_training(Story& story) {
    story.tell("The training had begun in January.", "DeclareStart", "2020-03-02",
               {{"dossier", bought}, {"started_on", "2020-01-06"}});
    story.tell("It ends in March, by force majeure, at 60 %.", "DeclareEnd", "2020-03-16",
               {{"dossier", bought},
                {"rate", 60},
                {"motive", "trainee"},
                {"force_majeure", true},
                {"ended_on", "2020-03-13"}});
    story.tell(
        "Five working days later the service validates itself: 60 % of 3240.00 € are 1944.00 €, in proportion of "
        "the lines; the rest goes back to where it came from.",
        "AdvanceClock", "2020-03-25");
    story.split(bought);
    story.tell("The provider invoices exactly that, to be paid within thirty days.", "SubmitInvoice", "2020-03-26",
               {{"dossier", bought}, {"number", "F-1"}, {"cents", 194400}, {"vat_cents", 0}});
    story.tell("The card gets its 120.00 € back.", "RecordHolderRefund", "2020-04-02",
               {{"dossier", bought}, {"cents", 12000}, {"payment_reference", "REF-1"}});
    story.statement();
}

void tell_the_grant(Story& story) {
    fmt::print("\nSix years later, a second holder, with four full years: 2000.00 €.\n");
    story.of(second_holder);
    story.tell("An account is opened.", "OpenAccount", "2020-04-15");
    for (int year = 2019; year <= 2022; ++year)
        story.tell(fmt::format("A full-time year gives 500.00 € ({}).", year), "DeclareActivity",
                   fmt::format("{}-03-01", year + 1),
                   {{"year", year},
                    {"employer", "79910919400529"},
                    {"category", "employee"},
                    {"worked", 1607},
                    {"unit", "hours"}});
    story.tell("It is 2026.", "AdvanceClock", "2026-01-05");
    story.tell("A funder is asked for 400.00 € for this holder.", "CallFunds", "2026-01-06",
               {{"funder", "892221631"},
                {"call", "CPF-892221631-DEMO-060126"},
                {"lines",
                 {{{"account", second_holder},
                   {"grant", grant},
                   {"kind", "voluntary"},
                   {"cents", 40000},
                   {"use_by", "2026-12-31"},
                   {"refund_unused", true}}}}});
    story.tell(
        "The money comes: by relay the holder has a grant.", "ReceiveFunds", "2026-01-12",
        {{"funder", "892221631"}, {"call", "CPF-892221631-DEMO-060126"}, {"cents", 40000}, {"bank_reference", "BK-1"}});
    story.tell("A training of 2450.00 € is asked for.", "RequestEnrolment", "2026-01-12",
               {{"dossier", second_dossier},
                {"provider", provider},
                {"training",
                 {{"kind", "rncp"}, {"certification", "RNCP38666"}, {"centihours", 10500}, {"price_cents", 245000}}},
                {"session", {{"start", "2026-02-02"}, {"end", "2026-04-30"}}},
                {"job_seeker", false}});
    story.tell("And proposed.", "ProposeOrder", "2026-01-13",
               {{"dossier", second_dossier},
                {"price_cents", 245000},
                {"session", {{"start", "2026-02-02"}, {"end", "2026-04-30"}}}});
    story.financing(second_dossier, "2026-01-14",
                    "Alone, the holder would pay the participation, 103.20 €, though 50.00 € are missing");
    story.tell("The employer adds 50.00 €: the participation is not due any more.", "CommitTopUp", "2026-01-15",
               {{"dossier", second_dossier}, {"funder", "867873473"}, {"kind", "employer"}, {"cents", 5000}});
    story.financing(second_dossier, "2026-01-16", "With it the holder pays nothing");
    story.tell("It is accepted: the grant comes first since 2025-12-05, then yearly rights, then the employer.",
               "AcceptProposal", "2026-01-16", {{"dossier", second_dossier}, {"card_cents", 0}});
    story.split(second_dossier);
}

}  // namespace grandlivre::tools
