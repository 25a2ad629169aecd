#include <CLI/CLI.hpp>

#include "engine/proof/chain.h"
#include "projections/digest.h"
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

void print_digest(const projection::ContentDigest& digest) {
    for (const auto& [table, sum] : digest.tables) fmt::print("{:12} {}\n", table, to_hex(sum.sum()));
    fmt::print("{:12} {}\n", "digest", to_hex(digest.all.sum()));
}

/// Folds the whole journal into a new store and says how fast.
void rebuild_into(const Log& log, const std::filesystem::path& place, const Replay& options) {
    RocksStore::destroy(place);
    const auto store = RocksStore::open(place, projection::table_names);
    Progress bar("replay");
    projection::RebuildSettings settings;
    settings.progress = [&](projection::RebuildProgress progress) {
        bar.show(progress.of == 0 ? 1 : static_cast<double>(progress.records) / static_cast<double>(progress.of),
                 progress.records, "events");
    };
    std::vector<Sequence> ends;
    if (!options.until.empty()) {
        ends = parse_cut(options.until, log.partitions());
        settings.until = [&](Partition partition) { return ends[number(partition)]; };
    }
    const auto began = std::chrono::steady_clock::now();
    const auto records = projection::rebuild(log, *store, settings);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    fmt::print("replayed {} events in {:.3f} s: {:.0f} events/s\n", records, seconds,
               static_cast<double>(records) / seconds);
}

projection::ContentDigest digest_of(const std::filesystem::path& place) {
    return projection::digest(*RocksStore::open(place, projection::table_names));
}

void run(const Common& common, const Replay& options) {
    const auto directory = common.directory();
    const auto live = projections_directory(directory);
    std::filesystem::path fresh = live;
    fresh += options.check ? ".check" : ".new";
    if (!options.into.empty()) fresh = options.into;
    if (!options.into.empty() && std::filesystem::exists(fresh) && !std::filesystem::is_empty(fresh))
        throw UserError(fmt::format("{} is not empty", options.into));
    Session session = options.check ? Session::reader(directory) : Session::log_alone(directory);
    rebuild_into(session.log(), fresh, options);
    const auto digest = digest_of(fresh);
    print_digest(digest);
    if (options.check) {
        std::filesystem::remove_all(fresh);
        const auto kept = projection::digest(session.projections());
        session.close();
        for (const auto& [table, sum] : kept.tables)
            if (!(digest.tables.at(table) == sum))
                throw UserError(fmt::format("the live table {} differs: its digest is {}", table, to_hex(sum.sum())));
        fmt::print("the live projections are the same\n");
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
