#pragma once

#include "engine/decide/provider/provider_requests.h"

/// Recovered money on its way to those who had paid.
namespace grandlivre {

using RecoveredShares = std::vector<std::unique_ptr<wire::RecoveredShareT>>;

/// `cents` over the provider's claims that still lack something, the oldest first; all of
/// them, or one dossier's.
std::vector<ClaimedPart> over_claims(const Provider& provider, Cents cents, const DossierId* dossier = nullptr);

wire::ShareT wire_share(const PaidShare& paid, Cents cents);
std::vector<std::unique_ptr<wire::ClaimPartT>> wire_claims(const Provider& provider,
                                                           const std::vector<ClaimedPart>& parts);

/// What each part of the claims gets of it.
RecoveredShares shares_of(const Provider& provider, const std::vector<ClaimedPart>& recovered, const Situation& at);
/// The shares of a payment, taken back.
RecoveredShares taken_back(const Provider& provider, const Payment& payment);

/// France compétences is owed its shares; the others' go to their streams by relay.
void post_shares(Postings& postings, const RecoveredShares& shares, const Situation& at);

}  // namespace grandlivre
