#include "engine/state/dossier.h"

#include <algorithm>

#include "events/values/invariant.h"
#include "events/values/optional_date.h"

namespace grandlivre {
namespace {

template <class Body>
constexpr bool in_hours = std::is_same_v<Body, event::HoursReserved> || std::is_same_v<Body, event::HoursDebited> ||
                          std::is_same_v<Body, event::HoursReleased>;

/// The latest promise of a funder counts, and has the last place.
void commit(Dossier& dossier, const event::TopUpCommitted& event) {
    std::erase_if(dossier.top_ups, [&](const TopUp& top_up) { return top_up.funder == event.funder; });
    dossier.top_ups.push_back({event.funder, event.kind, event.cents});
}

/// The funder answered: the holder has time again.
void answered(Dossier& dossier, Date last_day) {
    dossier.state = DossierState::proposed;
    dossier.awaited.reset();
    dossier.last_day = last_day;
}

SplitPart part_of(const wire::SplitLineT& line) {
    SplitPart part{.source = line.source, .reserved = line.cents};
    if (line.grant) {
        part.grant = line.grant->grant;
        part.funder = line.grant->funder;
    }
    if (line.top_up) {
        part.funder = line.top_up->funder;
        part.kind = line.top_up->kind;
    }
    return part;
}

void accept(Dossier& dossier, const event::RightsReserved& event, Date on) {
    dossier.state = DossierState::accepted;
    dossier.last_day.reset();
    dossier.accepted_on = on;
    dossier.withdraw_by = event.withdraw_by;
    dossier.cgu = event.cgu;
    dossier.participation = event.participation_cents;
    Cents sum;
    for (const auto& line : event.lines) {
        dossier.split.push_back(part_of(*line));
        sum += line->cents;
    }
    GL_INVARIANT(sum == dossier.price, "a split of {} for a price of {}", sum.count(), dossier.price.count());
}

void settle(Dossier& dossier, const wire::SettlementT& settlement) {
    GL_INVARIANT(settlement.lines.size() == dossier.split.size(), "{} lines settled of {}", settlement.lines.size(),
                 dossier.split.size());
    Cents debited;
    for (std::size_t i = 0; i < dossier.split.size(); ++i) {
        const wire::SettledLineT& line = *settlement.lines[i];
        SplitPart& part = dossier.split[i];
        part.debited = line.debited_cents;
        part.released = line.released_cents;
        part.forfeited = line.forfeited_cents;
        part.refunded = line.refunded_cents;
        part.credit_note = line.credit_note_cents;
        debited += part.debited;
        if (part.source == SplitSource::card) dossier.refundable += part.refunded;
        const Cents parts = part.debited + part.released + part.forfeited + part.refunded + part.credit_note;
        GL_INVARIANT(parts == part.reserved, "a line of {} is settled as {}", part.reserved.count(), parts.count());
    }
    GL_INVARIANT(debited == settlement.due_cents, "{} debited, {} due", debited.count(), settlement.due_cents.count());
    dossier.state = settlement.state;
    dossier.due = settlement.due_cents;
    dossier.last_day.reset();
    if (dossier.due > Cents()) dossier.payment = PaymentState::to_bill;
}

/// Only a dossier that was followed to its end goes by it as a whole.
void paid(Dossier& dossier, int by) {
    dossier.payments += by;
    const bool is_paid = dossier.payments > 0;
    dossier.payment = is_paid ? PaymentState::paid : PaymentState::billed;
    if (dossier.state == DossierState::invoiced && is_paid) dossier.state = DossierState::paid;
    if (dossier.state == DossierState::paid && !is_paid) dossier.state = DossierState::invoiced;
}

void close_control(Dossier& dossier, const event::ControlClosed& event, Date on) {
    dossier.control = ControlState::closed;
    dossier.control_closed_on = on;
    if (event.result == ControlResult::confirmed) return;
    dossier.refused = event.result == ControlResult::refused;
    if (event.rate) dossier.rate = *event.rate;
}

}  // namespace

bool Dossier::open_request() const {
    return state == DossierState::requested || state == DossierState::proposed ||
           state == DossierState::awaiting_funder;
}

bool Dossier::under_way() const {
    return open_request() || state == DossierState::accepted || state == DossierState::in_training ||
           state == DossierState::service_declared;
}

Cents Dossier::holder() const {
    Cents sum;
    for (const SplitPart& part : split)
        if (part.source == SplitSource::card || part.source == SplitSource::credit_note) sum += part.reserved;
    return sum;
}

std::optional<DossierId> dossier_of(const EventBody& body) {
    return std::visit(
        []<class Body>(const Body& event) -> std::optional<DossierId> {
            if constexpr (in_hours<Body>)
                return std::nullopt;
            else if constexpr (requires { event.dossier; })
                return event.dossier;
            else if constexpr (requires { event.settlement->dossier; })
                return event.settlement->dossier;
            else if constexpr (std::is_same_v<Body, event::InvoiceAccepted>)
                return event.payable->dossier;
            else
                return std::nullopt;
        },
        body);
}

void apply(Dossier& dossier, const EventBody& body, Date on) {
    std::visit(Overloaded{
                   [&](const event::EnrolmentRequested& e) {
                       dossier.state = DossierState::requested;
                       dossier.provider = e.provider;
                       dossier.training = e.training->kind;
                       dossier.certification = e.training->certification;
                       dossier.price = e.training->price_cents;
                       dossier.start = e.session->start;
                       dossier.end = e.session->end;
                       dossier.job_seeker = e.job_seeker;
                       dossier.requested_on = on;
                       dossier.last_day = e.last_day;
                   },
                   [&](const event::EnrolmentAcknowledged& e) {
                       dossier.acknowledged = true;
                       dossier.last_day = e.last_day;
                   },
                   [&](const event::OrderProposed& e) {
                       dossier.state = DossierState::proposed;
                       dossier.price = e.price_cents;
                       dossier.start = e.session->start;
                       dossier.end = e.session->end;
                       dossier.last_day = e.last_day;
                   },
                   [&](const event::EnrolmentRefused&) { dossier.state = DossierState::refused_by_provider; },
                   [&](const event::ProposalRefused&) { dossier.state = DossierState::refused_by_holder; },
                   [&](const event::TopUpRequested& e) {
                       dossier.state = DossierState::awaiting_funder;
                       dossier.asked.insert(e.funder);
                       dossier.awaited = e.funder;
                       dossier.last_day.reset();
                   },
                   [&](const event::TopUpCommitted& e) {
                       commit(dossier, e);
                       if (const auto last_day = day(e.last_day)) answered(dossier, *last_day);
                   },
                   [&](const event::TopUpRefused& e) { answered(dossier, e.last_day); },
                   [&](const event::DossierLapsed&) { dossier.state = DossierState::lapsed; },
                   [&](const event::DossierEnded& e) { dossier.state = e.state; },
                   [&](const event::RightsReserved& e) { accept(dossier, e, on); },
                   [&](const event::TrainingStarted& e) {
                       dossier.state = DossierState::in_training;
                       dossier.started_on = e.started_on;
                   },
                   [&](const event::ServiceDeclared& e) {
                       dossier.state = DossierState::service_declared;
                       dossier.rate = e.rate;
                       dossier.motive = e.motive;
                       dossier.force_majeure = e.force_majeure;
                       dossier.refused = false;
                       dossier.ended_on = e.ended_on;
                       dossier.last_day = e.last_day;
                   },
                   [&](const event::ServiceWithdrawn&) {
                       dossier.state = DossierState::in_training;
                       dossier.last_day.reset();
                   },
                   [&](const event::ControlOpened&) { dossier.control = ControlState::open; },
                   [&](const event::ControlClosed& e) { close_control(dossier, e, on); },
                   [&](const event::RightsDebited& e) { settle(dossier, *e.settlement); },
                   [&](const event::RightsReleased& e) { settle(dossier, *e.settlement); },
                   [&](const event::InvoiceAccepted& e) {
                       if (dossier.state == DossierState::service_validated) dossier.state = DossierState::invoiced;
                       dossier.payment = PaymentState::billed;
                       dossier.invoice = e.payable->invoice;
                   },
                   [&](const event::HolderRefunded& e) {
                       dossier.refundable -= e.cents;
                       GL_INVARIANT(dossier.refundable >= Cents(), "refundable falls to {}",
                                    dossier.refundable.count());
                   },
                   [&](const event::ShareRecovered& e) { dossier.refundable += e.share->cents; },
                   [&](const event::DossierPaid&) { paid(dossier, +1); },
                   [&](const event::DossierReopened&) { paid(dossier, -1); },
                   [](const auto&) {},  // what is about no dossier
               },
               body);
    const bool answerable = dossier.open_request() || dossier.state == DossierState::service_declared;
    if (!answerable) dossier.last_day.reset();
}

}  // namespace grandlivre
