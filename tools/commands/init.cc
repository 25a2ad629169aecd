#include <CLI/CLI.hpp>
#include <fstream>
#include <sstream>

#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Init {
    std::string name = "grandlivre";
    std::uint16_t partitions = default_partitions;
    std::string rules;
};

void run(const Common& common, const Init& options) {
    Birth birth = default_birth();
    birth.name = options.name;
    birth.partitions = options.partitions;
    if (!options.rules.empty()) birth.rules = read_file(options.rules);
    {
        const auto log = EmbeddedLog::open(common.directory(), EmbeddedLog::Access::create_if_missing);
        if (log->partitions() != 0) throw UserError(fmt::format("{} holds a ledger already", common.log));
        create_ledger(*log, birth);
    }
    fmt::print("created ledger {} ({}) with {} partitions in {}\n", birth.name, to_text(ledger_id(birth.name)),
               birth.partitions, common.log);
}

}  // namespace

void add_init(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("init", "create a ledger: name, partitions and first rule book, fixed for ever");
    auto options = std::make_shared<Init>();
    command->add_option("--name", options->name, "name; the ledger's id is made of it")->capture_default_str();
    command->add_option("--partitions", options->partitions, "partitions, 1 to 1024")->capture_default_str();
    command->add_option("--rules", options->rules, "rule book (TOML); the built-in one otherwise")->type_name("FILE");
    command->footer(
        "\nExamples:\n  grandlivre init\n  grandlivre --log /srv/ledger init --name cpf --partitions 32 --rules "
        "rules.toml\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
