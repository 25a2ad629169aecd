#pragma once

#include "engine/decide/decision.h"

/// Rungs that many ladders share.
namespace grandlivre {

inline std::optional<Refusal> refuse_closed(const Account& account) {
    if (account.status != AccountStatus::closed) return std::nullopt;
    return Refusal{Reason::account_closed, "the account is closed"};
}

inline std::optional<Refusal> refuse_frozen(const Account& account) {
    if (account.status != AccountStatus::frozen) return std::nullopt;
    return Refusal{Reason::account_frozen,
                   fmt::format("the account is frozen: {}", wire::EnumNameFreezeCause(account.frozen_for.value()))};
}

/// Closed or frozen: neither gives nor takes new rights.
inline std::optional<Refusal> refuse_inactive(const Account& account) {
    if (auto closed = refuse_closed(account)) return closed;
    return refuse_frozen(account);
}

/// Facts that come late may be dated before the partition's clock, and what the ledger
/// sends itself comes when it comes; nothing else may.
inline std::optional<Refusal> refuse_before_clock(const Request& request, const Situation& at) {
    if (dating(request.kind) != Dating::timely || !at.clock || at.on >= *at.clock) return std::nullopt;
    return Refusal{Reason::wrong_date,
                   fmt::format("{} lies before the ledger's clock, {}", to_text(at.on), to_text(*at.clock))};
}

/// The refusal where no entry of a rule is in force on the business date.
inline tl::unexpected<Refusal> refuse_no_rule(std::string_view rule, const Situation& at) {
    return refuse(Reason::wrong_date, "the rule book has no {} on {}", rule, to_text(at.on));
}

}  // namespace grandlivre

/// `GL_REFUSE_IF(refuse_closed(account));`
#define GL_REFUSE_IF(check) \
    if (auto refusal = (check)) return tl::make_unexpected(std::move(*refusal))
