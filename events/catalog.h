#pragma once

#include <string_view>
#include <type_traits>
#include <variant>

#include "events/values/stream.h"
#include "record_generated.h"

/// The list of request kinds and event kinds. A kind is a table of the schema
/// and a line here; code that handles kinds is made from these lists, or is a
/// visitor over the variants, so that a forgotten kind does not compile. Reasons
/// are the schema's enum of that name.

/// X(kind, stream, dates): the stream that decides it, and whether its business
/// date may lie before the partition's clock (`late`, facts that come late) or
/// may not (`timely`). What only the ledger itself sends, from one stream to another,
/// is `relayed`, and comes when it comes; a recovered share of the holder goes to the
/// account (see stream_of).
#define GL_REQUESTS(X)                       \
    X(OpenAccount, account, timely)          \
    X(DeclareQualification, account, late)   \
    X(RevokeQualification, account, late)    \
    X(DeclareActivity, account, late)        \
    X(CreditHours, account, late)            \
    X(ConvertHours, account, timely)         \
    X(CreditCivic, account, late)            \
    X(FreezeAccount, account, late)          \
    X(CloseAccount, account, timely)         \
    X(ClaimFromHolder, account, late)        \
    X(DebitWithoutPayment, account, timely)  \
    X(ReserveHours, account, timely)         \
    X(DebitHours, account, timely)           \
    X(ReleaseHours, account, timely)         \
    X(AdvanceClock, clock, timely)           \
    X(AdoptRules, clock, timely)             \
    X(RequestEnrolment, account, timely)     \
    X(AcknowledgeEnrolment, account, timely) \
    X(ProposeOrder, account, timely)         \
    X(RefuseEnrolment, account, timely)      \
    X(RefuseProposal, account, timely)       \
    X(RequestTopUp, account, timely)         \
    X(CommitTopUp, account, timely)          \
    X(RefuseTopUp, account, timely)          \
    X(AcceptProposal, account, timely)       \
    X(Withdraw, account, timely)             \
    X(CancelByHolder, account, timely)       \
    X(CancelByProvider, account, timely)     \
    X(CancelByFunder, account, timely)       \
    X(DeclareNoShow, account, timely)        \
    X(DeclareStart, account, timely)         \
    X(DeclareEnd, account, timely)           \
    X(WithdrawService, account, timely)      \
    X(ValidateService, account, timely)      \
    X(OpenControl, account, timely)          \
    X(CloseControl, account, timely)         \
    X(SubmitInvoice, account, timely)        \
    X(RecordHolderRefund, account, late)     \
    X(CallFunds, funder, timely)             \
    X(ReceiveFunds, funder, late)            \
    X(AllocateSuspense, funder, late)        \
    X(GrantRights, account, relayed)         \
    X(GrantRefused, funder, relayed)         \
    X(GrantUsed, funder, relayed)            \
    X(GrantEnded, funder, relayed)           \
    X(TopUpUsed, funder, relayed)            \
    X(OpenPayable, provider, relayed)        \
    X(RefundFunder, funder, late)            \
    X(ReceiveContribution, funder, late)     \
    X(RegisterProvider, provider, late)      \
    X(SetBankDetails, provider, late)        \
    X(SuspendPayments, provider, late)       \
    X(ResumePayments, provider, late)        \
    X(IssuePayment, provider, timely)        \
    X(SealRun, run, timely)                  \
    X(RecordBankStatus, provider, late)      \
    X(ClaimFromProvider, provider, late)     \
    X(RecordRecovery, provider, late)        \
    X(CloseYear, clock, timely)              \
    X(MarkPaid, account, relayed)            \
    X(MarkReopened, account, relayed)        \
    X(ShareRecovered, funder, relayed)       \
    X(RunPayment, run, relayed)

/// X(kind, counting): whether the event counts in its stream's version.
#define GL_EVENTS(X)                  \
    X(LedgerCreated, counted)         \
    X(RulesAdopted, counted)          \
    X(ClockAdvanced, counted)         \
    X(ClockSettled, counted)          \
    X(RequestRejected, uncounted)     \
    X(RequestAccepted, uncounted)     \
    X(AccountOpened, counted)         \
    X(QualificationDeclared, counted) \
    X(QualificationRevoked, counted)  \
    X(ActivityDeclared, counted)      \
    X(RightsCredited, counted)        \
    X(RightsCorrected, counted)       \
    X(HoursCredited, counted)         \
    X(HoursConverted, counted)        \
    X(AccountFrozen, counted)         \
    X(AccountClosed, counted)         \
    X(HolderClaimed, counted)         \
    X(DebitedWithoutPayment, counted) \
    X(HoursReserved, counted)         \
    X(HoursDebited, counted)          \
    X(HoursReleased, counted)         \
    X(EnrolmentRequested, counted)    \
    X(EnrolmentAcknowledged, counted) \
    X(EnrolmentRefused, counted)      \
    X(OrderProposed, counted)         \
    X(ProposalRefused, counted)       \
    X(TopUpRequested, counted)        \
    X(TopUpCommitted, counted)        \
    X(TopUpRefused, counted)          \
    X(DossierLapsed, counted)         \
    X(DossierEnded, counted)          \
    X(RightsReserved, counted)        \
    X(TrainingStarted, counted)       \
    X(ServiceDeclared, counted)       \
    X(ServiceWithdrawn, counted)      \
    X(ControlOpened, counted)         \
    X(ControlClosed, counted)         \
    X(RightsDebited, counted)         \
    X(RightsReleased, counted)        \
    X(InvoiceAccepted, counted)       \
    X(TrainingRecap, counted)         \
    X(HolderRefunded, counted)        \
    X(RightsGranted, counted)         \
    X(GrantExpired, counted)          \
    X(FundsCalled, counted)           \
    X(CallFunded, counted)            \
    X(FundsInSuspense, counted)       \
    X(SuspenseAllocated, counted)     \
    X(TopUpReceived, counted)         \
    X(GrantRefused, counted)          \
    X(GrantUsed, counted)             \
    X(GrantEnded, counted)            \
    X(TopUpUsed, counted)             \
    X(PayableOpened, counted)         \
    X(FunderRefunded, counted)        \
    X(ContributionReceived, counted)  \
    X(ShareRecovered, counted)        \
    X(ProviderRegistered, counted)    \
    X(BankDetailsSet, counted)        \
    X(PaymentsSuspended, counted)     \
    X(PaymentsResumed, counted)       \
    X(PaymentIssued, counted)         \
    X(PaymentItemsAdded, counted)     \
    X(PayablesOffset, counted)        \
    X(PaymentAccepted, counted)       \
    X(PaymentSettled, counted)        \
    X(PaymentRejected, counted)       \
    X(PaymentReturned, counted)       \
    X(ProviderClaimed, counted)       \
    X(RecoveryReceived, counted)      \
    X(RunPaymentAdded, counted)       \
    X(RunSealed, counted)             \
    X(DossierPaid, counted)           \
    X(DossierReopened, counted)       \
    X(YearClosed, counted)

