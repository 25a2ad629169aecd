#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/values/date.h"

namespace grandlivre {

/// One line of the rule book: from when to when, and which article says so.
struct RuleEntry {
    std::string name;  // "credit.employee@2019-01-01": what events name
    Date since;
    std::optional<Date> until;  // last day; absent: until the next entry
    std::string law;            // "CT R6323-1 II"
    std::string id;             // of the article at legifrance.gouv.fr; may be empty
    std::string comment;
    bool retroactive = false;
    int line = 0;      // of the book
    std::string text;  // its terms in one form, to compare two books

    /// "credit.employee"
    std::string_view rule() const { return std::string_view(name).substr(0, name.find('@')); }
};

template <class Terms>
struct Dated : RuleEntry {
    Terms terms;
};

/// The entries of one rule, oldest first, without gap or overlap.
template <class Terms>
class Rule {
public:
    Rule() = default;
    explicit Rule(std::vector<Dated<Terms>> entries) : entries_(std::move(entries)) {}

    /// The entry in force on a day; nullptr outside all windows. Lives as long as the book.
    const Dated<Terms>* find(Date on) const {
        for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
            if (on >= entry->since) return !entry->until || on <= *entry->until ? &*entry : nullptr;
        return nullptr;
    }

    /// The entry in force on a day, or the first one for a day before it: a later
    /// decision about something that the first one gave may bear an earlier date.
    const Dated<Terms>* find_or_first(Date on) const {
        return !entries_.empty() && on < entries_.front().since ? &entries_.front() : find(on);
    }

    /// The entry in force on a day; for a day before all entries the first one, after
    /// an end without successor the last one: for what every day needs an answer to.
    const Dated<Terms>& nearest(Date on) const {
        const auto* entry = find_or_first(on);
        return entry ? *entry : entries_.back();
    }

    const std::vector<Dated<Terms>>& entries() const { return entries_; }

private:
    std::vector<Dated<Terms>> entries_;
};

}  // namespace grandlivre
