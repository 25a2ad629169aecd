#include <CLI/CLI.hpp>

#include "tools/account_history.h"
#include "tools/batch_files.h"
#include "tools/commands.h"
#include "tools/commands/export_pain001.h"
#include "tools/decider.h"
#include "tools/output/progress.h"
#include "tools/output/views.h"
#include "tools/payment_run.h"

namespace grandlivre::tools {
namespace {

struct Pay {
    std::string run, on, due_by;
    BatchOptions file;
    Format format = Format::automatic;
};

Date date_of(const char* option, const std::string& text) {
    const auto date = parse_date(text);
    if (!date) throw CLI::ValidationError(option, fmt::format("\"{}\" is no date that exists, YYYY-MM-DD", text));
    return *date;
}

/// Reads, each time out of one snapshot, while booking goes on.
template <class Read>
auto read(const Common& common, Read read) {
    const auto ledger = Ledger::reader(common);
    const auto projections = ledger->projections();
    return read(projection::Reader{*projections, ledger->partitions()});
}

/// Decides, and their relays, too. The first refusal stops: what was issued stays, and
/// the same command goes on from there.
void decide(const Common& common, const std::vector<Incoming>& lines) {
    if (lines.empty()) return;
    constexpr std::size_t a_batch = 1'024;
    const auto decider = open_decider(common, std::nullopt);
    Progress progress("pay", common.err);
    const std::span<const Incoming> all(lines);
    std::optional<Outcome> refused;
    for (std::size_t from = 0; from < all.size() && !refused; from += a_batch) {
        const auto part = all.subspan(from, std::min(a_batch, all.size() - from));
        for (const Outcome& outcome : decider->submit(part))
            if (!outcome.accepted && !refused) refused = outcome;
        progress.show(static_cast<double>(from + part.size()) / static_cast<double>(all.size()), from + part.size(),
                      "requests");
    }
    decider->close();
    if (refused)
        throw UserError(fmt::format("rejected: {}: {}", wire::EnumNameReason(*refused->reason), refused->detail));
}

Json waiting_view(const std::vector<WaitingProvider>& waiting) {
    Json view = Json::array();
    for (const auto& line : waiting)
        view.push_back({{"provider", to_text(line.provider)}, {"cents", line.cents.count()}, {"why", line.why}});
    return view;
}

/// The batch that the bank gets now, as the answer; and as files if they were asked for.
void show(const Common& common, const Pay& options, const PaymentRun& run, const DueProviders& due) {
    read(common, [&](const projection::Reader& reader) {
        const auto answer = reader.run(run.run);
        Json view{{"run", to_text(run.run)}, {"payments", Json::array()}, {"cents", 0}};
        if (answer) view = run_view(run.run, *answer, reader);
        view["waiting"] = waiting_view(due.waiting);
        print(view, options.format, common);
        if (options.file.path.empty()) return;
        if (!answer || answer->run.batches.empty()) {
            fmt::print(common.err, "nothing was paid: no file is written\n");
            return;
        }
        export_batch(common, run.run, answer->run, options.file);
    });
}

void pay(const Common& common, const Pay& options) {
    const auto id = RunId::parse(options.run);
    if (!id) throw CLI::ValidationError("--run", fmt::format("\"{}\" is no UUID of 36 characters", options.run));
    PaymentRun run{.run = *id, .on = date_of("--on", options.on), .due_by = {}};
    if (!options.file.path.empty()) check_can_export(common, options.file);  // before anything is issued
    DueProviders due;
    const auto issues = read(common, [&](const projection::Reader& reader) {
        run.due_by = options.due_by.empty()
                         ? adopted_rules(reader).payment_horizon.nearest(run.on).terms.last_day(run.on)
                         : date_of("--due-by", options.due_by);
        due = due_providers(reader, run);
        return issue_requests(reader, run, due.payable);
    });
    decide(common, issues);
    const auto seal = read(common, [&](const projection::Reader& reader) { return seal_request(reader, run); });
    if (seal) decide(common, {*seal});
    show(common, options, run, due);
}

}  // namespace

void add_pay(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("pay", "pay every provider with something due: one transfer each, sealed as a batch");
    auto options = std::make_shared<Pay>();
    command->add_option("--run", options->run, "the run's UUID: again, it goes on where it was")
        ->required()
        ->type_name("UUID");
    command->add_option("--on", options->on, "the business date")->required()->type_name("DATE");
    command->add_option("--due-by", options->due_by, "what falls due until then (default: --on and payment.horizon)")
        ->type_name("DATE");
    add_batch_options(*command, options->file);
    auto* file = command->add_option_group("export");
    file->add_option("--export", options->file.words, "pain001 FILE: write the batch for the bank")
        ->expected(2)
        ->type_name("pain001 FILE");
    add_format(*command, options->format);
    command->footer(
        "\nExamples:\n  grandlivre pay --run 6d1c24be-1f24-4b39-a1f5-6a0e3b9f0c11 --on 2026-01-12\n"
        "  grandlivre pay --run 6d1c24be-1f24-4b39-a1f5-6a0e3b9f0c11 --on 2026-01-12 --export pain001 january.xml\n");
    command->callback([&common, options] {
        take_words(options->file);
        pay(common, *options);
    });
}

}  // namespace grandlivre::tools
