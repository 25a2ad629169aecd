#include <fmt/format.h>
#include <limits.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fstream>

#include "tools/commands.h"
#include "tools/user_error.h"

namespace grandlivre::tools {
namespace {

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r"), end = text.find_last_not_of(" \t\r");
    return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

std::pair<std::string, std::string> property(const std::string& text, const std::string& where) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || trimmed(text.substr(0, equals)).empty())
        throw CLI::ValidationError(where, "expected key=value");  // what stands there may be a secret
    return {trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
}

/// What makes a process a writer or reader of the ledger is the ledger's to say.
void check_property(const std::string& name) {
    constexpr std::array ours{"group.id",           "group.instance.id",    "transactional.id",
                              "isolation.level",    "enable.auto.commit",   "enable.auto.offset.store",
                              "enable.idempotence", "enable.partition.eof", "auto.offset.reset"};
    if (std::find(ours.begin(), ours.end(), name) != ours.end())
        throw CLI::ValidationError("--kafka",
                                   fmt::format("{} is the ledger's own (see --prefix and --instance)", name));
}

/// The syntax of kcat and of Java's properties: key=value, # before comments.
void read_properties(const std::filesystem::path& path, std::vector<std::pair<std::string, std::string>>& into) {
    std::ifstream file(path);
    if (!file) throw UserError(fmt::format("{}: cannot be read", path.string()));
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text = trimmed(line);
        if (text.empty() || text.front() == '#') continue;
        into.push_back(property(text, fmt::format("{}:{}", path.string(), number)));
    }
}

/// The same after every restart of a process over the same data, and no other's:
/// whoever takes the name fences its bearer.
std::string instance_of(const std::filesystem::path& data) {
    char host[HOST_NAME_MAX + 1] = "";
    ::gethostname(host, sizeof host - 1);
    const auto place = std::filesystem::weakly_canonical(data).string();
    return fmt::format("{}-{:08x}", host, static_cast<std::uint32_t>(std::hash<std::string>()(place)));
}

}  // namespace

KafkaSettings Common::kafka_settings() const {
    constexpr std::string_view scheme = "kafka://";
    KafkaSettings settings;
    settings.brokers = log.substr(scheme.size());
    if (settings.brokers.empty()) throw CLI::ValidationError("--log", "expected kafka://host:port[,host:port]");
    if (settings.brokers.find('@') != std::string::npos)
        throw UserError("--log kafka://…: expected host:port alone; user and password go into a --kafka-config file");
    settings.prefix = prefix;
    settings.journal_headers = journal_headers;
    settings.instance = instance.empty() ? instance_of(directory()) : instance;
    if (!kafka_config.empty()) read_properties(file(kafka_config), settings.properties);
    for (const std::string& text : kafka) settings.properties.push_back(property(text, "--kafka"));
    for (const auto& [name, value] : settings.properties) check_property(name);
    return settings;
}

std::filesystem::path Common::directory() const {
    if (!on_kafka() && log.find("://") != std::string::npos)
        throw CLI::ValidationError("--log", "expected a directory, or kafka://host:port[,host:port]");
    return file(on_kafka() ? data : log);
}

std::filesystem::path Common::file(const std::string& name) const {
    const std::filesystem::path path = name;
    return working_directory.empty() || path.is_absolute() ? path : working_directory / path;
}

void Common::check_wanted() const {
    if (gone()) throw UserError("ended from outside: lines without an outcome can be sent again");
}

void Common::write(std::string_view text) const {
    if (std::fwrite(text.data(), 1, text.size(), out) != text.size() || std::fflush(out) != 0)
        throw UserError("standard output: cannot be written");
}

void add_common(CLI::App& app, Common& common) {
    app.add_option("--log", common.log,
                   "the ledger: a directory, or kafka://host:port[,host:port] (or in GRANDLIVRE_LOG)")
        ->capture_default_str()
        ->type_name("LOG");
    const auto group = "Options of a ledger on Kafka";
    app.add_option("--kafka", common.kafka, "a property for librdkafka; as often as need be")
        ->allow_extra_args(false)  // or it takes what follows
        ->type_name("KEY=VALUE")
        ->group(group);
    app.add_option("--kafka-config", common.kafka_config, "a file of such properties")->type_name("FILE")->group(group);
    app.add_option("--prefix", common.prefix, "what the topics' names begin with")->capture_default_str()->group(group);
    app.add_option("--data", common.data, "where this process keeps state and projections")
        ->capture_default_str()
        ->type_name("DIR")
        ->group(group);
    app.add_option("--instance", common.instance,
                   "this process's name in group and transactions; of host and --data otherwise")
        ->group(group);
    const auto payments = "Options of files for the bank (best in grandlivre.toml)";
    app.add_option("--debtor-name", common.debtor.name, "who pays")->type_name("NAME")->group(payments);
    app.add_option("--debtor-iban", common.debtor.iban, "from which account")->type_name("IBAN")->group(payments);
    app.add_option("--debtor-bic", common.debtor.bic, "of its bank, if it asks for it")
        ->type_name("BIC")
        ->group(payments);
    app.add_option("--debtor-siren", common.debtor.siren, "the payer's SIREN")->type_name("SIREN")->group(payments);
    app.add_flag("--journal-headers", common.journal_headers,
                 "CloudEvents attributes on what this process adds to the journal (every replay reads them)")
        ->group(group);
}

}  // namespace grandlivre::tools
