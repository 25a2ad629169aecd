#pragma once

#include <fmt/format.h>

#include <tl/expected.hpp>
#include <vector>

#include "engine/law/rule_book.h"
#include "engine/state/account.h"
#include "events/event.h"
#include "events/request.h"

/// Deciding is pure: state and request and rule book in, events or a refusal out.
namespace grandlivre {

/// A business no. `detail` is a sentence for a person.
struct Refusal {
    Reason reason{};
    std::string detail;
};

using Events = std::vector<Event>;
/// No events: an acceptance without consequence.
using Decision = tl::expected<Events, Refusal>;

template <class... Arguments>
tl::unexpected<Refusal> refuse(Reason reason, fmt::format_string<Arguments...> detail, Arguments&&... arguments) {
    return tl::make_unexpected(Refusal{reason, fmt::format(detail, std::forward<Arguments>(arguments)...)});
}

/// Where and when a request is decided.
struct Situation {
    StreamId stream;
    Date on;                    ///< business date: rules are looked up here
    std::optional<Date> clock;  ///< the partition's
    const RuleBook& rules;
};

/// A fact of this situation's stream.
inline Event fact(const Situation& at, EventBody body, RuleNames rules, Postings postings = {}) {
    return {at.stream, at.on, std::move(body), std::move(rules), std::move(postings)};
}

/// Events that build on each other: each is applied before the next is thought of.
class Draft {
public:
    explicit Draft(const Account& account) : account_(account) {}
    const Account& account() const { return account_; }
    void add(Event event) {
        apply(account_, event);
        events_.push_back(std::move(event));
    }
    Event& last() { return events_.back(); }
    Events take() { return std::move(events_); }

private:
    Account account_;
    Events events_;
};

}  // namespace grandlivre
