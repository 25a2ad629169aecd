#include "engine/law/rule_book.h"

#include <algorithm>

#include "engine/law/rule_list.h"

namespace grandlivre {

namespace embedded {
extern const std::string_view rule_book_toml;
}

std::string_view default_rule_book_text() { return embedded::rule_book_toml; }

std::vector<const RuleEntry*> RuleBook::all() const {
    std::vector<const RuleEntry*> all;
    RuleList::visit(*this, [&](std::string_view, const auto& rule) {
        for (const auto& entry : rule.entries()) all.push_back(&entry);
    });
    std::stable_sort(all.begin(), all.end(),
                     [](const RuleEntry* left, const RuleEntry* right) { return left->line < right->line; });
    return all;
}

std::vector<const RuleEntry*> RuleBook::in_force(Date on) const {
    std::vector<const RuleEntry*> found;
    RuleList::visit(*this, [&](std::string_view, const auto& rule) {
        if (const auto* entry = rule.find(on)) found.push_back(entry);
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const RuleEntry* left, const RuleEntry* right) { return left->line < right->line; });
    return found;
}

const RuleEntry* RuleBook::find(std::string_view name) const {
    for (const RuleEntry* entry : all())
        if (entry->name == name) return entry;
    return nullptr;
}

}  // namespace grandlivre
