#include <fmt/format.h>

#include <algorithm>

#include "engine/law/rule_book.h"

namespace grandlivre {
namespace {

/// The first day on which two forms of one entry differ; nothing when they never do.
std::optional<Date> differs_from(const RuleEntry& before, const RuleEntry& after) {
    if (before.text != after.text) return after.since;
    if (before.until == after.until) return std::nullopt;
    const Date first_end = std::min(before.until.value_or(Date::max() - Days(1)),  //
                                    after.until.value_or(Date::max() - Days(1)));
    return first_end + Days(1);
}

/// The entry of the same rule that stands before a day, else its first one.
int line_before(const RuleBook& book, const RuleEntry& missing) {
    int line = 0;
    for (const RuleEntry* entry : book.all())
        if (entry->rule() == missing.rule() && (line == 0 || entry->since < missing.since)) line = entry->line;
    return line;
}

bool same(const RuleEntry& left, const RuleEntry& right) {
    return left.name == right.name && left.until == right.until && left.text == right.text && left.law == right.law &&
           left.id == right.id && left.comment == right.comment && left.retroactive == right.retroactive;
}

const RuleEntry* in_force(const RuleBook& book, std::string_view rule, Date on) {
    for (const RuleEntry* entry : book.in_force(on))
        if (entry->rule() == rule) return entry;
    return nullptr;
}

}  // namespace

std::optional<RuleBookError> check_adoption(const RuleBook& current, const RuleBook& next, std::optional<Date> clock) {
    if (!clock) return std::nullopt;
    const auto refuse = [&](int line, const RuleEntry& entry, std::string_view what) {
        return RuleBookError{
            .line = line,
            .message = fmt::format("{} {} before the clock, which is at {}; expected retroactive = true", entry.name,
                                   what, to_text(*clock))};
    };
    for (const RuleEntry* entry : next.all()) {
        if (entry->retroactive) continue;
        const RuleEntry* known = current.find(entry->name);
        if (!known && entry->since < *clock) return refuse(entry->line, *entry, "is new and dated");
        const auto from = known ? differs_from(*known, *entry) : std::nullopt;
        if (from && *from < *clock) return refuse(entry->line, *entry, "changes");
    }
    for (const RuleEntry* entry : current.all())
        if (entry->since < *clock && !next.find(entry->name))
            return RuleBookError{.line = line_before(next, *entry),
                                 .message = fmt::format("{} is missing, expected it to stay: it is dated before the "
                                                        "clock, which is at {}",
                                                        entry->name, to_text(*clock))};
    return std::nullopt;
}

std::vector<RuleChange> changes(const RuleBook& before, const RuleBook& after) {
    std::vector<RuleChange> changes;
    for (const RuleEntry* entry : after.all()) {
        const RuleEntry* known = before.find(entry->name);
        if (!known || !same(*known, *entry)) changes.push_back({.before = known, .after = entry});
    }
    for (const RuleEntry* entry : before.all())
        if (!after.find(entry->name)) changes.push_back({.before = entry});
    return changes;
}

std::vector<RuleChange> changes(const RuleBook& book, Date before, Date after) {
    std::vector<RuleChange> changes;
    for (const RuleEntry* entry : book.in_force(after)) {
        const RuleEntry* known = in_force(book, entry->rule(), before);
        if (known != entry) changes.push_back({.before = known, .after = entry});
    }
    for (const RuleEntry* entry : book.in_force(before))
        if (!in_force(book, entry->rule(), after)) changes.push_back({.before = entry});
    return changes;
}

}  // namespace grandlivre
