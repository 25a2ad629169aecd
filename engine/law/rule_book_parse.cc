#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/law/entry_reader.h"
#include "engine/law/rule_book_check.h"
#include "engine/law/rule_list.h"
#include "engine/law/rule_vector_parse.h"
#include "engine/law/terms_reader.h"
#include "events/toml.h"

namespace grandlivre {
namespace {

/// Beside the rules, the book's only other table.
constexpr std::string_view vectors_key = "vector";

int last_line(std::string_view text) {
    const auto newlines = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    return std::max(1, text.ends_with('\n') ? newlines : newlines + 1);
}

template <class Terms>
Dated<Terms> read_entry(const std::string& rule, const toml::table& table, Faults& faults) {
    EntryReader reader(rule, table, faults);
    Dated<Terms> entry{};
    entry.line = reader.line();
    entry.since = reader.date("since");
    entry.name = rule + "@" + to_text(entry.since);
    entry.until = reader.optional_date("until");
    entry.law = reader.text("law");
    entry.id = reader.optional_text("id");
    entry.comment = reader.optional_text("comment");
    entry.retroactive = reader.optional_flag("retroactive");
    reader.forget_canonical();
    read_terms(reader, entry.terms);
    entry.text = reader.canonical();
    reader.finish();
    return entry;
}

/// `[group.rule]` holds `entries` and nothing else.
const toml::array* read_entries(const std::string& rule, const toml::table& table, Faults& faults) {
    for (const auto& [key, value] : table)
        if (key.str() != "entries")
            faults.add(line_of(key), fmt::format("{}: unknown key {}, expected entries", rule, key.str()));
    const toml::node* entries = table.get("entries");
    if (!entries || !entries->is_array() || entries->as_array()->empty()) {
        const int line = entries ? line_of(*entries) : line_of(table);
        faults.add(line, fmt::format("{}: expected entries = [ {{ since = ..., law = ... }} ], at least one", rule));
        return nullptr;
    }
    return entries->as_array();
}

template <class Terms>
Rule<Terms> read_rule(const std::string& name, const toml::table& table, Faults& faults) {
    std::vector<Dated<Terms>> entries;
    if (const toml::array* array = read_entries(name, table, faults)) {
        for (const toml::node& node : *array) {
            if (const toml::table* entry = node.as_table()) {
                entries.push_back(read_entry<Terms>(name, *entry, faults));
            } else {
                faults.add(line_of(node), fmt::format("{}: an entry is no table, expected {{ since = ... }}", name));
            }
        }
    }
    std::vector<const RuleEntry*> windows;
    for (const auto& entry : entries) windows.push_back(&entry);
    check_windows(windows, faults);
    return Rule<Terms>(std::move(entries));
}

using RuleTables = std::map<std::string, const toml::table*, std::less<>>;

/// The tables `[group.rule]` of a document, by their dotted name.
RuleTables rule_tables(const toml::table& document, Faults& faults) {
    RuleTables tables;
    for (const auto& [group, node] : document) {
        if (group.str() == vectors_key) continue;
        if (!node.is_table()) {
            faults.add(line_of(group), fmt::format("unknown key {}, expected tables of rules", group.str()));
            continue;
        }
        for (const auto& [rule, rule_node] : *node.as_table()) {
            const std::string name = fmt::format("{}.{}", group.str(), rule.str());
            if (!rule_node.is_table()) {
                faults.add(line_of(rule), fmt::format("{}: expected a table with entries", name));
                continue;
            }
            tables.emplace(name, rule_node.as_table());
        }
    }
    return tables;
}

}  // namespace

tl::expected<RuleBook, RuleBookError> RuleBook::parse(std::string_view text) {
    if (const int line = line_of_deep_key(text))
        return tl::unexpected(RuleBookError{.line = line, .message = "a key of many parts, expected group.rule"});
    toml::table document;
    try {
        document = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return tl::unexpected(RuleBookError{.line = static_cast<int>(error.source().begin.line),
                                            .message = std::string(error.description())});
    }

    Faults faults;
    RuleTables tables = rule_tables(document, faults);
    std::vector<std::string_view> names;
    RuleBook book;
    RuleList::text(book) = text;
    RuleList::visit(book, [&]<class Terms>(std::string_view name, Rule<Terms>& rule) {
        names.push_back(name);
        const auto table = tables.find(name);
        if (table == tables.end())
            return faults.add(last_line(text), fmt::format("rule {0} is missing, expected a table [{0}]", name));
        rule = read_rule<Terms>(std::string(name), *table->second, faults);
        tables.erase(table);
    });
    for (const auto& [name, table] : tables)
        faults.add(line_of(*table), fmt::format("unknown rule {}, expected one of {}", name, fmt::join(names, ", ")));
    if (const toml::node* vectors = document.get(vectors_key))
        RuleList::vectors(book) = read_vectors(*vectors, names, faults);

    if (const auto error = faults.first()) return tl::unexpected(*error);
    return book;
}

}  // namespace grandlivre
