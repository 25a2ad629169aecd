#include "engine/law/entry_reader.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace grandlivre {
namespace {

/// Ten million euros, or as many hours: a product of two such amounts still fits in 64 bits.
constexpr std::int64_t largest_amount = 1'000'000'000;
constexpr std::int64_t largest_count = 1'000'000;

/// What stands there, for a message: its type, and its value if that is short.
std::string found(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::integer: return fmt::format("{}", node.as_integer()->get());
        case toml::node_type::string: return fmt::format("\"{}\"", node.as_string()->get());
        case toml::node_type::boolean: return node.as_boolean()->get() ? "true" : "false";
        case toml::node_type::floating_point: return "a decimal number";
        case toml::node_type::date: return "a date";
        case toml::node_type::time: return "a time";
        case toml::node_type::date_time: return "a date with a time";
        case toml::node_type::array: return "an array";
        case toml::node_type::table: return "a table";
        case toml::node_type::none: break;
    }
    return "nothing";
}

std::vector<std::string_view> names_of(std::span<const wire::Bucket> buckets) {
    std::vector<std::string_view> names;
    for (const wire::Bucket bucket : buckets) names.emplace_back(wire::EnumNameBucket(bucket));
    return names;
}

}  // namespace

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }
int line_of(const toml::key& key) { return static_cast<int>(key.source().begin.line); }

EntryReader::EntryReader(std::string where, const toml::table& table, Faults& faults)
    : where_(std::move(where)), table_(table), faults_(faults), line_(line_of(table)) {}

const toml::node* EntryReader::find(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
}

const toml::node* EntryReader::need(std::string_view key, std::string_view expected) {
    const toml::node* node = find(key);
    if (!node) fault(fmt::format("{} is missing, expected {}", key, expected));
    return node;
}

void EntryReader::fault(std::string_view message) { faults_.add(line_, fmt::format("{}: {}", where_, message)); }

void EntryReader::fault(const toml::node& node, std::string_view key, std::string_view expected) {
    faults_.add(line_of(node), fmt::format("{}: {} is {}, expected {}", where_, key, found(node), expected));
}

std::int64_t EntryReader::integer(const toml::node& node, std::string_view key, std::int64_t least, std::int64_t most) {
    const auto* value = node.as_integer();
    if (!value || value->get() < least || value->get() > most) {
        fault(node, key, fmt::format("an integer from {} to {}", least, most));
        return least;
    }
    note(key, value->get());
    return value->get();
}

std::int64_t EntryReader::need_integer(std::string_view key, std::int64_t least, std::int64_t most) {
    const toml::node* node = need(key, fmt::format("an integer from {} to {}", least, most));
    return node ? integer(*node, key, least, most) : least;
}

Cents EntryReader::cents(std::string_view key) { return Cents(need_integer(key, 0, largest_amount)); }
Cents EntryReader::positive_cents(std::string_view key) { return Cents(need_integer(key, 1, largest_amount)); }
Centihours EntryReader::centihours(std::string_view key) { return Centihours(need_integer(key, 0, largest_amount)); }
std::int64_t EntryReader::count(std::string_view key) { return need_integer(key, 1, largest_count); }
std::int64_t EntryReader::optional_count(std::string_view key) { return has(key) ? count(key) : 0; }

bool EntryReader::flag(std::string_view key) {
    const toml::node* node = need(key, "true or false");
    if (!node) return false;
    if (!node->is_boolean()) {
        fault(*node, key, "true or false");
        return false;
    }
    note(key, node->as_boolean()->get());
    return node->as_boolean()->get();
}

bool EntryReader::optional_flag(std::string_view key) { return has(key) && flag(key); }

Date EntryReader::date(std::string_view key) {
    const toml::node* node = need(key, "a date");
    if (!node) return {};
    if (!node->is_date() || node->as_date()->get().year == 0) {
        fault(*node, key, "a date from 0001-01-01");
        return {};
    }
    const toml::date civil = node->as_date()->get();
    const Date day = grandlivre::date(civil.year, civil.month, civil.day);
    note(key, to_text(day));
    return day;
}

