#include "engine/decide/provider/provider_checks.h"
#include "engine/decide/provider/recovery_shares.h"
#include "engine/law/largest_remainder.h"

namespace grandlivre {

using enum LedgerAccount;

/// Money paid without cause (CT L6323-44): at most what was paid, all claims together; whose it is follows who had
/// paid.
Decision decide(const Provider& provider, const request::ClaimFromProvider& request, const Situation& at) {
    GL_REFUSE_IF(refuse_unknown_payable(provider, request.dossier));
    const ProviderPayable& payable = provider.payables.at(request.dossier);
    const Cents paid = payable.state == PayableState::paid ? payable.cents : Cents();
    const Cents left = paid - provider.claimed(request.dossier);
    if (request.cents > left)
        return refuse(Reason::amount_mismatch, "{} cents were paid for the dossier, {} of them can still be claimed",
                      paid.count(), std::max(left, Cents()).count());
    event::ProviderClaimed event;
    event.dossier = request.dossier;
    event.account = payable.account;
    event.cents = request.cents;
    std::vector<Cents> weights;
    for (const PaidShare& share : payable.shares) weights.push_back(share.cents);
    const std::vector<Cents> parts = share_out(request.cents, weights);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] > Cents())
            event.parts.push_back(std::make_unique<wire::ShareT>(wire_share(payable.shares[i], parts[i])));
    return Events{fact(at, std::move(event), {at.rules.recovery_claim.nearest(at.on).name},
                       Postings(of_payable(at, request.dossier))
                           .debit(provider_undue, ResourceClass::none, request.cents)
                           .credit(fund_expense, ResourceClass::none, request.cents))};
}

}  // namespace grandlivre
