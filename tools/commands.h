#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/log/kafka/settings.h"

namespace CLI {
class App;
}

/// The list of the program's commands, in the order of `--help`. A command is a
/// file under commands/ and a line here.
#define GL_COMMANDS(X) \
    X(demo)            \
    X(init)            \
    X(submit)          \
    X(serve)           \
    X(account)         \
    X(statement)       \
    X(dossier)         \
    X(financing)       \
    X(funder)          \
    X(provider)        \
    X(run)             \
    X(pay)             \
    X(bank)            \
    X(quarterly)       \
    X(verify)          \
    X(explain)         \
    X(clock)           \
    X(rules)           \
    X(trial_balance)   \
    X(stats)           \
    X(journal)         \
    X(replay)          \
    X(dead_letter)     \
    X(copy)            \
    X(export_data)     \
    X(generate)        \
    X(completion)

namespace grandlivre::tools {

class Ledger;

/// Options of every command, and where it reads and writes: the process's own
/// standard files, or those of a client of `serve`.
struct Common {
    std::string log = "./grandlivre-data";
    std::string data = "./grandlivre-kafka";
    std::string prefix = "grandlivre", instance;
    std::vector<std::string> kafka;
    std::string kafka_config;
    bool journal_headers = false;
    /// Who pays, in files for the bank.
    struct {
        std::string name, iban, bic, siren;
    } debtor;

    std::FILE* out = stdout;
    std::FILE* err = stderr;
    int in = 0;
    std::filesystem::path working_directory;  ///< empty: the process's own
    Ledger* served = nullptr;                 ///< the ledger that this process holds open
    /// Whether who asked has gone, or the server is to end: for commands that have no end
    /// of their own.
    std::function<bool()> gone = [] { return false; };

    bool on_kafka() const { return log.starts_with("kafka://"); }
    KafkaSettings kafka_settings() const;
    /// Where this machine keeps something of the ledger: the embedded log itself, or
    /// the cache beside Kafka.
    std::filesystem::path directory() const;
    /// A file that the caller names.
    std::filesystem::path file(const std::string& name) const;
    /// Throws UserError if the command is to end.
    void check_wanted() const;
    /// To the command's standard output. Throws UserError if it cannot be written.
    void write(std::string_view text) const;
};

/// Adds the options of every command.
void add_common(CLI::App& app, Common& common);

#define GL_DECLARE(name) void add_##name(CLI::App& app, Common& common);
GL_COMMANDS(GL_DECLARE)
#undef GL_DECLARE

}  // namespace grandlivre::tools
