#include "tools/formats/fec_wording.h"

#include "events/values/native.h"
#include "tools/formats/ascii_text.h"

namespace grandlivre::tools {
namespace {

constexpr FecJournal bank{"BQ", "Bank"}, services{"AC", "Services and invoices of providers"},
    orders{"VE", "Orders of holders"}, funders{"FI", "Grants and top-ups of funders"}, recoveries{"RE", "Recoveries"},
    other{"OD", "Other operations"};

/// `RightsDebited` is `Rights debited`.
std::string words(std::string_view name) {
    std::string text;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && !text.empty()) text += ' ';
        text += capital && !text.empty() ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// Whatever an event has of names that are known outside.
template <class Event>
void add_references(const Event& event, std::string& text) {
    const auto add = [&](const flatbuffers::String* reference) {
        if (reference && reference->size() > 0) text += " " + reference->str();
    };
    if constexpr (requires { event.call(); }) add(event.call());
    if constexpr (requires { event.period(); }) add(event.period());
    if constexpr (requires { event.bank_reference(); }) add(event.bank_reference());
    if constexpr (requires { event.payable(); }) add(event.payable()->invoice());
    if constexpr (requires { event.end_to_end_id(); }) add(event.end_to_end_id());
    if constexpr (requires { event.payment_reference(); }) add(event.payment_reference());
}

void add_references(const wire::YearClosed& event, std::string& text) {
    text += " " + std::to_string(static_cast<int>(flatbuffers::UnPack(*event.year())));
}

}  // namespace

FecJournal journal_of(const wire::Record& record) {
    switch (record.event_type()) {
        case EventKind::CallFunded: return record.event_as_CallFunded()->from_suspense() ? funders : bank;
        case EventKind::FundsInSuspense:
        case EventKind::TopUpReceived:
        case EventKind::ContributionReceived:
        case EventKind::FunderRefunded:
        case EventKind::HolderRefunded:
        case EventKind::RecoveryReceived:
        case EventKind::PaymentIssued:
        case EventKind::PaymentSettled:
        case EventKind::PaymentRejected:
        case EventKind::PaymentReturned: return bank;
        case EventKind::RightsDebited:
        case EventKind::RightsReleased:
        case EventKind::InvoiceAccepted:
        case EventKind::PayableOpened:
        case EventKind::PayablesOffset: return services;
        case EventKind::RightsReserved: return orders;
        case EventKind::SuspenseAllocated:
        case EventKind::GrantRefused:
        case EventKind::GrantUsed:
        case EventKind::GrantEnded:
        case EventKind::TopUpUsed: return funders;
        case EventKind::ProviderClaimed:
        case EventKind::ShareRecovered: return recoveries;
        default: return other;
    }
}

std::string label_of(const wire::Record& record) {
    std::string text = words(wire::EnumNameEventBody(record.event_type()));
    switch (record.event_type()) {
#define GL_CASE(kind, counting) \
    case EventKind::kind: add_references(*record.event_as_##kind(), text); break;
        GL_EVENTS(GL_CASE)
#undef GL_CASE
        case EventKind::NONE: break;
    }
    return ascii_text(text);
}

}  // namespace grandlivre::tools
