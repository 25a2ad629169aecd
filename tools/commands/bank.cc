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
    Json rejected = Json::array(), unknown = Json::array(), differing = Json::array();

    Json view() const {
        return {{"accepted", accepted},
                {"duplicates", duplicates},
                {"rejected", rejected},
                {"unknown", unknown},
                {"differing", differing}};
    }
    bool clean() const { return rejected.empty() && unknown.empty() && differing.empty(); }
};

/// Texts of lines that were about nothing of ours and are kept already.
std::set<std::string> kept_letters(Ledger& ledger) {
    std::set<std::string> kept;
    ledger.log().each_dead_letter([&](Partition, std::uint64_t, const DeadLetter& letter) {
        if (letter.value.starts_with("{\"bank_file\":")) kept.insert(letter.value);
        return true;
    });
    return kept;
}

/// The requests of a file that was looked through, and what of it is about nothing of ours.
class Sending {
public:
    Sending(const Common& common, std::string file, const BankReview& review, std::set<std::string> kept)
        : file_(std::move(file)),
          review_(review),
          kept_(std::move(kept)),
          decider_(open_decider(common, std::nullopt)),
          progress_("bank", common.err) {}

    void take(const BankFact& fact) {
        if (const auto stranger = review_.strangers.find(facts_++); stranger != review_.strangers.end())
            keep(fact, stranger->second);
        else
            for (auto& request : bank_requests(fact, review_)) lines_.push_back(std::move(request));
        constexpr std::size_t a_batch = 1'024;
        if (lines_.size() >= a_batch) flush();
    }
    Report end() {
        flush();
        decider_->close();
        return std::move(report_);
    }

private:
    const std::string file_;
    const BankReview& review_;
    std::set<std::string> kept_;
    const std::unique_ptr<Decider> decider_;
    Progress progress_;
    std::uint64_t facts_ = 0, sent_ = 0;
    std::vector<Incoming> lines_;
    Report report_;

    void keep(const BankFact& fact, const std::string& why) {
        report_.unknown.push_back({{"line", line_of(fact)}, {"reference", reference_of(fact)}, {"why", why}});
        Incoming letter = dead_letter(file_, fact, why);
        if (kept_.insert(letter.letter.value).second) lines_.push_back(std::move(letter));
    }

    void flush() {
        if (lines_.empty()) return;
        const auto outcomes = decider_->submit(lines_);
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].request) count(lines_[i], outcomes[i]);
        progress_.show(-1, sent_ += lines_.size(), "requests");
        lines_.clear();
    }

    void count(const Incoming& line, const Outcome& outcome) {
        report_.duplicates += outcome.duplicate;
        report_.accepted += outcome.accepted && !outcome.duplicate;
        if (outcome.accepted) return;
        const Json request = Json::parse(line.letter.value);
        report_.rejected.push_back({{"reference", request.value("end_to_end_id", request.value("call", ""))},
                                    {"reason", wire::EnumNameReason(*outcome.reason)},
                                    {"detail", outcome.detail}});
    }
};

void run(const Common& common, const std::string& name, Format format, bool strict) {
    const auto path = common.file(name);
    BankReview review;
    std::set<std::string> kept;
    {
        // Whole and well-formed, or nothing of it is booked.
        const auto ledger = Ledger::reader(common);
        const auto projections = ledger->projections();
        const projection::Reader reader{*projections, ledger->partitions()};
        BankReviewer reviewer(reader);
        try {
            read_bank_file(path, [&](const BankFact& fact) { reviewer.hear(fact); });
        } catch (const BankFileError& error) {
            throw UserError(fmt::format("{}: {}", path.string(), error.what()));
        }
        review = reviewer.end();
        kept = kept_letters(*ledger);
    }
    Sending sending(common, path.filename().string(), review, std::move(kept));
    read_bank_file(path, [&](const BankFact& fact) { sending.take(fact); });
    Report report = sending.end();
    for (const DifferingAmount& line : review.differing)
        report.differing.push_back({{"line", line.line},
                                    {"reference", line.reference},
                                    {"told_cents", line.told.count()},
                                    {"sent_cents", line.sent.count()}});
    print(report.view(), format, common);
    if (strict && !report.clean()) throw CLI::RuntimeError(1);
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
    command->add_flag("--strict", *strict, "exit with 1 if anything was refused, is unknown, or is of another amount");
    add_format(*command, *format);
    command->footer("\nExamples:\n  grandlivre bank pain002-20260113.xml\n  grandlivre bank --strict camt054.xml\n");
    command->callback([&common, file, format, strict] { run(common, *file, *format, *strict); });
}

}  // namespace grandlivre::tools
