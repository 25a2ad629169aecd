#include "tools/output/explain.h"

#include <CLI/CLI.hpp>

#include "tools/account_history.h"
#include "tools/commands.h"
#include "tools/output/progress.h"

namespace grandlivre::tools {
namespace {

struct Options {
    std::string id;
    Format format = Format::automatic;
};

RuleBooks books_of(const projection::Reader& reader) {
    RuleBooks books;
    for (const std::string& text : reader.rule_books()) books.push_back(RuleBook::parse(text).value());
    return books;
}

Json tree_of(Ledger& ledger, const projection::Reader& reader, const UuidBytes& id) {
    const RuleBooks books = books_of(reader);
    if (const auto dossier = reader.dossier(DossierId{id}))
        return explain_dossier(dossier->row.account, DossierId{id},
                               account_records(ledger, reader, dossier->row.account), books);
    if (!reader.account(AccountId{id})) throw UserError(fmt::format("unknown account or dossier {}", to_text(id)));
    return explain_account(AccountId{id}, account_records(ledger, reader, AccountId{id}), books);
}

void run(const Options& options, Common& common) {
    const auto id = parse_uuid(options.id);
    if (!id) throw UserError(fmt::format("\"{}\" is no UUID of 36 characters", options.id));
    const auto ledger = Ledger::reader(common);
    const auto projections = ledger->projections();
    const Json tree = tree_of(*ledger, projection::Reader{*projections, ledger->partitions()}, *id);
    const bool as_text =
        options.format == Format::table || (options.format == Format::automatic && terminal(fileno(common.out)));
    as_text ? common.write(explain_text(tree)) : print(tree, options.format, common);
}

}  // namespace

void add_explain(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand(
        "explain", "where each cent of an account or a dossier comes from: movement, request, rule entry, article");
    auto options = std::make_shared<Options>();
    command->add_option("id", options->id, "the UUID of an account or a dossier")->required()->type_name("ID");
    add_format(*command, options->format);
    command->callback([&common, options] { run(*options, common); });
    command->footer("\nExample:\n  grandlivre explain 4123e98f-21da-43e3-bd08-fe6e9ca3bd77\n");
}

}  // namespace grandlivre::tools
