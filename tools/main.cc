#include <CLI/CLI.hpp>
#include <csignal>

#include "tools/commands.h"
#include "tools/session.h"

namespace {

constexpr int usage_error = 2, other_error = 1;

constexpr const char* examples = R"(
Examples:
  grandlivre demo                              the migration of 2019, told on a ledger of its own
  grandlivre init --partitions 8               create a ledger in ./grandlivre-data
  grandlivre submit requests.jsonl             decide requests, one outcome a line
  grandlivre account 4123e98f-21da-43e3-bd08-fe6e9ca3bd77 --format json
  grandlivre replay --check                    rebuild the projections and compare
)";

}  // namespace

int main(int argc, char** argv) {
    using namespace grandlivre::tools;
    std::signal(SIGPIPE, SIG_DFL);
    CLI::App app("grandlivre: an event-sourced ledger of training rights", "grandlivre");
    app.footer(examples);
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "grandlivre 0.1.0");
    Common common;
    app.add_option("--log", common.log, "the ledger: a directory")
        ->envname("GRANDLIVRE_LOG")
        ->capture_default_str()
        ->type_name("DIR");
    app.set_config("--config", "grandlivre.toml", "options from a TOML file");
    app.get_formatter()->column_width(34);
#define GL_ADD(name) add_##name(app, common);
    GL_COMMANDS(GL_ADD)
#undef GL_ADD
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::Success& asked) {
        return app.exit(asked);
    } catch (const CLI::RuntimeError& code) {
        return code.get_exit_code();
    } catch (const CLI::Error& error) {
        app.exit(error);
        return usage_error;
    } catch (const std::exception& error) {
        fmt::print(stderr, "grandlivre: {}\n", error.what());
        return other_error;
    }
}
