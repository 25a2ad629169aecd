#include "engine/log/copy.h"

#include <CLI/CLI.hpp>

#include "engine/log/embedded_log.h"
#include "engine/log/kafka/kafka_log.h"
#include "engine/runtime/undecided_relays.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

Common named(const Common& common, const std::string& log) {
    Common other = common;
    other.log = log;
    return other;
}

std::unique_ptr<Log> target(const Common& common) {
    if (common.on_kafka()) return KafkaLog::open(common.kafka_settings(), KafkaLog::Access::copy);
    return EmbeddedLog::open(common.directory(), EmbeddedLog::Access::copy);
}

void run(const Common& common, const std::string& from, const std::string& to) {
    const auto source = open_log(named(common, from));
    const auto copy = target(named(common, to));
    Progress progress("copy", common.err);
    UndecidedRelays relays;
    const auto records = copy_journal(*source, *copy, relays, [&](std::uint64_t done, std::uint64_t of) {
        progress.show(static_cast<double>(done) / static_cast<double>(of), done, "records");
    });
    common.write(
        fmt::format("copied {} records of {} partitions from {} to {}\n", records, source->partitions(), from, to));
}

}  // namespace

void add_copy(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand(
        "copy", "a journal into another log: bytes, chain and digest unchanged; again, it goes on where it ended");
    auto from = std::make_shared<std::string>(), to = std::make_shared<std::string>();
    command->add_option("--from", *from, "a directory, or kafka://host:port")->required()->type_name("LOG");
    command->add_option("--to", *to, "the same; empty, or the beginning of the same journal")
        ->required()
        ->type_name("LOG");
    command->footer("\nExample:\n  grandlivre copy --from kafka://broker:9092 --to ./archive\n");
    command->callback([&common, from, to] { run(common, *from, *to); });
}

}  // namespace grandlivre::tools
