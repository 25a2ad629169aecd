#include "engine/law/vectors.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/law/ceiling.h"
#include "engine/law/conversion.h"
#include "engine/law/yearly_credit.h"

namespace grandlivre {
namespace {

/// Works one example out; each form of `given` has its own words for the result.
struct Work {
    const RuleVector& vector;
    const RuleBook& rules;

    std::string operator()(const YearlyGiven& given) const {
        const Entitlement year = yearly_entitlement({&given.declaration, 1}, given.flagged, vector.on, rules);
        const bool decided = std::any_of(year.rules.begin(), year.rules.end(),
                                         [&](const RuleEntry* entry) { return entry->rule() == vector.rule; });
        if (!decided) return fmt::format("{} did not decide", vector.rule);
        return given.declaration.category == wire::ActivityCategory::public_agent
                   ? fmt::format("centihours={}", year.public_hours.count())
                   : fmt::format("cents={}", year.euros.count());
    }

    std::string operator()(const ConversionGiven& given) const {
        const ConversionRate& rate = rules.conversion(given.kind).find(vector.on)->terms;
        if (rate.whole_hours && given.hours.count() % 100 != 0) return "only whole hours convert";
        return fmt::format("cents={}", convert(given.hours, rate.per_hour).count());
    }

    std::string operator()(const CeilingGiven& given) const {
        const AnnualCeiling& terms = rules.ceiling_annual.find(vector.on)->terms;
        const Cents fits = room(given.increased ? terms.increased : terms.ceiling, given.inscribed);
        const Cents credited = std::min(given.entitlement, fits);
        return fmt::format("credited_cents={}, truncated_cents={}", credited.count(),
                           (given.entitlement - credited).count());
    }
};

}  // namespace

std::vector<VectorResult> run_vectors(const RuleBook& rules) {
    std::vector<VectorResult> results;
    for (const RuleVector& vector : rules.vectors()) {
        const auto in_force = rules.in_force(vector.on);
        const bool there = std::any_of(in_force.begin(), in_force.end(),
                                       [&](const RuleEntry* entry) { return entry->rule() == vector.rule; });
        std::string found = there ? std::visit(Work{vector, rules}, vector.given)
                                  : fmt::format("{} has no entry on {}", vector.rule, to_text(vector.on));
        const bool passed = found == vector.expected;
        results.push_back({.vector = &vector, .found = std::move(found), .passed = passed});
    }
    return results;
}

}  // namespace grandlivre
