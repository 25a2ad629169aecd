#include <CLI/CLI.hpp>

#include "events/chart.h"
#include "tools/commands.h"
#include "tools/output/views.h"
#include "tools/session.h"

/// Reads: account, statement, dossier, funder, trial-balance, stats.
namespace grandlivre::tools {
namespace {

struct Read {
    std::string id;
    Format format = Format::automatic;
};

std::string complain_of_uuid(const std::string& text) {
    return parse_uuid(text) ? "" : fmt::format("\"{}\" is no UUID of 36 characters", text);
}

std::string complain_of_siren(const std::string& text) {
    return Siren::parse(text) ? "" : fmt::format("\"{}\" is no SIREN: 9 digits with a right checksum", text);
}

/// The argument that says what to read.
struct Identifier {
    const char* help = nullptr;  ///< none: the command has no argument
    std::string (*complain)(const std::string&) = complain_of_uuid;
    const char* type = "ID";
};

/// Adds a command that prints what `view` makes of the projections.
template <class View>
CLI::App* add_read(CLI::App& app, Common& common, const char* name, const char* help, const Identifier& id, View view) {
    auto* command = app.add_subcommand(name, help);
    auto options = std::make_shared<Read>();
    if (id.help) command->add_option("id", options->id, id.help)->required()->check(id.complain)->type_name(id.type);
    add_format(*command, options->format);
    command->callback([&common, options, view] {
        const auto ledger = Ledger::reader(common);
        const auto projections = ledger->projections();
        const projection::Reader reader{*projections, ledger->partitions()};
        print(view(*options, reader), options->format, common);
    });
    return command;
}

}  // namespace

void add_account(CLI::App& app, Common& common) {
    add_read(app, common, "account", "what an account holds: rights, buckets, hours, dossiers", {"the account's UUID"},
             [](const Read& options, const projection::Reader& reader) {
                 const auto id = AccountId::parse(options.id).value();
                 const auto answer = reader.account(id);
                 if (!answer) throw UserError(fmt::format("unknown account {}", to_text(id)));
                 return account_view(id, *answer, reader);
             })
        ->footer("\nExample:\n  grandlivre account 4123e98f-21da-43e3-bd08-fe6e9ca3bd77 --format json\n");
}

void add_statement(CLI::App& app, Common& common) {
    add_read(app, common, "statement", "an account's movements with running balances, in booking order",
             {"the account's UUID"},
             [](const Read& options, const projection::Reader& reader) {
                 const auto id = AccountId::parse(options.id).value();
                 if (!reader.account(id)) throw UserError(fmt::format("unknown account {}", to_text(id)));
                 return statement_view(reader.statement(id));
             })
        ->footer("\nExample:\n  grandlivre statement 4123e98f-21da-43e3-bd08-fe6e9ca3bd77 --format csv\n");
}

void add_dossier(CLI::App& app, Common& common) {
    add_read(app, common, "dossier", "a dossier: state, amounts, deadlines, history", {"the dossier's UUID"},
             [](const Read& options, const projection::Reader& reader) {
                 const auto id = DossierId::parse(options.id).value();
                 const auto answer = reader.dossier(id);
                 if (!answer) throw UserError(fmt::format("unknown dossier {}", to_text(id)));
                 return dossier_view(id, *answer);
             })
        ->footer("\nExample:\n  grandlivre dossier 101e75eb-6607-4615-9033-2cb8642a357c\n");
}

void add_funder(CLI::App& app, Common& common) {
    auto* command = add_read(app, common, "funder", "a funder: calls, suspense, what it owes and what goes back",
                             {"the funder's SIREN", complain_of_siren, "SIREN"},
                             [](const Read& options, const projection::Reader& reader) {
                                 const auto siren = Siren::parse(options.id).value();
                                 const auto answer = reader.funder(siren);
                                 if (!answer) throw UserError(fmt::format("unknown funder {}", to_text(siren)));
                                 return funder_view(siren, *answer);
                             });
    command->footer("\nExample:\n  grandlivre funder 892221631 --format json\n");
}

void add_trial_balance(CLI::App& app, Common& common) {
    add_read(app, common, "trial-balance", "the chart with totals; fails unless each book and unit sums to zero", {},
             [&common](const Read&, const projection::Reader& reader) {
                 const auto totals = reader.trial_balance();
                 std::map<std::pair<Book, Unit>, std::int64_t> sums;
                 for (const auto& line : totals)
                     sums[{info(line.account).book, line.unit}] += line.total.debit - line.total.credit;
                 for (const auto& [of, sum] : sums)
                     if (sum != 0)
                         throw UserError(
                             fmt::format("book {} in {} is off by {}", to_text(of.first), to_text(of.second), sum));
                 fmt::print(common.err, "at {}\n", reader.cut());
                 return trial_balance_view(totals);
             })
        ->footer("\nExample:\n  grandlivre trial-balance --format csv\n");
}

void add_stats(CLI::App& app, Common& common) {
    add_read(app, common, "stats", "counts of records, events, requests and rows", {},
             [](const Read&, const projection::Reader& reader) { return stats_view(reader); })
        ->footer("\nExample:\n  grandlivre stats --format json\n");
}

}  // namespace grandlivre::tools
