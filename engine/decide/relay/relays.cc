#include "engine/decide/relay/relays.h"

namespace grandlivre {
namespace {

using Relays = std::vector<Relay>;

/// Each line of a funded call becomes a grant on its account.
Relays of(const event::CallFunded& event, const StreamId& funder) {
    Relays relays;
    for (const auto& line : event.lines) {
        request::GrantRights relay;
        relay.account = line->account;
        relay.funder = funder.siren();
        relay.call = event.call;
        relay.line = std::make_unique<wire::CallLineT>(*line);
        relays.push_back({std::move(relay)});
    }
    return relays;
}

/// What funders' money paid is taken from it, or owed by them; what is lost of a
/// grant is theirs no more.
Relays of(const event::RightsDebited& event) {
    Relays relays;
    const wire::SettlementT& settlement = *event.settlement;
    for (const auto& settled : settlement.lines) {
        const wire::SplitLineT& line = *settled->line;
        if (line.grant && settled->debited_cents > Cents())
            relays.push_back({request::GrantUsed{.funder = line.grant->funder,
                                                 .grant = line.grant->grant,
                                                 .dossier = settlement.dossier,
                                                 .provider = settlement.provider,
                                                 .cents = settled->debited_cents}});
        if (line.grant && settled->forfeited_cents > Cents())
            relays.push_back({request::GrantEnded{.funder = line.grant->funder,
                                                  .grant = line.grant->grant,
                                                  .cents = settled->forfeited_cents,
                                                  .refundable = false}});
        if (line.top_up && settled->debited_cents > Cents())
            relays.push_back({request::TopUpUsed{.funder = line.top_up->funder,
                                                 .dossier = settlement.dossier,
                                                 .provider = settlement.provider,
                                                 .cents = settled->debited_cents}});
    }
    return relays;
}

Relays of(const event::GrantExpired& event) {
    return {{request::GrantEnded{.funder = event.grant->funder,
                                 .grant = event.grant->grant,
                                 .cents = event.cents,
                                 .refundable = event.refundable}}};
}

/// The clause of refund is for grants that expire, not for accounts that end.
Relays of(const event::AccountClosed& event) {
    Relays relays;
    for (const auto& grant : event.grants)
        relays.push_back({request::GrantEnded{
            .funder = grant->grant->funder, .grant = grant->grant->grant, .cents = grant->cents, .refundable = false}});
    return relays;
}

Relays of(const event::InvoiceAccepted& event) {
    request::OpenPayable relay;
    relay.provider = event.payable->provider;
    relay.payable = std::make_unique<wire::PayableT>(*event.payable);
    Relays relays;
    relays.push_back({std::move(relay)});
    return relays;
}

using PaidDossiers = std::vector<std::unique_ptr<wire::PaidDossierT>>;
using Shares = std::vector<std::unique_ptr<wire::RecoveredShareT>>;

/// France compétences has no stream of its own for what it is owed; others have.
void add_shares(Relays& relays, const Shares& shares, const StreamId& provider) {
    for (const auto& recovered : shares) {
        if (recovered->share->resource_class == ResourceClass::mutualised) continue;
        request::ShareRecovered relay;
        relay.account = recovered->account;
        relay.dossier = recovered->dossier;
        relay.provider = provider.siret();
        relay.share = std::make_unique<wire::ShareT>(*recovered->share);
        relays.push_back({std::move(relay)});
    }
}

template <class Mark>
void add_marks(Relays& relays, const auto& dossiers, const std::string& payment) {
    for (const auto& paid : dossiers)
        relays.push_back({Mark{.account = paid->account, .dossier = paid->dossier, .payment = payment}});
}

Relays of(const event::PaymentIssued& event, const StreamId& provider) {
    request::RunPayment relay;
    relay.run = event.run;
    relay.transfer = std::make_unique<wire::TransferT>();
    relay.transfer->provider = provider.siret();
    relay.transfer->end_to_end_id = event.end_to_end_id;
    relay.transfer->cents = event.cents;
    relay.transfer->iban = event.iban;
    relay.transfer->bic = event.bic;
    relay.transfer->holder_name = event.holder_name;
    relay.transfer->dossiers = event.dossiers;
    Relays relays;
    relays.push_back({std::move(relay)});
    return relays;
}

Relays of(const event::PayablesOffset& event, const StreamId& provider) {
    Relays relays;
    add_marks<request::MarkPaid>(relays, event.items, event.end_to_end_id);
    add_shares(relays, event.shares, provider);
    return relays;
}

/// Of a transfer that was settled, or came back after it was.
template <class Mark>
Relays of_settled(const auto& event, const StreamId& provider) {
    Relays relays;
    add_marks<Mark>(relays, event.dossiers, event.end_to_end_id);
    add_shares(relays, event.shares, provider);
    return relays;
}

Relays of(const event::RecoveryReceived& event, const StreamId& provider) {
    Relays relays;
    add_shares(relays, event.shares, provider);
    return relays;
}

/// A grant that its account does not take: the money is in suspense again.
Relays of(const event::RequestRejected& event, const Request* decided) {
    const auto* grant = decided ? std::get_if<request::GrantRights>(&decided->body) : nullptr;
    if (!grant) return {};
    return {{request::GrantRefused{.funder = grant->funder,
                                   .account = grant->account,
                                   .grant = grant->line->grant,
                                   .cents = grant->line->cents,
                                   .reason = event.reason}}};
}

}  // namespace

bool may_send(EventKind kind) {
    switch (kind) {
        case EventKind::CallFunded:
        case EventKind::RightsDebited:
        case EventKind::GrantExpired:
        case EventKind::AccountClosed:
        case EventKind::InvoiceAccepted:
        case EventKind::PaymentIssued:
        case EventKind::PayablesOffset:
        case EventKind::PaymentSettled:
        case EventKind::PaymentReturned:
        case EventKind::RecoveryReceived:
        case EventKind::RequestRejected: return true;
        default: return false;
    }
}

std::vector<Relay> relays_of(const Event& event, const Request* decided) {
    return std::visit(
        Overloaded{
            [&](const event::CallFunded& e) { return of(e, event.stream); },
            [](const event::RightsDebited& e) { return of(e); },
            [](const event::GrantExpired& e) { return of(e); },
            [](const event::AccountClosed& e) { return of(e); },
            [](const event::InvoiceAccepted& e) { return of(e); },
            [&](const event::PaymentIssued& e) { return of(e, event.stream); },
            [&](const event::PayablesOffset& e) { return of(e, event.stream); },
            [&](const event::PaymentSettled& e) { return of_settled<request::MarkPaid>(e, event.stream); },
            [&](const event::PaymentReturned& e) { return of_settled<request::MarkReopened>(e, event.stream); },
            [&](const event::RecoveryReceived& e) { return of(e, event.stream); },
            [&](const event::RequestRejected& e) { return of(e, decided); },
            [](const auto&) { return Relays(); },
        },
        event.body);
}

}  // namespace grandlivre
