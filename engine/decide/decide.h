#pragma once

#include "engine/decide/decision.h"
#include "engine/state/clock.h"
#include "engine/state/stream_state.h"

/// One overload a request of the account stream, each in a file of its own under
/// account/ or dossier/. They check in the order of the public contract: object,
/// account status, state, deadline, the rest; existence and `wrong_date` by the
/// clock come before (see decide_account).
namespace grandlivre {

Decision decide(const Account&, const request::OpenAccount&, const Situation&);
Decision decide(const Account&, const request::DeclareQualification&, const Situation&);
Decision decide(const Account&, const request::RevokeQualification&, const Situation&);
Decision decide(const Account&, const request::DeclareActivity&, const Situation&);
Decision decide(const Account&, const request::CreditHours&, const Situation&);
Decision decide(const Account&, const request::ConvertHours&, const Situation&);
Decision decide(const Account&, const request::CreditCivic&, const Situation&);
Decision decide(const Account&, const request::FreezeAccount&, const Situation&);
Decision decide(const Account&, const request::CloseAccount&, const Situation&);
Decision decide(const Account&, const request::ClaimFromHolder&, const Situation&);
Decision decide(const Account&, const request::DebitWithoutPayment&, const Situation&);
Decision decide(const Account&, const request::ReserveHours&, const Situation&);
Decision decide(const Account&, const request::DebitHours&, const Situation&);
Decision decide(const Account&, const request::ReleaseHours&, const Situation&);
Decision decide(const Account&, const request::GrantRights&, const Situation&);
Decision decide(const Account&, const request::RequestEnrolment&, const Situation&);
Decision decide(const Account&, const request::AcknowledgeEnrolment&, const Situation&);
Decision decide(const Account&, const request::ProposeOrder&, const Situation&);
Decision decide(const Account&, const request::RefuseEnrolment&, const Situation&);
Decision decide(const Account&, const request::RefuseProposal&, const Situation&);
Decision decide(const Account&, const request::RequestTopUp&, const Situation&);
Decision decide(const Account&, const request::CommitTopUp&, const Situation&);
Decision decide(const Account&, const request::RefuseTopUp&, const Situation&);
Decision decide(const Account&, const request::AcceptProposal&, const Situation&);
Decision decide(const Account&, const request::Withdraw&, const Situation&);
Decision decide(const Account&, const request::CancelByHolder&, const Situation&);
Decision decide(const Account&, const request::CancelByProvider&, const Situation&);
Decision decide(const Account&, const request::CancelByFunder&, const Situation&);
Decision decide(const Account&, const request::DeclareNoShow&, const Situation&);
Decision decide(const Account&, const request::DeclareStart&, const Situation&);
Decision decide(const Account&, const request::DeclareEnd&, const Situation&);
Decision decide(const Account&, const request::WithdrawService&, const Situation&);
Decision decide(const Account&, const request::ValidateService&, const Situation&);
Decision decide(const Account&, const request::OpenControl&, const Situation&);
Decision decide(const Account&, const request::CloseControl&, const Situation&);
Decision decide(const Account&, const request::SubmitInvoice&, const Situation&);
Decision decide(const Account&, const request::RecordHolderRefund&, const Situation&);
Decision decide(const Account&, const request::MarkPaid&, const Situation&);
Decision decide(const Account&, const request::MarkReopened&, const Situation&);
Decision decide(const Account&, const request::ShareRecovered&, const Situation&);

/// Any request of the account stream: existence, `wrong_date` by the clock, then
/// the overload of its kind.
Decision decide_account(const Account& account, const Request& request, const Situation& at);

/// A request of a funder's, a provider's or a run's stream: the same for them.
Decision decide_funder(const Funder& funder, const Request& request, const Situation& at);
Decision decide_provider(const Provider& provider, const Request& request, const Situation& at);
Decision decide_run(const Run& run, const Request& request, const Situation& at);
/// Whichever it is.
Decision decide_stream(const StreamState& state, const Request& request, const Situation& at);

/// A request of the clock's stream. AdvanceClock opens its decision only: the
/// deadlines fire after it (fire_deadline), then settle_clock ends it.
Decision decide_clock(const ClockState& state, const Request& request, const Situation& at);

/// What a deadline does to its account. Dated `deadline.due`.
Events fire_deadline(const StreamState& state, const Deadline& deadline, const RuleBook& rules,
                     std::optional<Date> clock);

/// The event that ends an AdvanceClock.
Event settle_clock(const ClockState& state, const Situation& at);

/// Shape that only the rule book or several fields together can tell.
std::optional<Malformed> check_shape(const Request& request, const RuleBook& rules);

}  // namespace grandlivre
