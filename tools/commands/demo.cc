#include <CLI/CLI.hpp>
#include <cstdlib>

#include "engine/decide/dossier/financing_case.h"
#include "engine/proof/chain.h"
#include "events/chart.h"
#include "events/codec/request_reader.h"
#include "projections/digest.h"
#include "projections/rebuild.h"
#include "tools/account_history.h"
#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/output/views.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

constexpr const char* holder = "5f0c8e9a-3a5e-4b1f-9d3c-0a6d7b2f1e44";
constexpr const char* dossier = "b0a1c2d3-9f3e-4c55-8a7b-1d2e3f405162";
constexpr const char* bought = "c4d5e6f7-1a2b-4c3d-8e9f-0a1b2c3d4e5f";
constexpr const char* second_holder = "9e8d7c6b-5a49-4838-a716-f5e4d3c2b1a0";
constexpr const char* second_dossier = "7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2910";
constexpr const char* grant = "2b3c4d5e-6f70-4812-9a3b-4c5d6e7f8091";

std::string in_euros(Cents cents) {
    const auto count = cents.count();
    return fmt::format("{}{}.{:02} €", count < 0 ? "-" : "", std::abs(count) / 100, std::abs(count) % 100);
}

std::string in_hours(Centihours hours) { return fmt::format("{}.{:02} h", hours.count() / 100, hours.count() % 100); }

/// A story told request by request, on a ledger of its own.
class Story {
public:
    explicit Story(const std::filesystem::path& directory)
        : directory_(directory), ledger_(Ledger::writer(directory, default_birth())) {}

    /// Submits a request and shows what became of it.
    void tell(const std::string& sentence, const std::string& kind, const std::string& on,
              Json fields = Json::object()) {
        fmt::print("\n{}\n", sentence);
        Json request{{"id", to_text(ledger_id(fmt::format("demo/{}", ++requests_)).bytes)},
                     {"type", kind},
                     {"on", on},
                     {"source", "demo"}};
        if (kind != "AdvanceClock" && !fields.contains("funder")) request["account"] = of_;
        if (kind.ends_with("TopUp")) request["account"] = of_;
        request.update(fields);
        const auto outcome =
            ledger_->engine().submit(std::vector{Incoming{reader_.read_json(request.dump()), std::nullopt}}).front();
        if (!outcome.accepted)
            throw UserError(
                fmt::format("the story breaks: {}: {}", wire::EnumNameReason(*outcome.reason), outcome.detail));
        fmt::print("  {} {} on {}", kind, outcome.duplicate ? "came again" : "accepted", on);
        for (const auto& event : outcome.events)
            fmt::print(" → {} at {}", wire::EnumNameEventBody(event.kind), to_text(event.position));
        std::uint64_t fired = 0;
        for (const auto& part : outcome.partitions) fired += part.fired;
        if (!outcome.relays.empty())
            fmt::print(" → {} request{} to other streams, decided", outcome.relays.size(),
                       outcome.relays.size() == 1 ? "" : "s");
        if (!outcome.partitions.empty()) fmt::print(" → {} deadline{} fired", fired, fired == 1 ? "" : "s");
        fmt::print("\n");
        show();
    }

    /// Whose story goes on.
    void of(const char* account) { of_ = account; }

    void show() {
        const auto answer = reader().account(AccountId::parse(of_).value());
        if (!answer) return;
        const Balance balance = balance_of(answer->row.holdings);
        std::string line = fmt::format("  holds {} available, {} reserved, {} used", in_euros(balance.available),
                                       in_euros(balance.reserved), in_euros(balance.debited));
        for (const auto& hours : balance.hours)
            line += fmt::format("; {} {} available, {} reserved", wire::EnumNameHourKind(hours.kind),
                                in_hours(hours.available), in_hours(hours.reserved));
        fmt::print("{}\n", line);
    }

    /// How a dossier's price is split, and what became of each line.
    void split(const char* id) {
        const auto answer = reader().dossier(DossierId::parse(id).value()).value();
        for (const SplitPart& part : answer.row.bought.split)
            fmt::print("  {}: {} reserved, {} debited, {} released, {} refunded\n",
                       wire::EnumNameSplitSource(part.source), in_euros(part.reserved), in_euros(part.debited),
                       in_euros(part.released), in_euros(part.refunded));
    }

