#include <CLI/CLI.hpp>

#include "engine/log/merged_journal.h"
#include "tools/commands/export_commands.h"
#include "tools/commands/export_pain001.h"
#include "tools/formats/csv_postings.h"
#include "tools/formats/fec.h"
#include "tools/formats/hledger.h"
#include "tools/output/output_file.h"
#include "tools/output/progress.h"
#include "tools/session.h"

namespace grandlivre::tools {
namespace {

/// The journal as it was when the command began, read as often as a format needs.
class ExportedJournal {
public:
    explicit ExportedJournal(const Common& common)
        : common_(common), ledger_(Ledger::log_alone(common)), ends_(ends_of(ledger_->log())) {
        for (const Sequence end : ends_) records_ += number(end);
    }

    std::size_t partitions() const { return ends_.size(); }

    template <class Visit>
    void each_record(Visit visit) const {
        constexpr std::uint64_t between_reports = 1 << 14;
        Progress bar("export", common_.err);
        MergedJournal journal(ledger_->log(), ends_);
        std::uint64_t count = 0;
        while (const wire::Record* record = journal.next()) {
            visit(*record);
            if (++count % between_reports == 0)
                bar.show(static_cast<double>(count) / static_cast<double>(records_), count, "events");
        }
    }
    /// What the export reflects: the last position of each partition.
    std::string cut() const {
        std::string text;
        for (std::size_t p = 0; p < ends_.size(); ++p)
            text += fmt::format("{}{}:{}", p == 0 ? "" : ",", p, number(ends_[p]) - 1);
        return text;
    }

private:
    const Common& common_;
    std::shared_ptr<Ledger> ledger_;
    std::vector<Sequence> ends_;
    std::uint64_t records_ = 0;
};

/// A format that takes the records one after another.
template <class MakeWriter>
void export_records(const Common& common, const std::string& out, MakeWriter make_writer) {
    const ExportedJournal journal(common);
    write_out(common, out, [&](const Sink& sink) {
        auto writer = make_writer(sink);
        journal.each_record([&](const wire::Record& record) { writer.add(record); });
        writer.end();
    });
    fmt::print(common.err, "at {}\n", journal.cut());
}

struct Fec {
    int year = 0;
    std::string siren, out;
};

/// A directory gets the file under the name that the administration expects.
std::string fec_path(const Common& common, const Fec& options) {
    if (options.out.empty() || !std::filesystem::is_directory(common.file(options.out))) return options.out;
    const std::string& text = options.siren.empty() ? common.debtor.siren : options.siren;
    const auto siren = Siren::parse(text);
    if (!siren)
        throw CLI::ValidationError(
            "--siren", fmt::format("\"{}\" is no SIREN, which the file's name in a directory begins with", text));
    return (std::filesystem::path(options.out) / fec_file_name(*siren, Year(options.year))).string();
}

void export_fec(const Common& common, const Fec& options) {
    const std::string out = fec_path(common, options);
    const ExportedJournal journal(common);
    FecOpening opening{Year(options.year)};
    journal.each_record([&](const wire::Record& record) { opening.add(record); });
    FecTotals totals;
    write_out(common, out, [&](const Sink& sink) {
        FecWriter writer(opening, sink);
        journal.each_record([&](const wire::Record& record) { writer.add(record); });
        totals = writer.end();
    });
    fmt::print(common.err, "at {}: {} entries, {} lines, debit {} and credit {} cents{}{}\n", journal.cut(),
               totals.entries, totals.lines, totals.debit.count(), totals.credit.count(), out.empty() ? "" : ": ", out);
    if (opening.closed_partitions() < journal.partitions())
        fmt::print(common.err, "{} is not closed: the file is not final\n", options.year);
}

}  // namespace

void add_out(CLI::App& command, std::string& out, const char* help) {
    command.add_option("--out", out, help)->type_name("FILE");
}

void write_out(const Common& common, const std::string& out, const std::function<void(const Sink&)>& write) {
    if (out.empty()) return write([&](std::string_view bytes) { common.write(bytes); });
    OutputFile file(common.file(out));
    write([&](std::string_view bytes) { file.write(bytes); });
    file.complete();
}

void add_export_fec(CLI::App& command, Common& common) {
    auto* sub = command.add_subcommand("fec", "the money book of a fiscal year, as the tax administration asks for it");
    auto options = std::make_shared<Fec>();
    sub->add_option("--year", options->year, "the fiscal year")
        ->required()
        ->check(CLI::Range(1, 9999).description(""))
        ->type_name("YEAR");
    sub->add_option("--siren", options->siren, "whose books they are (default: --debtor-siren)")->type_name("SIREN");
    add_out(*sub, options->out, "a file, or a directory for <SIREN>FEC<closing date>.txt");
    sub->footer("\nExample:\n  grandlivre export fec --year 2025 --siren 732829320 --out .\n");
    sub->callback([&common, options] { export_fec(common, *options); });
}

void add_export_hledger(CLI::App& command, Common& common) {
    auto* sub = command.add_subcommand("hledger", "the books as a journal that hledger and ledger read");
    struct Options {
        std::optional<Book> book;
        std::string out;
    };
    auto options = std::make_shared<Options>();
    std::map<std::string, Book> books;
    for (const Book book : {Book::rights, Book::money, Book::commitments})
        books.emplace(std::string(to_text(book)), book);
    sub->add_option("--book", options->book, "rights, money or commitments alone")
        ->transform(CLI::CheckedTransformer(books).description(""))
        ->type_name("BOOK");
    add_out(*sub, options->out, "where to write it");
    sub->footer("\nExample:\n  grandlivre export hledger --out books.journal && hledger -f books.journal check -s\n");
    sub->callback([&common, options] {
        export_records(common, options->out, [&](const Sink& sink) { return HledgerWriter(options->book, sink); });
    });
}

void add_export_csv(CLI::App& command, Common& common) {
    auto* sub = command.add_subcommand("csv", "every posting, a line each, with all that is known of it");
    auto out = std::make_shared<std::string>();
    add_out(*sub, *out, "where to write it");
    sub->footer("\nExample:\n  grandlivre export csv --out postings.csv\n");
    sub->callback(
        [&common, out] { export_records(common, *out, [](const Sink& sink) { return CsvPostingsWriter(sink); }); });
}

void add_export_data(CLI::App& app, Common& common) {
    auto* command = app.add_subcommand("export", "the books, for auditors, accountants and the bank");
    command->require_subcommand(1);
    add_export_fec(*command, common);
    add_export_hledger(*command, common);
    add_export_csv(*command, common);
    add_export_pain001(*command, common);
    command->footer(
        "\nExamples:\n  grandlivre export fec --year 2025 --out 2025.txt\n  grandlivre export csv | head\n");
}

}  // namespace grandlivre::tools
