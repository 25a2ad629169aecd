#pragma once

#include <vector>

#include "engine/law/rule_book.h"
#include "engine/state/account.h"

namespace grandlivre {

/// Kinds in the order in which deadlines of one day and stream fire.
enum class DeadlineKind : std::uint8_t { grant_expiry, hours, lapse, validation };

/// Something that the clock does by itself. `due` is its business date: the day
/// after the last day on which an act would still be in time.
struct Deadline {
    Date due;
    StreamId stream;
    DeadlineKind kind{};
    UuidBytes object{};  ///< the dossier or grant; zeros for the account itself

    auto operator<=>(const Deadline&) const = default;  ///< the order of firing
};

/// All deadlines that run for an account, a pure function of its state.
std::vector<Deadline> deadlines(const Account& account, const StreamId& stream, const RuleBook& rules);

}  // namespace grandlivre
