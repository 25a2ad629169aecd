#include <CLI/CLI.hpp>

#include "engine/log/merged_journal.h"
#include "engine/proof/books.h"
#include "tools/commands.h"
#include "tools/output/listing.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

struct Verify {
    bool books = false;
    Format format = Format::automatic;
};

/// Partition after partition: the sums do not ask in which order.
void read_journal(const Common& common, const Log& log, BooksCheck& check) {
    constexpr std::uint64_t between_reports = 1 << 14;
    Progress bar("verify", common.err);
    const auto ends = ends_of(log);
    std::uint64_t count = 0, of = 0;
    for (const Sequence end : ends) of += number(end);
    for (std::uint16_t p = 0; p < ends.size(); ++p) {
        const auto reader = log.read(Partition{p}, Sequence{0});
        for (Position place{Partition{p}, Sequence{0}}; place.sequence < ends[p];
             place.sequence = next(place.sequence)) {
            const auto* record = codec::verify_record(reader->next());
            if (!record) throw CorruptRecord(place, "bytes that are no record");
            check.add(*record);
            if (++count % between_reports == 0)
                bar.show(static_cast<double>(count) / static_cast<double>(of), count, "events");
        }
    }
}

Json view_of(const BooksLine& line) {
    Json view{{"name", line.name}, {"left", line.left}, {"right", line.right}};
    view["ok"] = line.holds ? Json(*line.holds) : Json();
    if (!line.where.empty()) view["where"] = fmt::format("{}", fmt::join(line.where, "; "));
    return view;
}

void verify_books(const Common& common, const Verify& options) {
    const auto ledger = Ledger::log_alone(common);
    BooksCheck check;
    read_journal(common, ledger->log(), check);
    Json rows = Json::array();
    std::size_t failed = 0;
    for (const BooksLine& line : check.lines()) {
        rows.push_back(view_of(line));
        failed += line.holds == false;
    }
    print(rows, options.format, common);
    if (check.in_flight() > 0)
        fmt::print(common.err, "{} relays are in flight: sums that hold at rest cannot be compared\n",
                   check.in_flight());
    if (failed > 0) throw UserError(fmt::format("the books do not agree: {} of {} lines fail", failed, rows.size()));
}

void run(const Common& common, const Verify& options) {
    if (!options.books) throw CLI::ValidationError("verify", "say what to verify: --books");
    verify_books(common, options);
}

}  // namespace

void add_verify(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("verify", "proves the journal");
    auto options = std::make_shared<Verify>();
    command->add_flag("--books", options->books, "that the books agree across all streams, line by line");
    add_format(*command, options->format);
    command->footer("\nExample:\n  grandlivre verify --books --format table\n");
    command->callback([&common, options] { run(common, *options); });
}

}  // namespace grandlivre::tools
