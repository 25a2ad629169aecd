#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

/// The list of the program's commands, in the order of `--help`. A command is a
/// file under commands/ and a line here.
#define GL_COMMANDS(X) \
    X(demo)            \
    X(init)            \
    X(submit)          \
    X(account)         \
    X(statement)       \
    X(dossier)         \
    X(clock)           \
    X(rules)           \
    X(trial_balance)   \
    X(stats)           \
    X(journal)         \
    X(replay)          \
    X(generate)        \
    X(completion)

namespace grandlivre::tools {

/// Options of every command.
struct Common {
    std::string log = "./grandlivre-data";

    std::filesystem::path directory() const;
};

#define GL_DECLARE(name) void add_##name(CLI::App& app, Common& common);
GL_COMMANDS(GL_DECLARE)
#undef GL_DECLARE

}  // namespace grandlivre::tools
