#include <CLI/CLI.hpp>

#include "tools/commands.h"
#include "tools/output/views.h"
#include "tools/session.h"

/// Reads: account, statement, dossier, funder, provider, run, quarterly, trial-balance, stats.
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

std::string complain_of_siret(const std::string& text) {
    return Siret::parse(text) ? "" : fmt::format("\"{}\" is no SIRET: 14 digits with a right checksum", text);
}

/// `2025-Q4`
std::optional<projection::Quarter> quarter_of_text(const std::string& text) {
    int year = 0, number = 0, length = 0;
    const bool read = std::sscanf(text.c_str(), "%4d-Q%1d%n", &year, &number, &length) == 2;
    if (!read || text.size() != 7 || length != 7 || year < 1000 || number < 1 || number > 4) return std::nullopt;
    return projection::Quarter{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(number)};
}

std::string complain_of_quarter(const std::string& text) {
    return quarter_of_text(text) ? "" : fmt::format("\"{}\" is no quarter such as 2025-Q4", text);
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

void add_provider(CLI::App& app, Common& common) {
    auto* command = add_read(app, common, "provider", "a provider: what it is to be paid, its transfers, what is overdue",
                             {"the provider's SIRET", complain_of_siret, "SIRET"},
                             [](const Read& options, const projection::Reader& reader) {
                                 const auto siret = Siret::parse(options.id).value();
                                 const auto answer = reader.provider(siret);
                                 if (!answer) throw UserError(fmt::format("unknown provider {}", to_text(siret)));
                                 return provider_view(siret, *answer);
                             });
    command->footer("\nExample:\n  grandlivre provider 73282932000074 --format json\n");
}

void add_run(CLI::App& app, Common& common) {
    auto* command =
        add_read(app, common, "run", "a payment run: its transfers and sealed batches", {"the run's UUID"},
                 [](const Read& options, const projection::Reader& reader) {
                     const auto id = RunId::parse(options.id).value();
                     const auto answer = reader.run(id);
                     if (!answer) throw UserError(fmt::format("unknown run {}", to_text(id)));
                     return run_view(id, *answer, reader);
                 });
    command->footer("\nExample:\n  grandlivre run 6d1c24be-1f24-4b39-a1f5-6a0e3b9f0c11\n");
}

void add_quarterly(CLI::App& app, Common& common) {
    auto* command = add_read(app, common, "quarterly",
                             "what is reported of a quarter: dossiers, who paid them, commitments, cash (CT R6333-9)",
                             {"a quarter such as 2025-Q4", complain_of_quarter, "QUARTER"},
                             [](const Read& options, const projection::Reader& reader) {
                                 return quarter_view(quarter_of_text(options.id).value(), reader);
                             });
    command->footer("\nExample:\n  grandlivre quarterly 2025-Q4 --format json\n");
}

void add_trial_balance(CLI::App& app, Common& common) {
    auto by = std::make_shared<Breakdown>(Breakdown::account);
    auto* command = add_read(app, common, "trial-balance",
                             "the chart with totals; fails unless each book and unit sums to zero", {},
                             [&common, by](const Read&, const projection::Reader& reader) {
                                 fmt::print(common.err, "at {}\n", reader.cut());
                                 return trial_balance_view(reader, *by);
                             });
    const std::map<std::string, Breakdown> breakdowns{{"book", Breakdown::book},
                                                      {"funder", Breakdown::funder},
                                                      {"class", Breakdown::resource_class},
                                                      {"year", Breakdown::year}};
    command->add_option("--by", *by, "book, funder, class (of resources) or (fiscal) year")
        ->transform(CLI::CheckedTransformer(breakdowns).description(""))
        ->type_name("WHAT");
    command->footer("\nExamples:\n  grandlivre trial-balance --format csv\n  grandlivre trial-balance --by year\n");
}

void add_stats(CLI::App& app, Common& common) {
    add_read(app, common, "stats", "counts of records, events, requests and rows", {},
             [](const Read&, const projection::Reader& reader) { return stats_view(reader); })
        ->footer("\nExample:\n  grandlivre stats --format json\n");
}

}  // namespace grandlivre::tools
