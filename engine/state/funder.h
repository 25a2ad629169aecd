#pragma once

#include <string>
#include <vector>

#include "engine/state/small.h"
#include "events/event.h"
#include "events/outcome.h"

namespace grandlivre {

/// Money that a funder was asked for.
struct Call {
    Cents cents, received;
    bool funded = false;
    std::vector<wire::CallLineT> lines;  ///< until it is funded

    Cents missing() const { return cents - received; }
    bool operator==(const Call& other) const {
        return cents == other.cents && received == other.received && funded == other.funded &&
               lines.size() == other.lines.size();
    }
};

/// Money that came, or came back from a refused grant, by its bank reference.
struct Receipt {
    Cents in_suspense;
    std::string call;  ///< as it was said to be for
    Reason cause{};    ///< why it is in suspense

    bool operator==(const Receipt&) const = default;
};

/// All that decisions about one funder need (CT R6323-42).
struct Funder {
    bool known = false;
    FunderTotals totals;
    SmallMap<std::string, Call> calls;
    SmallMap<std::string, Receipt> receipts;
    SmallMap<DossierId, Cents> receivable;  ///< top-ups used and not yet paid
    SmallMap<GrantId, Cents> refundable;    ///< of each grant that it was asked for
    SmallMap<DossierId, Cents> recovered;   ///< refundable, of each dossier that it paid for; below 0: owed by it
    SmallSet<std::string> contributions;    ///< by their bank references

    bool operator==(const Funder&) const = default;
};

/// The funder after the event. Figures are taken from the event: no rule is asked.
void apply(Funder& funder, const Event& event);

}  // namespace grandlivre
