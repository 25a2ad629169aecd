#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "tools/commands.h"
#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

std::string words(const CLI::App& app) {
    std::string list;
    for (const auto* sub : app.get_subcommands({})) list += sub->get_name() + " ";
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) list += "--" + name + " ";
    return list;
}

/// A case for each command and command of a command.
std::string cases(const CLI::App& app) {
    std::string text;
    for (const auto* sub : app.get_subcommands({})) {
        text += fmt::format("        {}) words=\"{}\" ;;\n", sub->get_name(), words(*sub));
        text += cases(*sub);
    }
    return text;
}

}  // namespace

void add_completion(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("completion", "the completion script of a shell");
    auto shell = std::make_shared<std::string>("bash");
    command->add_option("shell", *shell, "bash, or zsh with bashcompinit")
        ->check(CLI::IsMember({"bash", "zsh"}))
        ->capture_default_str();
    command->footer("\nExample:\n  source <(grandlivre completion bash)\n");
    command->callback([&app, &common, shell] {
        if (*shell == "zsh") common.write("autoload -U +X bashcompinit && bashcompinit\n");
        common.write(fmt::format(
            "_grandlivre() {{\n    local words=\"{}\" word\n    for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; "
            "do\n        case $word in\n{}"
            "        esac\n    done\n    COMPREPLY=($(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\"))\n}}\n"
            "complete -o default -F _grandlivre grandlivre\n",
            words(app), cases(app)));
    });
}

}  // namespace grandlivre::tools
