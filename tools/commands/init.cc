#include <CLI/CLI.hpp>
#include <algorithm>

#include "engine/log/embedded_log.h"
#include "engine/log/kafka/kafka_log.h"
#include "engine/runtime/undecided_relays.h"
#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Init {
    std::string name = "grandlivre";
    std::optional<std::uint16_t> partitions;
    int replication = -1;
    std::string rules;
    bool recover = false;
};

/// Kafka spreads a ledger over processes and machines.
constexpr std::uint16_t default_partitions_on_kafka = 32;

std::unique_ptr<Log> make_log(const Common& common, const Init& options) {
    if (!common.on_kafka()) return EmbeddedLog::open(common.directory(), EmbeddedLog::Access::create_if_missing);
    KafkaSettings settings = common.kafka_settings();
    settings.replication = options.replication;
    return KafkaLog::open(settings, KafkaLog::Access::write);
}

std::string told(const char* queue, std::optional<std::int64_t> before, std::int64_t now) {
    if (before == now) return {};
    return fmt::format("  {}: from offset {} on, was {}\n", queue, now, before ? std::to_string(*before) : "not known");
}

std::string told(const kafka::RecoveredPlace& found) {
    const auto& [before, place] = found;
    return fmt::format("partition {}: {} records, {}\n", number(place.partition), number(place.head.next),
                       found.head_lost() ? "head found again" : "head was there") +
           told("requests", before.requests, place.requests) + told("relays", before.relays, place.relays);
}

/// The group's offsets, in which the heads are, can be lost; the journal has them all.
void recover(const Common& common, const Init& options) {
    if (!common.on_kafka())
        throw CLI::ValidationError("--recover", "is for a ledger on Kafka: a directory keeps its own heads");
    KafkaSettings settings = common.kafka_settings();
    settings.replication = options.replication;
    Progress progress("recover", common.err);
    UndecidedRelays relays;
    const auto found = KafkaLog::recover(
        settings, relays, [&](double share, std::uint64_t records) { progress.show(share, records, "records"); });
    std::string text;
    for (const auto& place : found) text += told(place);
    const bool lost = std::any_of(found.begin(), found.end(), [](const auto& place) { return place.any_lost(); });
    common.write(text + (lost ? fmt::format("recovered the ledger in {}\n", common.log)
                              : fmt::format("nothing is missing in {}\n", common.log)));
}

void run(const Common& common, const Init& options) {
    if (options.recover) return recover(common, options);
    Birth birth = default_birth();
    birth.name = options.name;
    birth.partitions =
        options.partitions.value_or(common.on_kafka() ? default_partitions_on_kafka : default_partitions);
    if (!options.rules.empty()) {
        birth.rules = read_file(common.file(options.rules));
        if (const auto book = RuleBook::parse(birth.rules); !book)  // before anything is made
            throw UserError(fmt::format("{}:{}: {}", options.rules, book.error().line, book.error().message));
    }
    {
        const auto log = make_log(common, options);
        if (log->partitions() != 0) throw UserError(fmt::format("{} holds a ledger already", common.log));
        create_ledger(*log, birth);
    }
    common.write(fmt::format("created ledger {} ({}) with {} partitions in {}\n", birth.name,
                             to_text(ledger_id(birth.name)), birth.partitions, common.log));
}

}  // namespace

void add_init(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("init", "create a ledger: name, partitions and first rule book, fixed for ever");
    auto options = std::make_shared<Init>();
    command->add_option("--name", options->name, "name; the ledger's id is made of it")->capture_default_str();
    command->add_option("--partitions", options->partitions, "partitions, 1 to 1024 (8, on Kafka 32)")
        ->check(CLI::Range(1, 1024));
    command->add_option("--replication", options->replication, "copies of Kafka's topics; as the brokers say otherwise")
        ->check(CLI::Range(1, 32));
    command->add_option("--rules", options->rules, "rule book (TOML); the built-in one otherwise")->type_name("FILE");
    command
        ->add_flag(
            "--recover", options->recover,
            "of a ledger on Kafka whose group's offsets, or topics beside the journal, were lost: make them again")
        ->excludes("--name", "--partitions", "--rules");
    command->footer(
        "\nExamples:\n  grandlivre init\n  grandlivre --log /srv/ledger init --name cpf --partitions 32 --rules "
        "rules.toml\n  grandlivre --log kafka://broker:9092 init --replication 3\n  grandlivre --log "
        "kafka://broker:9092 init --recover\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
