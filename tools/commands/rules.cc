#include <CLI/CLI.hpp>

#include "engine/law/rule_book.h"
#include "engine/law/vectors.h"
#include "projections/reads.h"
#include "tools/commands.h"
#include "tools/decider.h"
#include "tools/input/files.h"
#include "tools/input/operator_request.h"
#include "tools/output/listing.h"

namespace grandlivre::tools {
namespace {

struct Rules {
    std::string first, second, on;
    Format format = Format::automatic;
    bool text = false;
};

Date parse_day(const std::string& text) {
    const auto on = parse_date(text);
    if (!on) throw CLI::ValidationError("DATE", fmt::format("\"{}\" is no date that exists, YYYY-MM-DD", text));
    return *on;
}

RuleBook parse_book(const std::string& name, std::string_view text) {
    auto book = RuleBook::parse(text);
    if (!book) throw UserError(fmt::format("{}:{}: {}", name, book.error().line, book.error().message));
    return std::move(*book);
}

RuleBook book_file(const Common& common, const std::string& path) {
    return parse_book(path, read_file(common.file(path)));
}

/// The book that the ledger has adopted last; the built-in one where there is none.
RuleBook adopted(const Common& common) {
    if (!common.served && !common.on_kafka() && !std::filesystem::exists(common.directory())) {
        fmt::print(common.err, "no ledger in {}: the built-in rule book\n", common.log);
        return parse_book("built-in rule book", default_rule_book_text());
    }
    const auto ledger = Ledger::reader(common);
    const auto projections = ledger->projections();
    return parse_book(common.log, projection::Reader{*projections, ledger->partitions()}.rule_books().back());
}

Json entry_view(const RuleEntry& entry) {
    Json view{{"rule", entry.name}, {"since", to_text(entry.since)}};
    if (entry.until) view["until"] = to_text(*entry.until);
    view["terms"] = entry.text;
    view["law"] = entry.law;
    view["id"] = entry.id;
    return view;
}

void show(const Common& common, const Rules& options) {
    const RuleBook book = adopted(common);
    if (options.text) return common.write(book.text());
    Json rows = Json::array();
    for (const RuleEntry* entry : options.on.empty() ? book.all() : book.in_force(parse_day(options.on)))
        rows.push_back(entry_view(*entry));
    print(rows, options.format, common);
}

void adopt(const Common& common, const Rules& options) {
    const Date on = options.on.empty() ? std::chrono::floor<Days>(wall_clock()) : parse_day(options.on);
    const auto request = operator_request("AdoptRules", on, {{"text", read_file(common.file(options.first))}});
    if (!request.request) throw UserError(fmt::format("{}: {}", options.first, request.request.error().detail()));
    const auto decider = open_decider(common, std::nullopt);
    const Outcome outcome = decider->submit({&request, 1}).front();
    decider->close();
    print_outcome(outcome, common);
}

/// Two dates of the ledger's book, or two files.
void diff(const Common& common, const Rules& options) {
    const auto before = parse_date(options.first), after = parse_date(options.second);
    std::optional<RuleBook> first, second;
    std::vector<RuleChange> found;
    if (before && after) {
        first = adopted(common);
        found = changes(*first, *before, *after);
    } else {
        first = book_file(common, options.first);
        second = book_file(common, options.second);
        found = changes(*first, *second);
    }
    Json rows = Json::array();
    for (const RuleChange& change : found)
        rows.push_back({{"change", !change.before  ? "added"
                                   : !change.after ? "removed"
                                                   : "changed"},
                        {"before", change.before ? change.before->name : ""},
                        {"before_terms", change.before ? change.before->text : ""},
                        {"after", change.after ? change.after->name : ""},
                        {"after_terms", change.after ? change.after->text : ""},
                        {"law", change.after ? change.after->law : change.before->law}});
    print(rows, options.format, common);
}

void test(const Common& common, const Rules& options) {
    const RuleBook book = options.first.empty() ? adopted(common) : book_file(common, options.first);
    Json rows = Json::array();
    bool failed = false;
    for (const VectorResult& result : run_vectors(book)) {
        failed |= !result.passed;
        rows.push_back({{"result", result.passed ? "ok" : "FAILED"},
                        {"vector", result.vector->name},
                        {"rule", result.vector->rule},
                        {"on", to_text(result.vector->on)},
                        {"expected", result.vector->expected},
                        {"found", result.found},
                        {"source", result.vector->source}});
    }
    print(rows, options.format, common);
    if (failed) throw UserError("a vector of the rule book does not come out");
}

/// How often each entry decided an event of the journal: never is worth a look.
void coverage(const Common& common, const Rules& options) {
    const RuleBook book = adopted(common);
    std::map<std::string, std::uint64_t, std::less<>> used;
    const auto ledger = Ledger::log_alone(common);
    for (std::uint16_t p = 0; p < ledger->partitions(); ++p) {
        const auto reader = ledger->log().read(Partition{p}, Sequence{0});
        for (auto bytes = reader->next(); !bytes.empty(); bytes = reader->next())
            if (const auto* names = codec::record(bytes).rule())
                for (const auto* name : *names) ++used[name->str()];
    }
    Json rows = Json::array();
    for (const RuleEntry* entry : book.all())
        rows.push_back({{"rule", entry->name}, {"events", used[entry->name]}, {"law", entry->law}});
    print(rows, options.format, common);
}

}  // namespace

void add_rules(CLI::App& app, Common& common) {
    auto* command =
        app.add_subcommand("rules", "the rule book: amounts, ceilings, rates and dates, each with its article");
    command->require_subcommand(1);
    command->footer(
        "\nExamples:\n  grandlivre rules show --on 2020-03-01\n  grandlivre rules show --text > rules.toml\n"
        "  grandlivre rules diff 2019-12-31 2020-01-01\n  grandlivre rules adopt rules.toml\n  grandlivre rules "
        "test\n");
    auto options = std::make_shared<Rules>();
    const auto part = [&](const char* name, const char* help, auto run) {
        auto* sub = command->add_subcommand(name, help);
        sub->callback([&common, options, run] { run(common, *options); });
        return sub;
    };
    auto* adopting = part("adopt", "adopt a new book on every partition (`rules test FILE` runs its examples)", adopt);
    adopting->add_option("file", options->first, "the book, TOML")->required()->type_name("FILE");
    adopting->add_option("--on", options->on, "business date; today otherwise")->type_name("DATE");
    auto* showing = part("show", "the entries, or those in force on a day", show);
    showing->add_option("--on", options->on, "a day")->type_name("DATE");
    showing->add_flag("--text", options->text, "the book itself, TOML");
    add_format(*showing, options->format);
    auto* comparing = part("diff", "what changes between two days, or between two files", diff);
    comparing->add_option("before", options->first, "a day or a file")->required();
    comparing->add_option("after", options->second, "a day or a file")->required();
    add_format(*comparing, options->format);
    auto* testing = part("test", "run the examples that the book brings along", test);
    testing->add_option("file", options->first, "a book; the ledger's otherwise")->type_name("FILE");
    add_format(*testing, options->format);
    add_format(*part("coverage", "how many events each entry has decided", coverage), options->format);
}

}  // namespace grandlivre::tools
