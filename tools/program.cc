#include "tools/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

constexpr int usage_error = 2, other_error = 1;

constexpr const char* examples = R"(
Examples:
  grandlivre demo                              the migration of 2019, told on a ledger of its own
  grandlivre init --partitions 8               create a ledger in ./grandlivre-data
  grandlivre submit requests.jsonl             decide requests, one outcome a line
  grandlivre account 4123e98f-21da-43e3-bd08-fe6e9ca3bd77 --format json
  grandlivre replay --check                    rebuild the projections and compare
  grandlivre serve --log kafka://broker:9092   decide what upstream services publish
)";

/// Commands that a process which serves a ledger leaves to the client's own.
constexpr std::array on_their_own{"demo", "init", "serve", "copy", "generate", "completion"};

void describe(CLI::App& app, Common& common) {
    app.footer(examples);
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "grandlivre 0.1.0");
    add_common(app, common);
    app.set_config("--config", "grandlivre.toml", "options from a TOML file");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.get_formatter()->column_width(34);
}

/// CLI11 wants them backwards.
std::vector<std::string> reversed(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    return arguments;
}

/// The client's file, by whichever name it has where the client is.
void use_clients_config(CLI::App& app, std::vector<std::string>& arguments, const Common& common) {
    constexpr std::string_view option = "--config";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--config="))
            arguments[i] = "--config=" + common.file(arguments[i].substr(option.size() + 1)).string();
        if (arguments[i] == option && i + 1 < arguments.size())
            arguments[i + 1] = common.file(arguments[i + 1]).string();
    }
    app.set_config(std::string(option), common.file("grandlivre.toml").string(), "options from a TOML file");
}

int said(CLI::App& app, const CLI::Error& error, const Common& common, int code) {
    std::ostringstream out, err;
    app.exit(error, out, err);
    std::fputs(err.str().c_str(), common.err);
    if (std::fputs(out.str().c_str(), common.out) >= 0 && std::fflush(common.out) == 0) return code;
    fmt::print(common.err, "grandlivre: standard output: cannot be written\n");
    return other_error;
}

}  // namespace

int run_program(std::vector<std::string> arguments, Common common) {
    CLI::App app("grandlivre: an event-sourced ledger of training rights", "grandlivre");
    describe(app, common);
    if (common.served) use_clients_config(app, arguments, common);
#define GL_ADD(name) add_##name(app, common);
    GL_COMMANDS(GL_ADD)
#undef GL_ADD
    try {
        app.parse(reversed(std::move(arguments)));
        return 0;
    } catch (const CLI::Success& asked) {
        return said(app, asked, common, 0);
    } catch (const CLI::RuntimeError& code) {
        return code.get_exit_code();
    } catch (const CLI::Error& error) {
        const auto rest = app.remaining();
        const bool no_command = app.get_subcommands().empty() && !rest.empty() && !rest.front().starts_with("-");
        if (!no_command) return said(app, error, common, usage_error);
        fmt::print(common.err, "no command \"{}\": grandlivre --help lists them\n", rest.front());
        return usage_error;
    } catch (const std::exception& error) {
        fmt::print(common.err, "grandlivre: {}\n", error.what());
        return other_error;
    }
}

std::filesystem::path directory_of(const std::vector<std::string>& arguments) {
    Common common;
    CLI::App app;
    describe(app, common);
    app.require_subcommand(0);
    app.allow_extras();
    app.allow_config_extras(CLI::config_extras_mode::ignore_all);
    try {
        app.parse(reversed(arguments));
    } catch (const CLI::Error&) {  // help, or something that the command's own reading will say
        return {};
    }
    for (const std::string& word : app.remaining()) {
        if (word.starts_with("-")) continue;
        if (std::find(on_their_own.begin(), on_their_own.end(), word) != on_their_own.end()) return {};
        return common.directory();
    }
    return {};
}

}  // namespace grandlivre::tools
