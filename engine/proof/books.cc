#include "engine/proof/books.h"

#include <algorithm>

#include "engine/decide/relay/relays.h"
#include "events/codec/record_lines.h"
#include "events/codec/request_reader.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

Cents cents(const wire::Cents* amount) { return flatbuffers::UnPack(*amount); }
Siren siren(const wire::Siren* funder) { return flatbuffers::UnPack(*funder); }
Siret siret(const wire::Siret* provider) { return flatbuffers::UnPack(*provider); }

/// Lists that are empty may be left out.
template <class List, class Visit>
void each(const List* list, Visit visit) {
    if (list)
        for (const auto* item : *list) visit(*item);
}
template <class List>
std::int64_t size_of(const List* list) {
    return list ? static_cast<std::int64_t>(list->size()) : 0;
}

/// Where an event of the journal adds to sums of others' streams and its own.
class EventSums {
public:
    EventSums(LedgerSums& sums, const wire::Record& record)
        : sums_(sums), record_(record), stream_(flatbuffers::UnPack(record.header()->stream())) {}

    void add(const wire::CallFunded& event) {
        FunderSums& funder = own_funder();
        if (!event.from_suspense()) funder.received += cents(event.cents());
        each(event.lines(), [&](const wire::CallLine& line) { funder.lines_funded += cents(line.cents()); });
    }
    void add(const wire::FundsInSuspense& event) { own_funder().received += cents(event.cents()); }
    void add(const wire::TopUpReceived& event) {
        own_funder().received += cents(event.cents());
        own_funder().top_ups_paid += cents(event.cents());
    }
    void add(const wire::TopUpUsed& event) { own_funder().top_ups_owed += cents(event.cents()); }
    void add(const wire::GrantRefused& event) { own_funder().lines_refused += cents(event.cents()); }
    void add(const wire::FunderRefunded& event) { own_funder().refunded += cents(event.cents()); }
    void add(const wire::ContributionReceived& event) { sums_.deducted += cents(event.deducted_cents()); }
    void add(const wire::RightsGranted& event) {
        sums_.funders[siren(event.funder())].granted += cents(event.line()->cents());
    }
    void add(const wire::ShareRecovered& event) {
        if (stream_.kind == StreamKind::funder)
            own_funder().recovered += cents(event.share()->cents());
        else
            sums_.providers[siret(event.provider())].holder_shares_booked += cents(event.share()->cents());
    }

    void add(const wire::RightsDebited& event) { settle(*event.settlement()); }
    void add(const wire::RightsReleased& event) { settle(*event.settlement()); }
    void add(const wire::InvoiceAccepted& event) {
        sums_.providers[siret(event.payable()->provider())].invoiced += cents(event.payable()->cents());
    }
    void add(const wire::DossierPaid&) { ++sums_.marked_paid; }
    void add(const wire::DossierReopened&) { ++sums_.marked_reopened; }

    void add(const wire::PayableOpened& event) { own_provider().opened += cents(event.payable()->cents()); }
    void add(const wire::PaymentIssued& event) {
        ProviderSums& provider = own_provider();
        ++provider.transfers;
        provider.transferred += cents(event.cents());
        withhold(event.offsets());
        name(event.items());
    }
    void add(const wire::PaymentItemsAdded& event) { name(event.items()); }
    void add(const wire::PayablesOffset& event) {
        withhold(event.offsets());
        name(event.items());
        sums_.paid += size_of(event.items());
        send(event.shares());
    }
    void add(const wire::PaymentSettled& event) {
        own_provider().settled += cents(event.cents());
        sums_.paid += size_of(event.dossiers());
        send(event.shares());
    }
    void add(const wire::PaymentRejected& event) {
        own_provider().bounced += cents(event.cents());
        owe_again();
    }
    void add(const wire::PaymentReturned& event) {
        // Only one that was settled had marked dossiers.
        const bool was_settled = size_of(event.dossiers()) > 0;
        (was_settled ? own_provider().returned : own_provider().bounced) += cents(event.cents());
        owe_again();
        sums_.reopened += size_of(event.dossiers());
        send(event.shares());
    }
    void add(const wire::ProviderClaimed& event) { own_provider().claimed += cents(event.cents()); }
    void add(const wire::RecoveryReceived& event) {
        own_provider().paid_back += cents(event.cents());
        send(event.shares());
    }
    void add(const wire::RunPaymentAdded& event) {
        ProviderSums& provider = sums_.providers[siret(event.transfer()->provider())];
        ++provider.run_transfers;
        provider.run_cents += cents(event.transfer()->cents());
    }
    /// All others are the matter of their own stream.
    template <class Event>
    void add(const Event&) {}

private:
    LedgerSums& sums_;
    const wire::Record& record_;
    const StreamId stream_;

    FunderSums& own_funder() { return sums_.funders[stream_.siren()]; }
    ProviderSums& own_provider() { return sums_.providers[stream_.siret()]; }

