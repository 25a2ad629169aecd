#pragma once

#include "engine/decide/checks.h"
#include "engine/state/provider.h"

/// One overload a request of a provider's stream. Existence and `wrong_date` by the
/// clock come before (see decide_provider).
namespace grandlivre {

Decision decide(const Provider&, const request::OpenPayable&, const Situation&);
Decision decide(const Provider&, const request::RegisterProvider&, const Situation&);
Decision decide(const Provider&, const request::SetBankDetails&, const Situation&);
Decision decide(const Provider&, const request::SuspendPayments&, const Situation&);
Decision decide(const Provider&, const request::ResumePayments&, const Situation&);
Decision decide(const Provider&, const request::IssuePayment&, const Situation&);
Decision decide(const Provider&, const request::RecordBankStatus&, const Situation&);
Decision decide(const Provider&, const request::ClaimFromProvider&, const Situation&);
Decision decide(const Provider&, const request::RecordRecovery&, const Situation&);

/// Of the provider, and of one of its dossiers.
inline Dimensions of_provider(const Situation& at) {
    return {.dossier = {}, .provider = at.stream.siret(), .funder = {}, .grant = {}};
}
inline Dimensions of_payable(const Situation& at, const DossierId& dossier) {
    return {.dossier = dossier, .provider = at.stream.siret(), .funder = {}, .grant = {}};
}

}  // namespace grandlivre
