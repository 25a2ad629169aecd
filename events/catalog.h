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
/// may not (`timely`).
#define GL_REQUESTS(X)                      \
    X(OpenAccount, account, timely)         \
    X(DeclareQualification, account, late)  \
    X(RevokeQualification, account, late)   \
    X(DeclareActivity, account, late)       \
    X(CreditHours, account, late)           \
    X(ConvertHours, account, timely)        \
    X(CreditCivic, account, late)           \
    X(FreezeAccount, account, late)         \
    X(CloseAccount, account, timely)        \
    X(ClaimFromHolder, account, late)       \
    X(DebitWithoutPayment, account, timely) \
    X(ReserveHours, account, timely)        \
    X(DebitHours, account, timely)          \
    X(ReleaseHours, account, timely)        \
    X(AdvanceClock, clock, timely)          \
    X(AdoptRules, clock, timely)

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
    X(HoursReleased, counted)

namespace grandlivre {

using RequestKind = wire::RequestBody;
using EventKind = wire::EventBody;
using wire::ActivityCategory;
using wire::Bucket;
using wire::DebitCause;
using wire::FreezeCause;
using wire::HourKind;
using wire::LedgerAccount;
using wire::Reason;
using wire::ResourceClass;
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
using RequestBody = detail::List<detail::End GL_REQUESTS(GL_MEMBER)>::Variant;
#undef GL_MEMBER
#define GL_MEMBER(kind, ...) , event::kind
using EventBody = detail::List<detail::End GL_EVENTS(GL_MEMBER)>::Variant;
#undef GL_MEMBER

/// Whether a request's business date may lie before the partition's clock.
enum class Dating : bool { timely, late };

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
