#include <CLI/CLI.hpp>
#include <iostream>

#include "events/codec/json_writer.h"
#include "tools/commands.h"
#include "tools/decider.h"
#include "tools/input/operator_request.h"
#include "tools/output/progress.h"

namespace grandlivre::tools {
namespace {

void run(const Common& common, const std::string& text, bool future) {
    const auto on = parse_date(text);
    if (!on) throw CLI::ValidationError("DATE", fmt::format("\"{}\" is no date that exists, YYYY-MM-DD", text));
    const Date yesterday = std::chrono::floor<Days>(wall_clock()) - Days(1);
    if (*on > yesterday && !future)
        throw UserError(
            fmt::format("{} lies after yesterday, {}: requests dated until then would come too late (--future insists)",
                        text, to_text(yesterday)));
    const auto decider = open_decider(common, std::nullopt);
    Progress progress("clock", common.err);
    decider->on_fired([&](std::uint64_t records) { progress.show(-1, records, "records"); });
    const Outcome outcome = decider->submit(std::vector{operator_request("AdvanceClock", *on, {})}).front();
    decider->close();
    print_outcome(outcome, common);
}

}  // namespace

void add_clock(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("clock", "advance the clock: fire the deadlines whose last day is before DATE");
    auto date = std::make_shared<std::string>();
    auto future = std::make_shared<bool>(false);
    command->add_option("date", *date, "the new date of the ledger, YYYY-MM-DD")->required()->type_name("DATE");
    command->add_flag("--future", *future, "allow a date after yesterday");
    command->footer("\nExample:\n  grandlivre clock 2019-11-21\n");
    command->callback([&common, date, future] { run(common, *date, *future); });
}

}  // namespace grandlivre::tools
