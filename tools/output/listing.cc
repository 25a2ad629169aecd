#include "tools/output/listing.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "tools/output/csv.h"
#include "tools/output/progress.h"

namespace grandlivre::tools {
namespace {

std::string cell(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return "";
    return value.dump();
}

/// Characters on the screen: UTF-8 continuation bytes take no place.
std::size_t width(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

std::vector<std::string> columns(const Json& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows)
        for (const auto& [name, value] : row.items())
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

std::string table(const Json& rows) {
    if (rows.empty()) return "(none)\n";
    const auto names = columns(rows);
    std::vector<std::size_t> widths;
    std::vector<bool> numeric(names.size(), true);
    for (std::size_t i = 0; i < names.size(); ++i) {
        widths.push_back(width(names[i]));
        for (const auto& row : rows) {
            const auto found = row.find(names[i]);
            if (found == row.end()) continue;
            widths[i] = std::max(widths[i], width(cell(*found)));
            numeric[i] = numeric[i] && found->is_number();
        }
    }
    std::string text;
    const auto line = [&](auto value_of) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string value = value_of(i);
            const std::string padding(widths[i] - width(value), ' ');
            text += (i == 0 ? "" : "  ") + (numeric[i] ? padding + value : value + padding);
        }
        while (text.ends_with(' ')) text.pop_back();
        text += '\n';
    };
    line([&](std::size_t i) { return names[i]; });
    line([&](std::size_t i) { return std::string(widths[i], '-'); });
    for (const auto& row : rows)
        line([&](std::size_t i) { return row.contains(names[i]) ? cell(row[names[i]]) : std::string(); });
    return text;
}

bool list_of_objects(const Json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

std::string object_table(const Json& object, const std::string& prefix = "") {
    std::string text, lists;
    for (const auto& [name, value] : object.items()) {
        if (value.is_object())
            text += object_table(value, prefix + name + ".");
        else if (list_of_objects(value))
            lists += fmt::format("\n{}{}\n{}", prefix, name, table(value));
        else
            text += fmt::format("{:24} {}\n", prefix + name, cell(value));
    }
    return text + lists;
}

/// An object inside a row is columns of its own, `rights.available_cents`.
void flatten(const Json& object, const std::string& prefix, Json& into) {
    for (const auto& [name, value] : object.items()) {
        if (value.is_object())
            flatten(value, prefix + name + ".", into);
        else
            into[prefix + name] = value;
    }
}

std::string csv(const Json& nested) {
    Json rows = Json::array();
    for (const auto& row : nested) {
        rows.push_back(Json::object());
        flatten(row, "", rows.back());
    }
    const auto names = columns(rows);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : ",") + csv_cell(names[i]);
    text += '\n';
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < names.size(); ++i)
            text += (i == 0 ? "" : ",") + (row.contains(names[i]) ? csv_cell(cell(row[names[i]])) : std::string());
        text += '\n';
    }
    return text;
}

}  // namespace

void add_format(CLI::App& command, Format& format) {
    static const std::map<std::string, Format> names{
        {"table", Format::table}, {"json", Format::json}, {"csv", Format::csv}};
    command.add_option("--format", format, "table, json or csv (a table on a terminal, json otherwise)")
        ->transform(CLI::CheckedTransformer(names).description(""))
        ->type_name("FORMAT");
}

std::string render(const Json& document, Format format, int file) {
    if (format == Format::automatic) format = terminal(file) ? Format::table : Format::json;
    switch (format) {
        case Format::csv: return csv(document.is_array() ? document : Json::array({document}));
        case Format::table: return document.is_array() ? table(document) : object_table(document);
        default: return document.dump() + "\n";
    }
}

void print(const Json& document, Format format, const Common& common) {
    common.write(render(document, format, fileno(common.out)));
}

}  // namespace grandlivre::tools
