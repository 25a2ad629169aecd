#include "engine/state/clock.h"

#include "engine/state/dossier.h"

namespace grandlivre {
namespace {

/// What a fired event is about. A grant that ends because a dossier gave it back says
/// so in its lines: it is a part of that dossier's deadline.
UuidBytes object_of(const Event& event) {
    if (const auto dossier = dossier_of(event.body)) return dossier->bytes;
    for (const Dimensions& of : event.postings.dimensions()) {
        if (of.dossier) return of.dossier->bytes;
        if (of.grant) return of.grant->bytes;
    }
    return {};
}

}  // namespace

void apply(ClockState& state, const Event& event, const RequestId& cause) {
    std::visit(Overloaded{
                   [&](const event::LedgerCreated& e) {
                       state.ledger_name = e.name;
                       state.ledger = e.ledger;
                       state.partitions = e.partitions;
                       state.rules = e.rules;
                   },
                   [&](const event::RulesAdopted& e) { state.rules = e.rules; },
                   [&](const event::ClockAdvanced& e) {
                       state.clock = e.clock;
                       state.open = OpenAdvance{.request = cause, .clock = e.clock};
                   },
                   [&](const event::ClockSettled&) { state.open.reset(); },
                   [](const auto&) {},  // refusals, and other streams' events: no matter to the clock
               },
               event.body);
}

void count_fired(ClockState& state, const Event& event, std::size_t relays, const RequestId& cause) {
    if (!state.open || state.open->request != cause || event.stream.kind == StreamKind::clock) return;
    state.open->relays += relays;
    const auto deadline = std::pair(event.stream, event.on);
    const UuidBytes object = object_of(event);
    if (state.open->last_deadline == deadline && state.open->last_object == object) return;
    state.open->last_deadline = deadline;
    state.open->last_object = object;
    ++state.open->fired;
}

}  // namespace grandlivre