    /// What the holder would pay on a day.
    void financing(const char* id, const char* on, const char* sentence) {
        const auto row = reader().dossier(DossierId::parse(id).value()).value().row;
        const Account account = account_now(*ledger_, reader(), row.account);
        const RuleBook rules = adopted_rules(reader());
        const Financing financing = finance(
            financing_case(account, account.dossiers.at(DossierId::parse(id).value()), parse_date(on).value()), rules);
        fmt::print("\n{}:\n", sentence);
        for (const FinancingLine& line : financing.lines)
            fmt::print("  {}: {}\n", wire::EnumNameSplitSource(line.source), in_euros(line.cents));
        fmt::print("  holder: {}\n", in_euros(financing.holder));
    }

    void statement() {
        fmt::print("\nThe statement, a line for each movement:\n\n");
        Json lines = statement_view(reader().statement(AccountId::parse(of_).value()));
        for (auto& line : lines)
            for (const char* left_out : {"recorded_at", "request"}) line.erase(left_out);
        fmt::print("{}", render(lines, Format::table, STDOUT_FILENO));
    }

    void trial_balance() {
        fmt::print("\nThe trial balance: each book sums to zero in each unit.\n\n");
        const auto totals = reader().trial_balance();
        fmt::print("{}", render(trial_balance_view(totals), Format::table, STDOUT_FILENO));
        std::map<std::pair<Book, Unit>, std::int64_t> sums;
        for (const auto& line : totals)
            sums[{info(line.account).book, line.unit}] += line.total.debit - line.total.credit;
        for (const auto& [of, sum] : sums) {
            fmt::print("  {} {}: {}\n", to_text(of.first), to_text(of.second), sum);
            if (sum != 0) throw UserError("the trial balance is not zero");
        }
    }

    void replay() {
        const auto live = projection::digest(*ledger_->projections());
        const auto place = directory_ / "replayed";
        projection::ContentDigest again;
        std::uint64_t records = 0;
        {
            const auto store = RocksStore::open(place, projection::tables);
            records = projection::rebuild(ledger_->log(), *store, {});
            again = projection::digest(*store);
        }
        std::filesystem::remove_all(place);
        fmt::print("\nThe journal's {} records replayed into new projections:\n  live     {}\n  replayed {}\n", records,
                   to_hex(live.all.sum()), to_hex(again.all.sum()));
        if (!(live == again)) throw UserError("the replay's digest is another");
        fmt::print("  the same\n");
        ledger_->close();
    }

private:
    std::filesystem::path directory_;
    std::shared_ptr<Ledger> ledger_;
    codec::RequestReader reader_;
    int requests_ = 0;
    const char* of_ = holder;

    std::unique_ptr<const Store> projections_;  ///< as the last reader() saw them

    projection::Reader reader() {
        projections_ = ledger_->projections();
        return {*projections_, ledger_->partitions()};
    }
};

void tell_the_migration(Story& story) {
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
                {"provider", "42740599800399"},
                {"validated_on", "2019-10-04"},
                {"session_start", "2019-11-12"}});
    story.tell("The clock passes 2019-11-20: the 196 h that are not reserved become 2940.00 €.", "AdvanceClock",
               "2019-11-21");
    story.tell("Now the holder asks for a training of 3240.00 €: the provider has two working days.",
               "RequestEnrolment", "2019-12-02",
               {{"dossier", bought},
                {"provider", "42740599800399"},
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
                {"provider", "42740599800399"},
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

void tell_the_end(Story& story) {
    story.trial_balance();
    story.replay();
}

void run(const std::string& keep) {
    std::filesystem::path directory = keep;
    if (keep.empty()) {
        std::string name = (std::filesystem::temp_directory_path() / "grandlivre-demo-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw UserError("no directory can be made for the demo");
        directory = name;
    } else if (std::filesystem::exists(directory)) {
        throw UserError(fmt::format("{} is there already", keep));
    }
    struct Remove {
        std::filesystem::path path;
        ~Remove() {
            std::error_code ignored;
            if (!path.empty()) std::filesystem::remove_all(path, ignored);
        }
    } remove{keep.empty() ? directory : std::filesystem::path()};
    Story story(directory);
    tell_the_migration(story);
    tell_the_training(story);
    tell_the_grant(story);
    tell_the_end(story);
    if (!keep.empty()) fmt::print("\nThe ledger is in {}: grandlivre --log {} account {}\n", keep, keep, holder);
}

}  // namespace

void add_demo(CLI::App& app, Common&) {
    auto* command = app.add_subcommand(
        "demo", "tell the migration of 2019 and two trainings on real rules, on a ledger of its own");
    auto keep = std::make_shared<std::string>();
    command->add_option("--keep", *keep, "leave the ledger in this new directory")->type_name("DIR");
    command->footer(
        "\nExamples:\n  grandlivre demo\n  grandlivre demo --keep ./demo && grandlivre --log ./demo journal\n");
    command->callback([keep] { run(*keep); });
}

}  // namespace grandlivre::tools
