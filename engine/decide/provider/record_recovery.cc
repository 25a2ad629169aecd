#include "engine/decide/provider/provider_checks.h"
#include "engine/decide/provider/recovery_shares.h"

namespace grandlivre {

using enum LedgerAccount;

/// Claimed money came back: the oldest claim of the dossier first.
Decision decide(const Provider& provider, const request::RecordRecovery& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_payable(provider, request.dossier));
    const Cents undue = provider.undue(request.dossier);
    if (request.cents > undue)
        return refuse(Reason::amount_mismatch, "{} cents are still undue for the dossier, not {}", undue.count(),
                      request.cents.count());
    const std::vector<ClaimedPart> claims = over_claims(provider, request.cents, &request.dossier);
    event::RecoveryReceived event;
    event.dossier = request.dossier;
    event.cents = request.cents;
    event.claims = wire_claims(provider, claims);
    event.shares = shares_of(provider, claims, at);
    Postings postings(of_payable(at, request.dossier));
    postings.debit(bank, ResourceClass::none, request.cents).credit(provider_undue, ResourceClass::none, request.cents);
    post_shares(postings, event.shares, at);
    return Events{fact(at, std::move(event), {at.rules.recovery_shares.nearest(at.on).name}, std::move(postings))};
}

}  // namespace grandlivre
