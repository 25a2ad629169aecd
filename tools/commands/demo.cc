#include <CLI/CLI.hpp>
#include <cstdlib>

#include "tools/commands.h"
#include "tools/demo/chapters.h"

namespace grandlivre::tools {
namespace {

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
    tell_the_first_payment(story);
    tell_the_grant(story);
    tell_the_returned_payment(story);
    tell_the_end(story);
    if (!keep.empty()) fmt::print("\nThe ledger is in {}: grandlivre --log {} account {}\n", keep, keep, holder);
}

}  // namespace

void add_demo(CLI::App& app, Common&) {
    auto* command = app.add_subcommand(
        "demo", "tell the migration of 2019, trainings and their payment on real rules, on a ledger of its own");
    auto keep = std::make_shared<std::string>();
    command->add_option("--keep", *keep, "leave the ledger in this new directory")->type_name("DIR");
    command->footer(
        "\nExamples:\n  grandlivre demo\n  grandlivre demo --keep ./demo && grandlivre --log ./demo journal\n");
    command->callback([keep] { run(*keep); });
}

}  // namespace grandlivre::tools
