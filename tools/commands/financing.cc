#include <CLI/CLI.hpp>

#include "engine/decide/dossier/financing_case.h"
#include "tools/account_history.h"
#include "tools/commands.h"
#include "tools/output/views.h"

namespace grandlivre::tools {
namespace {

struct Options {
    std::string dossier, on;
    Format format = Format::automatic;
};

/// `--on`, else the day of the wall clock: the answer is about now.
Date day_of(const Options& options) {
    if (options.on.empty()) return std::chrono::floor<Days>(wall_clock());
    const auto on = parse_date(options.on);
    if (!on) throw UserError(fmt::format("--on: \"{}\" is no date that exists, YYYY-MM-DD", options.on));
    return *on;
}

void run(const Options& options, Common& common) {
    const auto id = DossierId::parse(options.dossier);
    if (!id) throw UserError(fmt::format("\"{}\" is no UUID of 36 characters", options.dossier));
    const auto ledger = Ledger::reader(common);
    const auto projections = ledger->projections();
    const projection::Reader reader{*projections, ledger->partitions()};
    const auto answer = reader.dossier(*id);
    if (!answer) throw UserError(fmt::format("unknown dossier {}", to_text(*id)));
    if (answer->row.in_hours) throw UserError(fmt::format("dossier {} is managed in hours", to_text(*id)));
    const Account account = account_now(*ledger, reader, answer->row.account);
    const Dossier& dossier = account.dossiers.at(*id);
    const RuleBook rules = adopted_rules(reader);
    const Date on = day_of(options);
    print(financing_view(*id, dossier, on, finance(financing_case(account, dossier, on), rules)), options.format,
          common);
}

}  // namespace

void add_financing(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("financing", "how a dossier's price would be split, and what the holder would pay");
    auto options = std::make_shared<Options>();
    command->add_option("dossier", options->dossier, "the dossier's UUID")->required()->type_name("ID");
    command->add_option("--on", options->on, "the day of acceptance (default: today)")->type_name("DATE");
    add_format(*command, options->format);
    command->callback([&common, options] { run(*options, common); });
    command->footer("\nExample:\n  grandlivre financing ff7a1ce2-8e7b-4e1d-87f6-e1ff808208e9 --on 2026-01-12\n");
}

}  // namespace grandlivre::tools
