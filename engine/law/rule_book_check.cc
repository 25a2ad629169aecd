#include "engine/law/rule_book_check.h"

#include <fmt/format.h>

namespace grandlivre {
namespace {

void check_follows(const RuleEntry& before, const RuleEntry& entry, Faults& faults) {
    const auto fault = [&](std::string_view what, std::string_view expected) {
        faults.add(entry.line, fmt::format("{}: {}, expected {}", entry.name, what, expected));
    };
    if (entry.since <= before.since) return fault("wrong order", "a day after " + to_text(before.since));
    if (!before.until) return;
    const Date next = *before.until + Days(1);
    if (entry.since < next) fault("overlap", fmt::format("since = {} after {}", to_text(next), before.name));
    if (entry.since > next) fault("gap", fmt::format("since = {} after {}", to_text(next), before.name));
}

}  // namespace

void check_windows(std::span<const RuleEntry* const> entries, Faults& faults) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const RuleEntry& entry = *entries[i];
        if (entry.until && *entry.until < entry.since)
            faults.add(entry.line, fmt::format("{}: until is before since, expected {} or later", entry.name,
                                               to_text(entry.since)));
        if (i > 0) check_follows(*entries[i - 1], entry, faults);
    }
}

}  // namespace grandlivre
