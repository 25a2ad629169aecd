#include "engine/state/clock.h"

namespace grandlivre {

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
                       state.open = OpenAdvance{cause, e.clock, 0, std::nullopt, std::nullopt};
                   },
                   [&](const event::ClockSettled&) { state.open.reset(); },
                   [](const auto&) {},  // refusals, and other streams' events: no matter to the clock
               },
               event.body);
}

void count_fired(ClockState& state, const Event& event, const RequestId& cause) {
    if (!state.open || state.open->request != cause || event.stream.kind == StreamKind::clock) return;
    const auto deadline = std::pair(event.stream, event.on);
    const auto dossier = event.postings.dimensions().dossier;
    if (state.open->last_deadline == deadline && state.open->last_dossier == dossier) return;
    state.open->last_deadline = deadline;
    state.open->last_dossier = dossier;
    ++state.open->fired;
}

}  // namespace grandlivre
