#include <CLI/CLI.hpp>

#include "engine/log/dry_run_log.h"
#include "engine/store/memory_store.h"
#include "engine/store/overlay_store.h"
#include "events/codec/json_writer.h"
#include "tools/commands.h"
#include "tools/decider.h"
#include "tools/input/files.h"
#include "tools/input/request_batches.h"
#include "tools/output/progress.h"

namespace grandlivre::tools {
namespace {

struct Submit {
    std::vector<std::string> files;
    bool settle = false, strict = false, dry_run = false, no_wait = false;
    std::size_t batch = 4096;
};

/// Calls with batch after batch, and shows how far it is.
template <class Take>
void each_batch(const Common& common, const Submit& options, Take take) {
    RequestBatches batches(options.files, options.settle ? 1 : options.batch, common);
    Progress progress("submit", common.err);
    std::uint64_t taken = 0;
    for (auto lines = batches.next(); !lines.empty(); lines = batches.next()) {
        take(lines);
        taken += lines.size();
        const double share = batches.share();
        progress.show(share > 0 ? share : -1, taken, "requests");
    }
}

/// Prints outcomes as they are durable; says whether any was rejected.
template <class Decide>
bool print_outcomes(const Common& common, const Submit& options, Decide decide) {
    bool rejected = false;
    std::string text;
    each_batch(common, options, [&](const std::vector<Incoming>& lines) {
        text.clear();
        for (const Outcome& outcome : decide(lines)) {
            rejected |= !outcome.accepted;
            codec::write_outcome(outcome, text);
            text += '\n';
        }
        common.write(text);
    });
    return rejected;
}

bool really(const Common& common, const Submit& options) {
    const auto decider = open_decider(common, default_birth());
    bool rejected = false;
    if (options.no_wait)
        each_batch(common, options, [&](const std::vector<Incoming>& lines) { decider->store(lines); });
    else
        rejected =
            print_outcomes(common, options, [&](const std::vector<Incoming>& lines) { return decider->submit(lines); });
    decider->close();
    return rejected;
}

/// The outcomes that would be: nothing is written, nor created.
bool dry_run(const Common& common, const Submit& options) {
    std::shared_ptr<Ledger> ledger;
    std::unique_ptr<RocksStore> state;
    MemoryStore none(state_table::specs);
    if (common.served || common.on_kafka() || std::filesystem::exists(common.directory()))
        ledger = Ledger::log_alone(common);
    // A server holds its engine's state: the journal tells all of it, too.
    if (ledger && !common.served && std::filesystem::exists(state_directory(common.directory())))
        state = RocksStore::open(state_directory(common.directory()), state_table::specs);
    DryRunLog dry_log(ledger ? &ledger->log() : nullptr);
    if (dry_log.partitions() == 0) create_ledger(dry_log, default_birth());
    OverlayStore overlay(state ? static_cast<const Store&>(*state) : none, state_table::specs);
    EngineSettings settings;
    settings.now = wall_clock;
    Engine engine(dry_log, overlay, std::move(settings));
    return print_outcomes(common, options, [&](const std::vector<Incoming>& lines) { return engine.submit(lines); });
}

}  // namespace

void add_submit(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("submit", "decide requests (JSON lines) and print one outcome a line, in the same order");
    auto options = std::make_shared<Submit>();
    command->add_option("files", options->files, "files of request lines, - for standard input")
        ->required()
        ->type_name("FILE");
    auto* no_wait =
        command->add_flag("--no-wait", options->no_wait, "end when the requests are stored, print no outcomes");
    command
        ->add_flag("--settle", options->settle,
                   "let each request, and what it asks of other accounts, funders and providers, be decided before the "
                   "next is sent")
        ->excludes(no_wait);
    command->add_flag("--strict", options->strict, "exit with 1 if any request is rejected");
    command->add_flag("--dry-run", options->dry_run, "print the outcomes that would be, write nothing");
    command->add_option("--batch", options->batch, "requests a batch, at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command->footer(
        "\nExamples:\n  grandlivre submit requests.jsonl\n  grandlivre generate --accounts 1000 | grandlivre submit - "
        "> outcomes.jsonl\n"
        "  grandlivre submit --settle calls-and-receipts.jsonl\n"
        "  grandlivre submit --dry-run --strict corrections.jsonl\n");
    command->callback([&common, options] {
        for (const auto& file : options->files)  // before a ledger is made for nothing
            if (file != "-" && !std::filesystem::exists(common.file(file)))
                throw UserError(fmt::format("{}: there is no such file", file));
        const bool rejected = options->dry_run ? dry_run(common, *options) : really(common, *options);
        if (rejected && options->strict) throw CLI::RuntimeError(1);
    });
}

}  // namespace grandlivre::tools
