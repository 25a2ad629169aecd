#include <CLI/CLI.hpp>
#include <cstdlib>

#include "engine/proof/chain.h"
#include "events/chart.h"
#include "events/codec/request_reader.h"
#include "projections/digest.h"
#include "projections/rebuild.h"
#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/output/views.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

constexpr const char* holder = "5f0c8e9a-3a5e-4b1f-9d3c-0a6d7b2f1e44";
constexpr const char* dossier = "b0a1c2d3-9f3e-4c55-8a7b-1d2e3f405162";

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
        if (kind != "AdvanceClock") request["account"] = holder;
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
        if (!outcome.partitions.empty()) fmt::print(" → {} deadline{} fired", fired, fired == 1 ? "" : "s");
        fmt::print("\n");
        show();
    }

    void show() {
        const auto answer = reader().account(AccountId::parse(holder).value()).value();
        const Balance balance = balance_of(answer.row.holdings);
        std::string line = fmt::format("  holds {} available, {} reserved, {} used", in_euros(balance.available),
                                       in_euros(balance.reserved), in_euros(balance.debited));
        for (const auto& hours : balance.hours)
            line += fmt::format("; {} {} available, {} reserved", wire::EnumNameHourKind(hours.kind),
                                in_hours(hours.available), in_hours(hours.reserved));
        fmt::print("{}\n", line);
    }

    void statement() {
        fmt::print("\nThe statement, a line for each movement:\n\n");
        Json lines = statement_view(reader().statement(AccountId::parse(holder).value()));
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
    story.tell("In December the training is over: its 20 h are converted with their debit, 300.00 €.", "DebitHours",
               "2019-12-10", {{"dossier", dossier}, {"kind", "cpf"}, {"centihours", 2000}});
    story.tell("The year ends: no dossier is managed in hours any more.", "AdvanceClock", "2020-01-02");
    story.tell(
        "2019 was part-time, 600 of 1607 hours: 600/1607 × 500 € = 186.683… → 186.69 €, up to the cent.",
        "DeclareActivity", "2020-03-02",
        {{"year", 2019}, {"employer", "79910919400529"}, {"category", "employee"}, {"worked", 600}, {"unit", "hours"}});
    story.statement();
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
    if (!keep.empty()) fmt::print("\nThe ledger is in {}: grandlivre --log {} account {}\n", keep, keep, holder);
}

}  // namespace

void add_demo(CLI::App& app, Common&) {
    auto* command = app.add_subcommand("demo", "tell the migration of 2019 on real rules, on a ledger of its own");
    auto keep = std::make_shared<std::string>();
    command->add_option("--keep", *keep, "leave the ledger in this new directory")->type_name("DIR");
    command->footer(
        "\nExamples:\n  grandlivre demo\n  grandlivre demo --keep ./demo && grandlivre --log ./demo journal\n");
    command->callback([keep] { run(*keep); });
}

}  // namespace grandlivre::tools
