#pragma once

#include "engine/decide/checks.h"
#include "engine/state/funder.h"

/// One overload a request of a funder's stream, relays among them. Existence and
/// `wrong_date` by the clock come before (see decide_funder).
namespace grandlivre {

Decision decide(const Funder&, const request::CallFunds&, const Situation&);
Decision decide(const Funder&, const request::ReceiveFunds&, const Situation&);
Decision decide(const Funder&, const request::AllocateSuspense&, const Situation&);
Decision decide(const Funder&, const request::RefundFunder&, const Situation&);
Decision decide(const Funder&, const request::ReceiveContribution&, const Situation&);
Decision decide(const Funder&, const request::GrantRefused&, const Situation&);
Decision decide(const Funder&, const request::GrantUsed&, const Situation&);
Decision decide(const Funder&, const request::GrantEnded&, const Situation&);
Decision decide(const Funder&, const request::TopUpUsed&, const Situation&);
Decision decide(const Funder&, const request::ShareRecovered&, const Situation&);

/// Money that completes a call: its lines become grants by relay.
Event fund_call(const Funder& funder, const std::string& call, Cents cents, const std::string& bank_reference,
                bool from_suspense, const Situation& at);

inline Dimensions of_funder(const Situation& at) {
    return {.dossier = {}, .provider = {}, .funder = at.stream.siren(), .grant = {}};
}

}  // namespace grandlivre
