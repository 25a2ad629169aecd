#include "tools/commands/export_pain001.h"

#include <CLI/CLI.hpp>

#include "tools/session.h"

namespace grandlivre::tools {

void add_batch_options(CLI::App& command, BatchOptions& options) {
    const std::map<std::string, Pain001Version> versions{{"03", Pain001Version::v03}, {"09", Pain001Version::v09}};
    command.add_option("--pain001", options.files.version, "version of the file: 09 (pain.001.001.09, default) or 03")
        ->transform(CLI::CheckedTransformer(versions).description(""))
        ->type_name("VERSION");
    command.add_option("--most-bytes", options.files.most_bytes, "of one file; more are written beside it")
        ->check(CLI::Range(smallest_file_limit, std::size_t{1} << 40).description(""))
        ->capture_default_str()
        ->type_name("BYTES");
}

void take_words(BatchOptions& options) {
    if (options.words.empty()) return;
    if (options.words[0] != "pain001")
        throw CLI::ValidationError("--export", fmt::format("\"{}\": the one format is pain001", options.words[0]));
    options.path = options.words[1];
}

void check_can_export(const Common& common, const BatchOptions& options) {
    debtor_of(common);
    const auto directory = common.file(options.path).parent_path();
    if (!directory.empty() && !std::filesystem::is_directory(directory))
        throw UserError(fmt::format("{}: there is no such directory", directory.string()));
}

void export_batch(const Common& common, const RunId& id, const Run& run, const BatchOptions& options) {
    const auto batch = options.batch == 0 ? static_cast<std::uint32_t>(run.batches.size()) : options.batch;
    if (batch == 0 || batch > run.batches.size())
        throw UserError(fmt::format("run {} has {} sealed batches", to_text(id), run.batches.size()));
    for (const auto& path : write_batch(id, run, batch, debtor_of(common), options.files, common.file(options.path)))
        fmt::print(common.err, "batch {} of {}: {}\n", batch, run.batches.size(), path.string());
    if (options.batch == 0 && batch > 1)
        fmt::print(common.err, "earlier batches: export pain001 --run {} --batch N --out FILE\n", to_text(id));
}

void add_export_pain001(CLI::App& command, Common& common) {
    auto* sub = command.add_subcommand("pain001", "a sealed batch of a payment run, for the bank");
    auto run = std::make_shared<std::string>();
    auto options = std::make_shared<BatchOptions>();
    sub->add_option("--run", *run, "the run's UUID")->required()->type_name("UUID");
    sub->add_option("--batch", options->batch, "which one, from 1 (default: the latest)")->check(CLI::PositiveNumber);
    sub->add_option("--out", options->path, "where to write it")->required()->type_name("FILE");
    add_batch_options(*sub, *options);
    sub->footer(
        "\nExample:\n  grandlivre export pain001 --run 6d1c24be-1f24-4b39-a1f5-6a0e3b9f0c11 --out january.xml\n");
    sub->callback([&common, run, options] {
        const auto id = RunId::parse(*run);
        if (!id) throw CLI::ValidationError("--run", fmt::format("\"{}\" is no UUID of 36 characters", *run));
        const auto ledger = Ledger::reader(common);
        const auto projections = ledger->projections();
        const auto answer = projection::Reader{*projections, ledger->partitions()}.run(*id);
        if (!answer) throw UserError(fmt::format("unknown run {}", to_text(*id)));
        export_batch(common, *id, answer->run, *options);
    });
}

}  // namespace grandlivre::tools
