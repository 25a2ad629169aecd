#include "engine/state/provider.h"

#include "events/values/invariant.h"

namespace grandlivre {
namespace {

void add(Cents& total, Cents cents, const char* what) {
    total += cents;
    GL_INVARIANT(total >= Cents(), "{} falls to {}", what, total.count());
}

PaidShare paid_share(const wire::ShareT& share) {
    PaidShare paid{.resource_class = share.resource_class, .cents = share.cents, .grant = {}, .funder = {}, .kind = {}};
    if (share.grant) {
        paid.grant = share.grant->grant;
        paid.funder = share.grant->funder;
    }
    if (share.top_up) {
        paid.funder = share.top_up->funder;
        paid.kind = share.top_up->kind;
    }
    return paid;
}

void open(Provider& provider, const wire::PayableT& payable) {
    ProviderPayable& row = provider.payables[payable.dossier];
    row = {.account = payable.account,
           .invoice = payable.invoice,
           .cents = payable.cents,
           .due_on = payable.due_on,
           .shares = {},
           .state = PayableState::open};
    for (const auto& share : payable.shares) row.shares.push_back(paid_share(*share));
    add(provider.totals.payable, payable.cents, "payable");
}

/// A payable goes into a transfer, is paid, or is open again.
void move(Provider& provider, const DossierId& dossier, PayableState to) {
    ProviderPayable& payable = provider.payables.at(dossier);
    if (payable.state == PayableState::open) add(provider.totals.payable, -payable.cents, "payable");
    if (payable.state == PayableState::paid) add(provider.totals.paid, -payable.cents, "paid");
    payable.state = to;
    if (to == PayableState::open) add(provider.totals.payable, payable.cents, "payable");
    if (to == PayableState::paid) add(provider.totals.paid, payable.cents, "paid");
}

void move_all(Provider& provider, const Payment& payment, PayableState to) {
    for (const DossierId& dossier : payment.dossiers) move(provider, dossier, to);
}

/// `by` below 0: what was withheld is owed again.
void take(Provider& provider, std::uint32_t claim, Cents by) {
    Claim& of = provider.claims.at(claim);
    of.taken += by;
    GL_INVARIANT(of.taken >= Cents() && of.taken <= of.cents, "{} of a claim of {}", of.taken.count(),
                 of.cents.count());
    add(provider.totals.undue, -by, "undue");
}

void add_items(Provider& provider, Payment& payment, const auto& items) {
    for (const auto& item : items) {
        payment.dossiers.push_back(item->dossier);
        move(provider, item->dossier, PayableState::in_transit);
    }
}

/// What a share brings its part of the claim; `kept` remembers it for a return.
void move_shares(Provider& provider, const auto& shares, std::vector<MovedShare>* kept) {
    for (const auto& share : shares) {
        Claim& claim = provider.claims.at(share->claim);
        Cents& moved = claim.moved.at(share->part);
        moved += share->share->cents;
        GL_INVARIANT(moved >= Cents() && moved <= claim.parts.at(share->part).cents, "{} of a part of {}",
                     moved.count(), claim.parts.at(share->part).cents.count());
        if (kept) kept->push_back({share->claim, share->part, share->share->cents});
    }
}

void issue(Provider& provider, const event::PaymentIssued& event) {
    Payment& payment = provider.payments[event.end_to_end_id];
    payment.run = event.run;
    payment.iban = event.iban;
    payment.cents = event.cents;
    add(provider.totals.in_transit, event.cents, "in transit");
    for (const auto& offset : event.offsets) {
        payment.offsets.push_back({offset->claim, offset->cents});
        take(provider, offset->claim, offset->cents);
    }
    add_items(provider, payment, event.items);
}

void offset(Provider& provider, const event::PayablesOffset& event) {
    provider.offset_runs.insert(event.run);
    for (const auto& offset : event.offsets) take(provider, offset->claim, offset->cents);
    for (const auto& item : event.items) move(provider, item->dossier, PayableState::paid);
    move_shares(provider, event.shares, nullptr);
}

void end(Provider& provider, const auto& event, TransferState state) {
    Payment& payment = provider.payments.at(event.end_to_end_id);
    if (payment.state != TransferState::settled) add(provider.totals.in_transit, -payment.cents, "in transit");
    payment.state = state;
    payment.reason = event.reason;
    move_all(provider, payment, PayableState::open);
    for (const ClaimedPart& offset : payment.offsets) take(provider, offset.claim, -offset.cents);
    if (!event.dead_iban.empty()) provider.dead_ibans.insert(event.dead_iban);
    provider.suspended = provider.suspended || event.suspends;
}

void settle(Provider& provider, const event::PaymentSettled& event) {
    Payment& payment = provider.payments.at(event.end_to_end_id);
    payment.state = payment.reached = TransferState::settled;
    add(provider.totals.in_transit, -payment.cents, "in transit");
    move_all(provider, payment, PayableState::paid);
    move_shares(provider, event.shares, &payment.shares);
}

void claim(Provider& provider, const event::ProviderClaimed& event) {
    Claim& claim = provider.claims.emplace_back();
    claim.dossier = event.dossier;
    claim.cents = event.cents;
    for (const auto& part : event.parts) claim.parts.push_back(paid_share(*part));
    claim.moved.resize(claim.parts.size());
    add(provider.totals.undue, event.cents, "undue");
}

}  // namespace

Cents Provider::undue(const DossierId& dossier) const {
    Cents sum;
    for (const Claim& claim : claims)
        if (claim.dossier == dossier) sum += claim.undue();
    return sum;
}

Cents Provider::claimed(const DossierId& dossier) const {
    Cents sum;
    for (const Claim& claim : claims)
        if (claim.dossier == dossier) sum += claim.cents;
    return sum;
}

void apply(Provider& provider, const Event& event) {
    provider.known = provider.known || counts(kind_of(event.body));
    std::visit(Overloaded{
                   [&](const event::PayableOpened& e) { open(provider, *e.payable); },
                   [&](const event::ProviderRegistered& e) {
                       provider.registered = true;
                       provider.nda = e.nda;
                       provider.name = e.name;
                   },
                   [&](const event::BankDetailsSet& e) {
                       provider.bank = {e.iban, e.bic, e.holder_name};
                   },
                   [&](const event::PaymentsSuspended&) { provider.suspended = true; },
                   [&](const event::PaymentsResumed&) { provider.suspended = false; },
                   [&](const event::PaymentIssued& e) { issue(provider, e); },
                   [&](const event::PaymentItemsAdded& e) {
                       add_items(provider, provider.payments.at(e.end_to_end_id), e.items);
                   },
                   [&](const event::PayablesOffset& e) { offset(provider, e); },
                   [&](const event::PaymentAccepted& e) {
                       Payment& payment = provider.payments.at(e.end_to_end_id);
                       payment.state = payment.reached = TransferState::accepted;
                   },
                   [&](const event::PaymentSettled& e) { settle(provider, e); },
                   [&](const event::PaymentRejected& e) { end(provider, e, TransferState::rejected); },
                   [&](const event::PaymentReturned& e) {
                       end(provider, e, TransferState::returned);
                       move_shares(provider, e.shares, nullptr);
                   },
                   [&](const event::ProviderClaimed& e) { claim(provider, e); },
                   [&](const event::RecoveryReceived& e) {
                       for (const auto& part : e.claims) take(provider, part->claim, part->cents);
                       move_shares(provider, e.shares, nullptr);
                   },
                   [](const auto&) {},  // no matter to a provider
               },
               event.body);
}

}  // namespace grandlivre
