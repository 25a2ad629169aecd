#include <CLI/CLI.hpp>
#include <set>

#include "tools/bank_requests.h"
#include "tools/commands.h"
#include "tools/decider.h"
#include "tools/formats/bank_file.h"
#include "tools/output/listing.h"
#include "tools/output/progress.h"

namespace grandlivre::tools {
namespace {

/// What became of a file's lines.
struct Report {
    std::uint64_t accepted = 0, duplicates = 0;
    Json rejected = Json::array(), unknown = Json::array();
};

/// Texts of lines that could not be matched and are kept already.
std::set<std::string> kept_letters(Ledger& ledger) {
    std::set<std::string> kept;
    ledger.log().each_dead_letter([&](Partition, std::uint64_t, const DeadLetter& letter) {
        if (letter.value.starts_with("{\"bank_file\":")) kept.insert(letter.value);
        return true;
    });
    return kept;
}

void count(const Incoming& line, const Outcome& outcome, Report& report) {
    if (outcome.duplicate) ++report.duplicates;
    if (outcome.accepted) {
        report.accepted += !outcome.duplicate;
        return;
    }
    if (!line.request) return;  // a dead letter: told as unknown
    const Json request = Json::parse(line.letter.value);
    report.rejected.push_back({{"reference", request.value("end_to_end_id", request.value("call", ""))},
                               {"reason", wire::EnumNameReason(*outcome.reason)},
                               {"detail", outcome.detail}});
}

/// Sends what has gathered, and hears what became of it.
void flush(Decider& decider, std::vector<Incoming>& lines, Report& report) {
    if (lines.empty()) return;
    const auto outcomes = decider.submit(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) count(lines[i], outcomes[i], report);
    lines.clear();
}

Json view(const Report& report) {
    return {{"accepted", report.accepted},
            {"duplicates", report.duplicates},
            {"rejected", report.rejected},
            {"unknown", report.unknown}};
}

void run(const Common& common, const std::string& name, Format format, bool strict) {
    const auto path = common.file(name);
    // Whole and well-formed, or nothing of it is booked.
    AnsweredFiles answered;
    try {
        read_bank_file(path, [&](const BankFact& fact) { answered.hear(fact); });
    } catch (const BankFileError& error) {
        throw UserError(fmt::format("{}: {}", path.string(), error.what()));
    }
    std::optional<BankRequests> requests;
    std::set<std::string> kept;
    {
        const auto ledger = Ledger::reader(common);
        const auto projections = ledger->projections();
        const projection::Reader reader{*projections, ledger->partitions()};
        requests.emplace(reader, answered);
        kept = kept_letters(*ledger);
    }
    const auto decider = open_decider(common, std::nullopt);
    constexpr std::size_t a_batch = 1'024;
    Progress progress("bank", common.err);
    Report report;
    std::vector<Incoming> lines;
    std::uint64_t sent = 0;
    read_bank_file(path, [&](const BankFact& fact) {
        auto made = requests->of(fact);
        for (auto& request : made.requests) lines.push_back(std::move(request));
        for (const Unmatched& unmatched : made.unmatched) {
            report.unknown.push_back(
                {{"line", unmatched.line}, {"reference", unmatched.reference}, {"why", unmatched.why}});
            const std::string text = dead_letter_text(path.filename().string(), unmatched);
            if (!kept.insert(text).second) continue;
            const Malformed why{"bank file", unmatched.reference, unmatched.why, std::nullopt};
            lines.push_back({tl::make_unexpected(why), unmatched.line, DeadLetter{.value = text}});
        }
        if (lines.size() < a_batch) return;
        sent += lines.size();
        flush(*decider, lines, report);
        progress.show(-1, sent, "requests");
    });
    flush(*decider, lines, report);
    decider->close();
    print(view(report), format, common);
    if (strict && !(report.rejected.empty() && report.unknown.empty())) throw CLI::RuntimeError(1);
}

}  // namespace

void add_bank(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand(
        "bank", "book what a bank says (pain.002, camt.054): statuses of transfers, returns, funders' money");
    auto file = std::make_shared<std::string>();
    auto format = std::make_shared<Format>(Format::automatic);
    auto strict = std::make_shared<bool>(false);
    command->add_option("file", *file, "a message of the bank; the same again changes nothing")
        ->required()
        ->type_name("FILE");
    command->add_flag("--strict", *strict, "exit with 1 if anything was refused or is unknown");
    add_format(*command, *format);
    command->footer("\nExamples:\n  grandlivre bank pain002-20260113.xml\n  grandlivre bank --strict camt054.xml\n");
    command->callback([&common, file, format, strict] { run(common, *file, *format, *strict); });
}

}  // namespace grandlivre::tools
