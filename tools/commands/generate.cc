#include <CLI/CLI.hpp>

#include "tools/commands.h"
#include "tools/population.h"

namespace grandlivre::tools {

void add_generate(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("generate", "a synthetic population's history as request lines, deterministic by seed");
    auto population = std::make_shared<Population>();
    command->add_option("--accounts", population->accounts, "holders")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000'000));
    command->add_option("--seed", population->seed, "another seed, another history")->capture_default_str();
    command->add_option("--last-year", population->last_year, "last civil year of declared work")
        ->capture_default_str()
        ->check(CLI::Range(2019, 2100));
    command->add_flag_callback(
        "--credits-only", [population] { population->trainings = false; },
        "without trainings in euros: no relays, so any batches give the same journal");
    command->footer(
        "\nExamples:\n  grandlivre generate --accounts 10000 > requests.jsonl\n  grandlivre generate --seed 7 | "
        "grandlivre submit - > outcomes.jsonl\n");
    command->callback([&common, population] {
        std::string text;
        constexpr std::size_t chunk = 1 << 20;
        const auto flush = [&] {
            common.write(text);
            text.clear();
        };
        generate(*population, [&](const std::string& line) {
            text += line;
            text += '\n';
            if (text.size() > chunk) flush();
        });
        flush();
    });
}

}  // namespace grandlivre::tools
