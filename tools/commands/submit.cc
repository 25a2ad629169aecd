#include <CLI/CLI.hpp>

#include "engine/log/dry_run_log.h"
#include "engine/store/memory_store.h"
#include "engine/store/overlay_store.h"
#include "events/codec/json_writer.h"
#include "tools/commands.h"
#include "tools/input/files.h"
#include "tools/input/request_batches.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Submit {
    std::vector<std::string> files;
    bool settle = false, strict = false, dry_run = false;
    std::size_t batch = 4096;
};

/// Prints outcomes as they are durable; says whether any was rejected.
bool decide_all(Engine& engine, const Submit& options) {
    RequestBatches batches(options.files, options.settle ? 1 : options.batch);
    Progress progress("submit");
    std::uint64_t decided = 0;
    bool rejected = false;
    std::string text;
    for (auto lines = batches.next(); !lines.empty(); lines = batches.next()) {
        text.clear();
        for (const Outcome& outcome : engine.submit(lines)) {
            rejected |= !outcome.accepted;
            codec::write_outcome(outcome, text);
            text += '\n';
        }
        decided += lines.size();
        std::fwrite(text.data(), 1, text.size(), stdout);
        if (std::fflush(stdout) != 0) throw UserError("standard output: cannot be written");
        const double share = batches.share();
        progress.show(share > 0 ? share : -1, decided, "requests");
    }
    return rejected;
}

bool really(const Common& common, const Submit& options) {
    Session session = Session::writer(common.directory(), default_birth());
    const bool rejected = decide_all(session.engine(), options);
    session.close();
    return rejected;
}

/// The outcomes that would be: nothing is written, nor created.
bool dry_run(const Common& common, const Submit& options) {
    std::unique_ptr<EmbeddedLog> log;
    std::unique_ptr<RocksStore> state;
    MemoryStore none(state_table::names);
    if (std::filesystem::exists(common.directory())) {
        log = EmbeddedLog::open(common.directory(), EmbeddedLog::Access::read_write);
        state = RocksStore::open(state_directory(common.directory()), state_table::names);
    }
    DryRunLog dry_log(log.get());
    if (dry_log.partitions() == 0) create_ledger(dry_log, default_birth());
    OverlayStore overlay(state ? static_cast<const Store&>(*state) : none, state_table::names);
    EngineSettings settings;
    settings.now = wall_clock;
    Engine engine(dry_log, overlay, std::move(settings));
    return decide_all(engine, options);
}

}  // namespace

void add_submit(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("submit", "decide requests (JSON lines) and print one outcome a line, in the same order");
    auto options = std::make_shared<Submit>();
    command->add_option("files", options->files, "files of request lines, - for standard input")
        ->required()
        ->type_name("FILE");
    command->add_flag("--settle", options->settle, "let each request be decided before the next is sent");
    command->add_flag("--strict", options->strict, "exit with 1 if any request is rejected");
    command->add_flag("--dry-run", options->dry_run, "print the outcomes that would be, write nothing");
    command->add_option("--batch", options->batch, "requests a batch, at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command->footer(
        "\nExamples:\n  grandlivre submit requests.jsonl\n  grandlivre generate --accounts 1000 | grandlivre submit - "
        "> outcomes.jsonl\n"
        "  grandlivre submit --dry-run --strict corrections.jsonl\n");
    command->callback([&common, options] {
        for (const auto& file : options->files)  // before a ledger is made for nothing
            if (file != "-" && !std::filesystem::exists(file))
                throw UserError(fmt::format("{}: there is no such file", file));
        const bool rejected = options->dry_run ? dry_run(common, *options) : really(common, *options);
        if (rejected && options->strict) throw CLI::RuntimeError(1);
    });
}

}  // namespace grandlivre::tools