namespace grandlivre {

using RequestKind = wire::RequestBody;
using EventKind = wire::EventBody;
using wire::ActivityCategory;
using wire::BankStatus;
using wire::Bucket;
using wire::ControlResult;
using wire::ControlState;
using wire::DebitCause;
using wire::DossierState;
using wire::EndMotive;
using wire::FreezeCause;
using wire::GrantKind;
using wire::HourKind;
using wire::LedgerAccount;
using wire::PayableState;
using wire::PaymentState;
using wire::Reason;
using wire::ResourceClass;
using wire::SplitSource;
using wire::TopUpKind;
using wire::TrainingKind;
using wire::TransferState;
using wire::Unit;
using wire::WorkUnit;

namespace request {
#define GL_ALIAS(kind, ...) using kind = wire::kind##T;
GL_REQUESTS(GL_ALIAS)
}  // namespace request

namespace event {
GL_EVENTS(GL_ALIAS)
#undef GL_ALIAS
}  // namespace event

namespace detail {
struct End {};
template <class... Kinds>
struct List;
template <class... Kinds>
struct List<End, Kinds...> {
    using Variant = std::variant<Kinds...>;
};
}  // namespace detail

#define GL_MEMBER(kind, ...) , request::kind
using RequestVariant = detail::List<detail::End GL_REQUESTS(GL_MEMBER)>::Variant;
#undef GL_MEMBER
#define GL_MEMBER(kind, ...) , event::kind
using EventVariant = detail::List<detail::End GL_EVENTS(GL_MEMBER)>::Variant;
#undef GL_MEMBER

/// The variants, whose copies and moves are compiled once (catalog.cc): each is code for
/// every kind, and every file that passes an event on would have its own.
#define GL_BODY(Body, Variant)            \
    struct Body : Variant {               \
        using Variant::Variant;           \
        using Variant::operator=;         \
        Body();                           \
        Body(const Body&);                \
        Body(Body&&) noexcept;            \
        Body& operator=(const Body&);     \
        Body& operator=(Body&&) noexcept; \
        ~Body();                          \
    };
GL_BODY(RequestBody, RequestVariant)
GL_BODY(EventBody, EventVariant)
#undef GL_BODY

/// Whether a request's business date may lie before the partition's clock.
enum class Dating : std::uint8_t { timely, late, relayed };

constexpr StreamKind stream_kind(RequestKind kind) {
    switch (kind) {
#define GL_CASE(kind, stream, dates) \
    case RequestKind::kind: return StreamKind::stream;
        GL_REQUESTS(GL_CASE)
#undef GL_CASE
        case RequestKind::NONE: break;
    }
    return StreamKind::account;
}

constexpr Dating dating(RequestKind kind) {
    switch (kind) {
#define GL_CASE(kind, stream, dates) \
    case RequestKind::kind: return Dating::dates;
        GL_REQUESTS(GL_CASE)
#undef GL_CASE
        case RequestKind::NONE: break;
    }
    return Dating::timely;
}

/// Sent by the ledger itself, from one stream to another.
constexpr bool is_relay(RequestKind kind) { return dating(kind) == Dating::relayed; }

/// Whether an event counts in its stream's version: refusals do not.
constexpr bool counts(EventKind kind) {
    constexpr bool counted = true, uncounted = false;
    switch (kind) {
#define GL_CASE(kind, counting) \
    case EventKind::kind: return counting;
        GL_EVENTS(GL_CASE)
#undef GL_CASE
        case EventKind::NONE: break;
    }
    return (void)counted, uncounted;
}

/// The kind of a table of the variants.
template <class Body>
constexpr EventKind event_kind() {
    return wire::EventBodyTraits<typename Body::TableType>::enum_value;
}
inline EventKind kind_of(const EventBody& body) {
    return std::visit([](const auto& event) { return event_kind<std::decay_t<decltype(event)>>(); }, body);
}

/// Calls with one overload a kind; a missing one does not compile.
template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace grandlivre
