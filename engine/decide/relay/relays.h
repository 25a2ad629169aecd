#pragma once

#include <vector>

#include "events/event.h"
#include "events/request.h"

namespace grandlivre {

/// What one stream asks of another as a consequence of a decision. It gets its id
/// where the decision gets its place in the journal.
struct Relay {
    RequestBody body;
};

/// Whether events of a kind can send any: for who would have to unpack them to ask.
bool may_send(EventKind kind);

/// The relays of an event, a pure function of what is recorded: so the journal alone
/// tells which were sent. `decided`: the request, of a decision's first event, because a
/// refusal says nothing of what was refused.
std::vector<Relay> relays_of(const Event& event, const Request* decided);

}  // namespace grandlivre