std::optional<Date> EntryReader::optional_date(std::string_view key) {
    return has(key) ? std::optional(date(key)) : std::nullopt;
}

Year EntryReader::year(std::string_view key) { return Year(static_cast<int>(need_integer(key, 1, 9999))); }

std::optional<Year> EntryReader::optional_year(std::string_view key) {
    return has(key) ? std::optional(year(key)) : std::nullopt;
}

std::string EntryReader::text(std::string_view key) {
    const toml::node* node = need(key, "a text");
    if (!node) return {};
    if (!node->is_string() || node->as_string()->get().find_first_not_of(" \t\r\n") == std::string::npos) {
        fault(*node, key, "a text that is not blank");
        return {};
    }
    note(key, node->as_string()->get());
    return node->as_string()->get();
}

std::string EntryReader::optional_text(std::string_view key) { return has(key) ? text(key) : std::string(); }

Ratio EntryReader::share(std::string_view key) {
    constexpr std::string_view expected = "a share such as \"1/2\", from 0 to 1";
    const toml::node* node = need(key, expected);
    if (!node) return {};
    const auto ratio = node->is_string() ? parse_ratio(node->as_string()->get()) : std::nullopt;
    if (!ratio || *ratio > 1) {
        fault(*node, key, expected);
        return {};
    }
    note(key, ratio->str());
    return *ratio;
}

std::size_t EntryReader::name_of(const toml::node& node, std::string_view key,
                                 std::span<const std::string_view> names) {
    const auto* value = node.as_string();
    const auto name = value ? std::find(names.begin(), names.end(), value->get()) : names.end();
    if (name == names.end()) {
        fault(node, key, fmt::format("one of {}", fmt::join(names, ", ")));
        return 0;
    }
    return static_cast<std::size_t>(name - names.begin());
}

std::size_t EntryReader::one_of(std::string_view key, std::span<const std::string_view> names) {
    const toml::node* node = need(key, fmt::format("one of {}", fmt::join(names, ", ")));
    if (!node) return 0;
    const std::size_t place = name_of(*node, key, names);
    note(key, names[place]);
    return place;
}

Rounding EntryReader::rounding(std::string_view key, std::span<const Rounding> allowed) {
    std::vector<std::string_view> names;
    for (const Rounding rounding : allowed) names.push_back(to_text(rounding));
    return allowed[one_of(key, names)];
}

wire::Bucket EntryReader::bucket(std::string_view key, std::span<const wire::Bucket> allowed) {
    return allowed[one_of(key, names_of(allowed))];
}

std::vector<wire::Bucket> EntryReader::buckets(std::string_view key, std::span<const wire::Bucket> allowed) {
    std::vector<wire::Bucket> buckets;
    for (const std::size_t place : list_of(key, names_of(allowed))) buckets.push_back(allowed[place]);
    return buckets;
}

std::vector<std::size_t> EntryReader::list_of(std::string_view key, std::span<const std::string_view> names) {
    const std::string expected = fmt::format("a list of {}, none twice", fmt::join(names, ", "));
    std::vector<std::size_t> places;
    const toml::node* node = need(key, expected);
    if (!node) return places;
    if (!node->is_array() || node->as_array()->empty()) {
        fault(*node, key, expected);
        return places;
    }
    std::vector<std::string_view> listed;
    for (const toml::node& element : *node->as_array()) {
        const std::size_t place = name_of(element, key, names);
        if (std::find(places.begin(), places.end(), place) != places.end()) fault(element, key, expected);
        places.push_back(place);
        listed.push_back(names[place]);
    }
    note(key, fmt::format("[{}]", fmt::join(listed, ", ")));
    return places;
}

const toml::table* EntryReader::table(std::string_view key) {
    const toml::node* node = need(key, "a table");
    if (node && !node->is_table()) fault(*node, key, "a table");
    return node ? node->as_table() : nullptr;
}

void EntryReader::finish() {
    for (const auto& [key, value] : table_)
        if (!asked_.contains(key.str())) {
            const std::string message =
                fmt::format("{}: unknown key {}, expected {}", where_, key.str(), fmt::join(asked_, ", "));
            faults_.add(line_of(key), message);
        }
}

}  // namespace grandlivre
