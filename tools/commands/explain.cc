#include "tools/output/explain.h"

#include <CLI/CLI.hpp>

#include "engine/runtime/stream_history.h"
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

/// A transfer, by its end-to-end id, which begins with its provider's SIRET.
Json tree_of_payment(Ledger& ledger, const projection::Reader& reader, const std::string& id) {
    constexpr std::size_t siret_digits = 14;
    const auto siret = Siret::parse(id.substr(0, siret_digits));
    const auto answer = siret ? reader.provider(*siret) : std::nullopt;
    if (!answer || !answer->provider.payments.contains(id))
        throw UserError(fmt::format("\"{}\" is no UUID of 36 characters, and no transfer", id));
    const RecordBuffer records = stream_history(ledger.log(), {answer->position.partition, answer->last});
    return explain_payment(*siret, id, answer->provider, records, books_of(reader));
}

void run(const Options& options, Common& common) {
    const auto ledger = Ledger::reader(common);
    const auto projections = ledger->projections();
    const projection::Reader reader{*projections, ledger->partitions()};
    const auto id = parse_uuid(options.id);
    const Json tree = id ? tree_of(*ledger, reader, *id) : tree_of_payment(*ledger, reader, options.id);
    const bool as_text =
        options.format == Format::table || (options.format == Format::automatic && terminal(fileno(common.out)));
    as_text ? common.write(explain_text(tree)) : print(tree, options.format, common);
}

}  // namespace

void add_explain(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand(
        "explain",
        "where each cent of an account, a dossier or a transfer comes from: movement, request, rule, article");
    auto options = std::make_shared<Options>();
    command->add_option("id", options->id, "the UUID of an account or a dossier, or the end-to-end id of a transfer")
        ->required()
        ->type_name("ID");
    add_format(*command, options->format);
    command->callback([&common, options] { run(*options, common); });
    command->footer(
        "\nExamples:\n  grandlivre explain 4123e98f-21da-43e3-bd08-fe6e9ca3bd77\n"
        "  grandlivre explain 42740599800399-6D1C24BE6A0E3B9F0C11\n");
}

}  // namespace grandlivre::tools
