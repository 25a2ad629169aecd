#include "engine/state/stream_state.h"

#include "events/values/invariant.h"

namespace grandlivre {

StreamState fresh_state(StreamKind kind) {
    switch (kind) {
        case StreamKind::account: return Account{};
        case StreamKind::funder: return Funder{};
        case StreamKind::provider: return Provider{};
        case StreamKind::run: return Run{};
        case StreamKind::clock: break;
    }
    GL_INVARIANT(false, "a stream of kind {} has no such state", static_cast<int>(kind));
}

void apply(StreamState& state, const Event& event) {
    std::visit([&](auto& of_kind) { apply(of_kind, event); }, state);
}

bool exists(const StreamState& state) {
    return std::visit(Overloaded{[](const Account& account) { return account.exists(); },
                                 [](const auto& other) { return other.known; }},
                      state);
}

std::optional<Totals> totals(const StreamState& state) {
    if (!exists(state)) return std::nullopt;
    return std::visit(
        Overloaded{[](const Account& account) { return std::optional<Totals>(balance_of(account.holdings)); },
                   [](const Run&) { return std::optional<Totals>(); },
                   [](const auto& other) { return std::optional<Totals>(other.totals); }},
        state);
}

std::vector<Deadline> deadlines(const StreamState& state, const StreamId& stream, const RuleBook& rules) {
    const auto* account = std::get_if<Account>(&state);
    return account ? deadlines(*account, stream, rules) : std::vector<Deadline>();
}

}  // namespace grandlivre
