#include "engine/decide/funder/funder_requests.h"

/// What accounts tell a funder is booked as it comes: nothing is refused.
namespace grandlivre {

using enum LedgerAccount;

Decision decide(const Funder&, const request::GrantRefused& relay, const Situation& at) {
    Dimensions dimensions = of_funder(at);
    dimensions.grant = relay.grant;
    return Events{fact(at, relay, {at.rules.grant_booking.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(funder_funds, ResourceClass::grant, relay.cents)
                           .credit(funder_suspense, ResourceClass::none, relay.cents))};
}

Decision decide(const Funder&, const request::GrantUsed& relay, const Situation& at) {
    const Dimensions dimensions{
        .dossier = relay.dossier, .provider = relay.provider, .funder = relay.funder, .grant = relay.grant};
    return Events{fact(at, relay, {at.rules.grant_booking.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(funder_funds, ResourceClass::grant, relay.cents)
                           .credit(relay_clearing, ResourceClass::grant, relay.cents))};
}

Decision decide(const Funder&, const request::GrantEnded& relay, const Situation& at) {
    Dimensions dimensions = of_funder(at);
    dimensions.grant = relay.grant;
    return Events{
        fact(at, relay, {at.rules.grant_expiry.nearest(at.on).name},
             Postings(dimensions)
                 .debit(funder_funds, ResourceClass::grant, relay.cents)
                 .credit(relay.refundable ? funder_refundable : fund_resources, ResourceClass::grant, relay.cents))};
}

Decision decide(const Funder&, const request::TopUpUsed& relay, const Situation& at) {
    const Dimensions dimensions{
        .dossier = relay.dossier, .provider = relay.provider, .funder = relay.funder, .grant = {}};
    return Events{fact(at, relay, {at.rules.top_up_commitment.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(funder_receivable, ResourceClass::top_up, relay.cents)
                           .credit(relay_clearing, ResourceClass::top_up, relay.cents))};
}

Decision decide(const Funder&, const request::ShareRecovered& relay, const Situation& at) {
    const wire::ShareT& share = *relay.share;
    Dimensions dimensions{
        .dossier = relay.dossier, .provider = relay.provider, .funder = at.stream.siren(), .grant = {}};
    if (share.grant) dimensions.grant = share.grant->grant;
    return Events{fact(at, relay, {at.rules.recovery_shares.nearest(at.on).name},
                       Postings(dimensions)
                           .debit(relay_clearing, share.resource_class, share.cents)
                           .credit(funder_refundable, share.resource_class, share.cents))};
}

}  // namespace grandlivre