    void settle(const wire::Settlement& settlement) {
        sums_.providers[siret(settlement.provider())].due += cents(settlement.due_cents());
        each(settlement.lines(), [&](const wire::SettledLine& settled) {
            if (const auto* top_up = settled.line()->top_up())
                sums_.funders[siren(top_up->funder())].top_ups_debited += cents(settled.debited_cents());
        });
    }
    template <class Offsets>
    void withhold(const Offsets* offsets) {
        each(offsets, [&](const wire::ClaimPart& part) { own_provider().withheld += cents(part.cents()); });
    }
    template <class Items>
    void name(const Items* items) {
        each(items, [&](const wire::PaymentItem& item) { own_provider().items += cents(item.cents()); });
    }
    /// The event does not say again what was withheld from its transfer: its line does.
    void owe_again() {
        codec::each_line(record_, [&](const wire::Posting& line) {
            if (line.account() == provider_undue) own_provider().withheld_again += Cents(line.amount());
        });
    }
    template <class Shares>
    void send(const Shares* shares) {
        each(shares, [&](const wire::RecoveredShare& recovered) {
            const wire::Share& share = *recovered.share();
            if (const auto* grant = share.grant())
                sums_.funders[siren(grant->funder())].shares_sent += cents(share.cents());
            else if (const auto* top_up = share.top_up())
                sums_.funders[siren(top_up->funder())].shares_sent += cents(share.cents());
            else if (share.resource_class() == ResourceClass::mutualised)
                sums_.owed_shares += cents(share.cents());
            else
                own_provider().holder_shares_sent += cents(share.cents());
        });
    }
};

/// The balance of a funder that a line belongs to; null: none that is looked at.
Cents* balance_of(FunderSums& funder, const wire::Posting& line) {
    const bool of_grant = line.resource_class() == ResourceClass::grant;
    switch (line.account()) {
        case funder_funds: return &funder.funds;
        case funder_suspense: return &funder.suspense;
        case funder_called_in_part: return &funder.called_in_part;
        case funder_refundable: return &funder.refundable;
        case grant_available: return &funder.grants_available;
        case grant_reserved: return &funder.grants_reserved;
        case used: return of_grant ? &funder.grants_used : nullptr;
        case forfeited: return of_grant ? &funder.grants_forfeited : nullptr;
        case relay_clearing: return &funder.clearing;
        default: return nullptr;
    }
}
Cents* balance_of(ProviderSums& provider, const wire::Posting& line) {
    switch (line.account()) {
        case provider_accrued: return &provider.accrued;
        case provider_payable: return &provider.payable;
        case provider_in_transit: return &provider.in_transit;
        case provider_undue: return &provider.undue;
        case relay_clearing: return &provider.clearing;
        default: return nullptr;
    }
}

/// Whether a record's lines sum to zero in each book and unit.
bool balanced(const wire::Record& record) {
    std::map<std::pair<Book, Unit>, std::int64_t> sums;
    bool fits = true;
    codec::each_line(record, [&](const wire::Posting& line) {
        auto& sum = sums[{info(line.account()).book, line.unit()}];
        fits = fits && !__builtin_add_overflow(sum, line.amount(), &sum);
    });
    return fits && std::ranges::all_of(sums, [](const auto& sum) { return sum.second == 0; });
}

RequestKind kind_of(const Relay& relay) {
    return std::visit(
        [](const auto& body) {
            return wire::RequestBodyTraits<typename std::decay_t<decltype(body)>::TableType>::enum_value;
        },
        relay.body);
}

}  // namespace

void BooksCheck::add(const wire::Record& record) {
    add_lines(record);
    add_relays(record);
    add_event(record);
}

void BooksCheck::add_event(const wire::Record& record) {
    EventSums sums(sums_, record);
    switch (record.event_type()) {
#define GL_CASE(kind, counting) \
    case EventKind::kind: return sums.add(*record.event_as_##kind());
        GL_EVENTS(GL_CASE)
#undef GL_CASE
        case EventKind::NONE: return;
    }
}

void BooksCheck::add_lines(const wire::Record& record) {
    if (!record.postings()) return;
    ++sums_.events;
    if (balanced(record))
        ++sums_.balanced;
    else if (sums_.unbalanced.size() < most_places)
        sums_.unbalanced.push_back(codec::header_of(record).position);
    codec::each_line(record, [&](const wire::Posting& line) { add_line(record, line); });
}

void BooksCheck::add_line(const wire::Record& record, const wire::Posting& line) {
    const Cents amount(line.amount());
    BookTotal& total = sums_.books[{info(line.account()).book, line.unit()}];
    (amount > Cents() ? total.debit : total.credit) += amount > Cents() ? amount : -amount;
    if (line.account() == relay_clearing) sums_.clearing += amount;
    if (line.account() == fund_owed) sums_.owed += amount;
    const auto* of = codec::dimensions_at(record, line);
    if (of && of->funder()) {
        if (Cents* balance = balance_of(sums_.funders[siren(of->funder())], line)) *balance += amount;
        if (line.account() == relay_clearing) return;
    }
    if (of && of->provider())
        if (Cents* balance = balance_of(sums_.providers[siret(of->provider())], line)) *balance += amount;
}

/// A relay that was decided is a request of a record; one that was sent follows from an
/// event, and from the request where that was refused.
void BooksCheck::add_relays(const wire::Record& record) {
    std::optional<Request> decided;
    if (record.decision()) {
        const auto* bytes = record.decision()->request();
        const wire::Request& request = *wire::GetRequest(bytes->data());
        if (request.source()->string_view() == codec::relay_source) {
            ++sums_.relays[request.body_type()].decided;
            if (record.event_type() == EventKind::RequestRejected)
                decided = codec::decode_request({bytes->data(), bytes->size()});
        }
    }
    if (!may_send(record.event_type())) return;
    const codec::RecordHeader header = codec::header_of(record);
    const Event event{header.stream, header.on.value_or(Date()), codec::body_of(record), {}, {}};
    for (const Relay& relay : relays_of(event, decided ? &*decided : nullptr)) ++sums_.relays[kind_of(relay)].sent;
}

std::int64_t BooksCheck::in_flight() const { return relays_in_flight(sums_); }
std::vector<BooksLine> BooksCheck::lines() const { return books_lines(sums_); }

}  // namespace grandlivre
