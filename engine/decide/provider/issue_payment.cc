#include <algorithm>

#include "engine/decide/provider/recovery_shares.h"
#include "events/values/optional_date.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

/// Dossiers of one event; more follow in others, so that no record grows without bound.
constexpr std::size_t most_items = 4'096;

using Items = std::vector<std::unique_ptr<wire::PaymentItemT>>;

/// What is due by a day, in order of due date, then dossier.
std::vector<DossierId> due(const Provider& provider, Date by) {
    std::vector<DossierId> dossiers;
    for (const auto& [dossier, payable] : provider.payables)
        if (payable.state == PayableState::open && payable.due_on <= by) dossiers.push_back(dossier);
    std::ranges::stable_sort(dossiers, {}, [&](const DossierId& of) { return provider.payables.at(of).due_on; });
    return dossiers;
}

Cents sum_of(const Provider& provider, const std::vector<DossierId>& dossiers) {
    Cents sum;
    for (const DossierId& dossier : dossiers) sum += provider.payables.at(dossier).cents;
    return sum;
}

Items items_of(const Provider& provider, std::span<const DossierId> dossiers) {
    Items items;
    for (const DossierId& dossier : dossiers) {
        const ProviderPayable& payable = provider.payables.at(dossier);
        auto& item = *items.emplace_back(std::make_unique<wire::PaymentItemT>());
        item.dossier = dossier;
        item.account = payable.account;
        item.invoice = payable.invoice;
        item.cents = payable.cents;
        item.due_on = payable.due_on;
    }
    return items;
}

/// `<SIRET>-`, then the first 8 and the last 12 digits of the run's UUID: 35 characters,
/// as many as SEPA carries, and enough for a bank's answer to find its way back.
std::string end_to_end_id(Siret provider, const RunId& run) {
    std::string digits;
    for (const std::uint8_t byte : run.bytes) fmt::format_to(std::back_inserter(digits), "{:02X}", byte);
    return to_text(provider) + "-" + digits.substr(0, 8) + digits.substr(digits.size() - 12);
}

/// A run pays a provider once, and so does one whose digits are the same: banks could not
/// tell their transfers apart.
bool paid_under(const Provider& provider, const RunId& run, Siret siret) {
    return provider.offset_runs.contains(run) || provider.payments.contains(end_to_end_id(siret, run));
}

/// A line for each dossier of the first event; what is beyond has one for all.
Postings postings_of(const Provider& provider, const std::vector<DossierId>& dossiers, Cents net, Cents offset,
                     const Situation& at) {
    Postings postings;
    for (std::size_t i = 0; i < std::min(dossiers.size(), most_items); ++i)
        postings.of(of_payable(at, dossiers[i]))
            .debit(provider_payable, ResourceClass::none, provider.payables.at(dossiers[i]).cents);
    Cents beyond = net + offset;
    for (const Posting& line : postings) beyond -= Cents(line.amount);
    postings.of(of_provider(at))
        .debit(provider_payable, ResourceClass::none, beyond)
        .credit(provider_in_transit, ResourceClass::none, net)
        .credit(provider_undue, ResourceClass::none, offset);
    return postings;
}

Events offset_all(const Provider& provider, const request::IssuePayment& request,
                  const std::vector<DossierId>& dossiers, const std::vector<ClaimedPart>& offsets, Cents sum,
                  RuleNames rules, const Situation& at) {
    event::PayablesOffset event;
    event.end_to_end_id = end_to_end_id(at.stream.siret(), request.run);
    event.run = request.run;
    event.cents = sum;
    event.offsets = wire_claims(provider, offsets);
    event.items = items_of(provider, dossiers);
    event.shares = shares_of(provider, offsets, at);
    Postings postings = postings_of(provider, dossiers, Cents(), sum, at);
    post_shares(postings, event.shares, at);
    rules.push_back(at.rules.recovery_shares.nearest(at.on).name);
    return {fact(at, std::move(event), std::move(rules), std::move(postings))};
}

}  // namespace

/// One transfer for all that is due, less what the provider owes. Who cannot be paid
/// waits, and nothing is booked: the next run asks again.
Decision decide(const Provider& provider, const request::IssuePayment& request, const Situation& at) {
    const auto& horizon = at.rules.payment_horizon.nearest(at.on);
    const Date by = request.due_by ? day(request.due_by).value() : horizon.terms.last_day(at.on);
    const std::vector<DossierId> dossiers = due(provider, by);
    if (!provider.can_be_paid() || dossiers.empty() || paid_under(provider, request.run, at.stream.siret()))
        return Events{};

    const auto& offset_rule = at.rules.payment_offset.nearest(at.on);
    const Cents sum = sum_of(provider, dossiers);
    const Cents offset = offset_rule.terms.offset ? std::min(sum, provider.totals.undue) : Cents();
    const std::vector<ClaimedPart> offsets = over_claims(provider, offset);
    RuleNames rules{at.rules.payment_issue.nearest(at.on).name};
    if (!request.due_by) rules.push_back(horizon.name);
    if (offset > Cents()) rules.push_back(offset_rule.name);
    if (offset == sum) return offset_all(provider, request, dossiers, offsets, sum, std::move(rules), at);

    event::PaymentIssued event;
    event.end_to_end_id = end_to_end_id(at.stream.siret(), request.run);
    event.run = request.run;
    event.iban = provider.bank.iban;
    event.bic = provider.bank.bic;
    event.holder_name = provider.bank.holder_name;
    event.cents = sum - offset;
    event.offsets = wire_claims(provider, offsets);
    event.dossiers = static_cast<std::uint32_t>(dossiers.size());
    const std::span<const DossierId> all(dossiers);
    event.items = items_of(provider, all.first(std::min(all.size(), most_items)));
    const std::string id = event.end_to_end_id;
    Events events{fact(at, std::move(event), rules, postings_of(provider, dossiers, sum - offset, offset, at))};
    for (std::size_t from = most_items; from < all.size(); from += most_items) {
        event::PaymentItemsAdded more;
        more.end_to_end_id = id;
        more.items = items_of(provider, all.subspan(from, std::min(most_items, all.size() - from)));
        events.push_back(fact(at, std::move(more), rules));
    }
    return events;
}

}  // namespace grandlivre
