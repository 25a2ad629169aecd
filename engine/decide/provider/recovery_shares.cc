#include "engine/decide/provider/recovery_shares.h"

#include "engine/law/recovery.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

std::unique_ptr<wire::RecoveredShareT> recovered_share(const Provider& provider, const MovedShare& moved) {
    const Claim& claim = provider.claims.at(moved.claim);
    auto share = std::make_unique<wire::RecoveredShareT>();
    share->claim = moved.claim;
    share->part = moved.part;
    share->dossier = claim.dossier;
    share->account = provider.payables.at(claim.dossier).account;
    share->share = std::make_unique<wire::ShareT>(wire_share(claim.parts.at(moved.part), moved.cents));
    return share;
}

}  // namespace

wire::ShareT wire_share(const PaidShare& paid, Cents cents) {
    wire::ShareT share;
    share.resource_class = paid.resource_class;
    share.cents = cents;
    if (paid.grant) {
        share.grant = std::make_unique<wire::GrantPartT>();
        share.grant->grant = *paid.grant;
        share.grant->funder = paid.funder.value();
    } else if (paid.kind) {
        share.top_up = std::make_unique<wire::TopUpPartT>();
        share.top_up->kind = *paid.kind;
        share.top_up->funder = paid.funder.value();
    }
    return share;
}

std::vector<ClaimedPart> over_claims(const Provider& provider, Cents cents, const DossierId* dossier) {
    std::vector<ClaimedPart> parts;
    for (std::uint32_t i = 0; i < provider.claims.size() && cents > Cents(); ++i) {
        const Claim& claim = provider.claims[i];
        const Cents part = std::min(cents, claim.undue());
        if (part == Cents() || (dossier && claim.dossier != *dossier)) continue;
        parts.push_back({i, part});
        cents -= part;
    }
    return parts;
}

std::vector<std::unique_ptr<wire::ClaimPartT>> wire_claims(const Provider& provider,
                                                           const std::vector<ClaimedPart>& parts) {
    std::vector<std::unique_ptr<wire::ClaimPartT>> list;
    for (const ClaimedPart& part : parts) {
        auto& wire_part = *list.emplace_back(std::make_unique<wire::ClaimPartT>());
        wire_part.claim = part.claim;
        wire_part.dossier = provider.claims.at(part.claim).dossier;
        wire_part.cents = part.cents;
    }
    return list;
}

RecoveredShares shares_of(const Provider& provider, const std::vector<ClaimedPart>& recovered, const Situation& at) {
    const bool mutualised_first = at.rules.recovery_shares.nearest(at.on).terms.mutualised_first;
    RecoveredShares shares;
    for (const ClaimedPart& of : recovered) {
        const Claim& claim = provider.claims.at(of.claim);
        std::vector<RecoveryPart> parts;
        for (std::size_t i = 0; i < claim.parts.size(); ++i)
            parts.push_back({mutualised_first && claim.parts[i].resource_class == ResourceClass::mutualised,
                             claim.parts[i].cents, claim.moved[i]});
        const std::vector<Cents> cents = share_recovery(of.cents, parts);
        for (std::uint32_t i = 0; i < cents.size(); ++i)
            if (cents[i] > Cents()) shares.push_back(recovered_share(provider, {of.claim, i, cents[i]}));
    }
    return shares;
}

RecoveredShares taken_back(const Provider& provider, const Payment& payment) {
    RecoveredShares shares;
    for (const MovedShare& moved : payment.shares)
        shares.push_back(recovered_share(provider, {moved.claim, moved.part, -moved.cents}));
    return shares;
}

void post_shares(Postings& postings, const RecoveredShares& shares, const Situation& at) {
    for (const auto& recovered : shares) {
        const wire::ShareT& share = *recovered->share;
        Dimensions of = of_payable(at, recovered->dossier);
        if (share.grant) {
            of.grant = share.grant->grant;
            of.funder = share.grant->funder;
        }
        if (share.top_up) of.funder = share.top_up->funder;
        const bool mutualised = share.resource_class == ResourceClass::mutualised;
        postings.of(of)
            .debit(fund_resources, share.resource_class, share.cents)
            .credit(mutualised ? fund_owed : relay_clearing, share.resource_class, share.cents);
    }
}

}  // namespace grandlivre
