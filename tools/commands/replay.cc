#include <CLI/CLI.hpp>

#include "engine/proof/chain.h"
#include "projections/digest.h"
#include "projections/partition_fold.h"
#include "projections/rebuild.h"
#include "tools/commands.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Replay {
    std::string until, into;
    bool check = false;
};

std::vector<Sequence> parse_cut(const std::string& text, std::uint16_t partitions) {
    std::vector<Sequence> ends(partitions, Sequence{0});
    for (const auto& part : CLI::detail::split(text, ',')) {
        const auto position = Position::parse(part);
        if (!position || number(position->partition) >= partitions)
            throw CLI::ValidationError(
                "--until", fmt::format("\"{}\" is no cut such as 0:918,1:77 of {} partitions", text, partitions));
        ends[number(position->partition)] = next(position->sequence);
    }
    return ends;
}

void print_digest(const Common& common, const projection::ContentDigest& digest) {
    for (const auto& [table, sum] : digest.tables) common.write(fmt::format("{:12} {}\n", table, to_hex(sum.sum())));
    common.write(fmt::format("{:12} {}\n", "digest", to_hex(digest.all.sum())));
}

/// Folds the journal into a new store, up to `ends` where there are some, and says how
/// fast.
void rebuild_into(const Common& common, const Log& log, const std::filesystem::path& place,
                  const std::vector<Sequence>& ends) {
    Progress bar("replay", common.err);
    projection::RebuildSettings settings;
    settings.progress = [&](projection::RebuildProgress progress) {
        bar.show(progress.of == 0 ? 1 : static_cast<double>(progress.records) / static_cast<double>(progress.of),
                 progress.records, "events");
    };
    if (!ends.empty()) settings.until = [&](Partition partition) { return ends[number(partition)]; };
    RocksStore::destroy(place);
    std::filesystem::create_directories(place.parent_path().empty() ? "." : place.parent_path());
    const auto store = RocksStore::open(place, projection::tables);
    const auto began = std::chrono::steady_clock::now();
    const auto records = projection::rebuild(log, *store, settings);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    common.write(fmt::format("replayed {} events in {:.3f} s: {:.0f} events/s\n", records, seconds,
                             static_cast<double>(records) / seconds));
}

projection::ContentDigest digest_of(const std::filesystem::path& place) {
    return projection::digest(*RocksStore::open(place, projection::tables));
}

void run(const Common& common, const Replay& options) {
    if (common.served && !options.check && options.into.empty())
        throw UserError(
            "the ledger is being served: its projections are in use; compare with --check, or rebuild --into DIR");
    const auto live = projections_directory(common.directory());
    std::filesystem::path fresh = common.served ? std::filesystem::temp_directory_path() / "grandlivre-replay" : live;
    fresh += options.check ? ".check" : ".new";
    if (!options.into.empty()) fresh = common.file(options.into);
    if (!options.into.empty() && std::filesystem::exists(fresh) && !std::filesystem::is_empty(fresh))
        throw UserError(fmt::format("{} is not empty", options.into));
    const auto ledger = options.check ? Ledger::reader(common) : Ledger::log_alone(common);
    std::vector<Sequence> ends;
    std::optional<projection::ContentDigest> settled;
    if (options.check) {  // up to what the live ones reflect, for booking may go on
        const auto live_now = ledger->projections();
        settled = projection::digest(*live_now);
        for (std::uint16_t p = 0; p < ledger->partitions(); ++p)
            ends.push_back(projection::projected(*live_now, Partition{p}));
    } else if (!options.until.empty()) {
        ends = parse_cut(options.until, ledger->partitions());
    }
    rebuild_into(common, ledger->log(), fresh, ends);
    const auto digest = digest_of(fresh);
    print_digest(common, digest);
    if (options.check) {
        std::filesystem::remove_all(fresh);
        if (!common.served) ledger->close();
        for (const auto& [table, sum] : settled->tables)
            if (!(digest.tables.at(table) == sum))
                throw UserError(fmt::format("the live table {} differs: its digest is {}", table, to_hex(sum.sum())));
        common.write("the live projections are the same\n");
    } else if (options.into.empty()) {
        std::filesystem::remove_all(live);
        std::filesystem::rename(fresh, live);
    }
}

}  // namespace

void add_replay(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("replay", "rebuild the projections from the journal alone; prints rate and digest");
    auto options = std::make_shared<Replay>();
    auto* until = command->add_option("--until", options->until, "stop after these positions, such as 0:918,1:77")
                      ->type_name("CUT");
    auto* into =
        command->add_option("--into", options->into, "leave the result in another directory")->type_name("DIR");
    command->add_flag("--check", options->check, "compare with the live projections, change nothing")
        ->excludes(until)
        ->excludes(into);
    until->needs(into);
    command->footer(
        "\nExamples:\n  grandlivre replay\n  grandlivre replay --check\n  grandlivre replay --until 0:918,1:77 --into "
        "/tmp/then\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
