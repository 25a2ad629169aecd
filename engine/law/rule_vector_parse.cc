#include "engine/law/rule_vector_parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/law/entry_reader.h"

namespace grandlivre {
namespace {

using wire::ActivityCategory;
using wire::HourKind;

constexpr std::array<std::string_view, 4> units{"hours", "days", "pay", "months"};
static_assert(static_cast<std::size_t>(wire::WorkUnit::MAX) + 1 == units.size());

struct YearlyRule {
    std::string_view rule;
    ActivityCategory category;
    bool flagged = false;
    bool disability = false;
};
constexpr YearlyRule yearly_rules[] = {
    {.rule = "credit.employee", .category = ActivityCategory::employee},
    {.rule = "credit.increased", .category = ActivityCategory::employee, .flagged = true},
    {.rule = "credit.disability", .category = ActivityCategory::employee, .disability = true},
    {.rule = "credit.esat", .category = ActivityCategory::esat},
    {.rule = "credit.self_employed", .category = ActivityCategory::self_employed},
    {.rule = "credit.public_agent", .category = ActivityCategory::public_agent},
};

struct ConversionRule {
    std::string_view rule;
    HourKind kind;
};
constexpr ConversionRule conversion_rules[] = {
    {"conversion.cpf", HourKind::cpf},
    {"conversion.dif", HourKind::dif},
    {"conversion.cec", HourKind::cec},
    {"conversion.public", HourKind::public_},
};

YearlyGiven read_yearly(EntryReader& given, EntryReader& expect, const YearlyRule& rule) {
    const bool is_public = rule.category == ActivityCategory::public_agent;
    const bool self_employed = rule.category == ActivityCategory::self_employed;
    YearlyGiven yearly{.flagged = rule.flagged};
    yearly.declaration = {.category = rule.category,
                          .worked = given.count("worked"),
                          .reference = self_employed ? 0 : given.optional_count("reference"),
                          .unit = static_cast<wire::WorkUnit>(given.one_of("unit", units)),
                          .disability = rule.disability,
                          .contribution_paid = self_employed};
    if (is_public) yearly.flagged = given.optional_flag("flagged");
    if (self_employed != (yearly.declaration.unit == wire::WorkUnit::months))
        given.fault("unit months belongs to credit.self_employed, and to it alone");
    if (yearly.declaration.unit == wire::WorkUnit::pay && yearly.declaration.reference == 0)
        given.fault("reference is missing, expected the pay of full time");
    is_public ? static_cast<void>(expect.centihours("centihours")) : static_cast<void>(expect.cents("cents"));
    return yearly;
}

ConversionGiven read_conversion(EntryReader& given, EntryReader& expect, const ConversionRule& rule) {
    expect.cents("cents");
    return {.kind = rule.kind, .hours = given.centihours("centihours")};
}

CeilingGiven read_ceiling(EntryReader& given, EntryReader& expect) {
    expect.cents("credited_cents");
    expect.cents("truncated_cents");
    return {.entitlement = given.cents("entitlement_cents"),
            .inscribed = given.cents("inscribed_cents"),
            .increased = given.optional_flag("increased")};
}

/// False when no example can be worked out for the rule.
bool read_given(EntryReader& given, EntryReader& expect, RuleVector& vector) {
    const auto named = [&](const auto& candidate) { return candidate.rule == vector.rule; };
    const auto* yearly = std::find_if(std::begin(yearly_rules), std::end(yearly_rules), named);
    const auto* conversion = std::find_if(std::begin(conversion_rules), std::end(conversion_rules), named);
    if (yearly != std::end(yearly_rules)) {
        vector.given = read_yearly(given, expect, *yearly);
    } else if (conversion != std::end(conversion_rules)) {
        vector.given = read_conversion(given, expect, *conversion);
    } else if (vector.rule == "ceiling.annual") {
        vector.given = read_ceiling(given, expect);
    } else {
        return false;
    }
    given.finish();
    expect.finish();
    vector.expected = expect.canonical();
    return true;
}

RuleVector read_vector(const toml::table& table, std::span<const std::string_view> rules, Faults& faults) {
    EntryReader reader("vector", table, faults);
    RuleVector vector{.name = reader.text("name"),
                      .source = reader.text("source"),
                      .rule = reader.text("rule"),
                      .on = reader.date("on"),
                      .line = reader.line()};
    const toml::table* given = reader.table("given");
    const toml::table* expect = reader.table("expect");
    reader.finish();
    if (std::find(rules.begin(), rules.end(), vector.rule) == rules.end()) {
        const toml::node* rule = table.get("rule");
        if (rule) faults.add(line_of(*rule), fmt::format("vector: unknown rule {}", vector.rule));
        return vector;
    }
    if (!given || !expect) return vector;
    EntryReader given_reader("vector: given", *given, faults);
    EntryReader expect_reader("vector: expect", *expect, faults);
    if (!read_given(given_reader, expect_reader, vector))
        reader.fault(fmt::format(
            "rule {} has no worked examples, expected a yearly credit, a conversion or ceiling.annual", vector.rule));
    return vector;
}

}  // namespace

std::vector<RuleVector> read_vectors(const toml::node& node, std::span<const std::string_view> rules, Faults& faults) {
    std::vector<RuleVector> vectors;
    if (!node.is_array_of_tables()) {
        faults.add(line_of(node), "vector: expected tables [[vector]]");
        return vectors;
    }
    for (const toml::node& element : *node.as_array())
        vectors.push_back(read_vector(*element.as_table(), rules, faults));
    return vectors;
}

}  // namespace grandlivre
