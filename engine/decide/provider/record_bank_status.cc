#include "engine/decide/provider/recovery_shares.h"

namespace grandlivre {
namespace {

using enum LedgerAccount;

/// Whether the bank says again, or too late, what the transfer has gone through.
bool passed(const Payment& payment, BankStatus status) {
    switch (status) {
        case BankStatus::accepted: return payment.reached >= TransferState::accepted;
        case BankStatus::settled: return payment.reached == TransferState::settled;
        case BankStatus::rejected: return payment.state == TransferState::rejected;
        case BankStatus::returned: return payment.state == TransferState::returned;
    }
    GL_INVARIANT(false, "a status of no kind");
}

std::vector<std::unique_ptr<wire::PaidDossierT>> paid_dossiers(const Provider& provider, const Payment& payment) {
    std::vector<std::unique_ptr<wire::PaidDossierT>> list;
    for (const DossierId& dossier : payment.dossiers) {
        auto& paid = *list.emplace_back(std::make_unique<wire::PaidDossierT>());
        paid.dossier = dossier;
        paid.account = provider.payables.at(dossier).account;
    }
    return list;
}

/// What was taken off claims, over all of a payment.
Cents withheld(const Payment& payment) {
    Cents sum;
    for (const ClaimedPart& offset : payment.offsets) sum += offset.cents;
    return sum;
}

/// Now the money that was withheld is in: it goes to those who had paid.
Events settle(const Provider& provider, const std::string& id, const Payment& payment, const Situation& at) {
    event::PaymentSettled event;
    event.end_to_end_id = id;
    event.cents = payment.cents;
    event.dossiers = paid_dossiers(provider, payment);
    event.shares = shares_of(provider, payment.offsets, at);
    Postings postings(of_provider(at));
    postings.debit(provider_in_transit, ResourceClass::none, payment.cents)
        .credit(bank, ResourceClass::none, payment.cents);
    post_shares(postings, event.shares, at);
    RuleNames rules{at.rules.payment_status.nearest(at.on).name};
    if (!event.shares.empty()) rules.push_back(at.rules.recovery_shares.nearest(at.on).name);
    return {fact(at, std::move(event), std::move(rules), std::move(postings))};
}

/// The payables are as if the transfer had not been: open, with their due dates; and
/// what was withheld is owed again.
Postings reopened(const Provider& provider, const Payment& payment, const Situation& at) {
    constexpr std::size_t most_lines = 4'096;  // as when it was issued
    Postings postings(of_provider(at));
    postings
        .debit(payment.state == TransferState::settled ? bank : provider_in_transit, ResourceClass::none, payment.cents)
        .debit(provider_undue, ResourceClass::none, withheld(payment));
    Cents beyond = payment.cents + withheld(payment);
    for (std::size_t i = 0; i < std::min(payment.dossiers.size(), most_lines); ++i) {
        const Cents cents = provider.payables.at(payment.dossiers[i]).cents;
        postings.of(of_payable(at, payment.dossiers[i])).credit(provider_payable, ResourceClass::none, cents);
        beyond -= cents;
    }
    postings.of(of_provider(at)).credit(provider_payable, ResourceClass::none, beyond);
    return postings;
}

/// What rejection and return have in common: what the bank's reason means for the
/// account, and for the provider.
template <class Event>
Event ended(const request::RecordBankStatus& request, const Payment& payment, const Situation& at) {
    const BankReasons& reasons = at.rules.payment_status.nearest(at.on).terms;
    Event event;
    event.end_to_end_id = request.end_to_end_id;
    event.cents = payment.cents;
    event.reason = request.reason;
    if (reasons.kills_iban(request.reason)) event.dead_iban = payment.iban;
    event.suspends = reasons.suspends(request.reason);
    return event;
}

Events reject(const Provider& provider, const request::RecordBankStatus& request, const Payment& payment,
              const Situation& at) {
    return {fact(at, ended<event::PaymentRejected>(request, payment, at), {at.rules.payment_status.nearest(at.on).name},
                 reopened(provider, payment, at))};
}

Events give_back(const Provider& provider, const request::RecordBankStatus& request, const Payment& payment,
                 const Situation& at) {
    auto event = ended<event::PaymentReturned>(request, payment, at);
    Postings postings = reopened(provider, payment, at);
    RuleNames rules{at.rules.payment_status.nearest(at.on).name};
    if (payment.state == TransferState::settled) {
        event.dossiers = paid_dossiers(provider, payment);
        event.shares = taken_back(provider, payment);
        post_shares(postings, event.shares, at);
        if (!event.shares.empty()) rules.push_back(at.rules.recovery_shares.nearest(at.on).name);
    }
    return {fact(at, std::move(event), std::move(rules), std::move(postings))};
}

}  // namespace

/// Statuses repeat and come out of order; `settled` is no proof that the money stays: a
/// return can follow days later.
Decision decide(const Provider& provider, const request::RecordBankStatus& request, const Situation& at) {
    const auto found = provider.payments.find(request.end_to_end_id);
    if (found == provider.payments.end())
        return refuse(Reason::unknown_payment, "no transfer to the provider is {}", request.end_to_end_id);
    const Payment& payment = found->second;
    if (passed(payment, request.status)) return Events{};
    if (payment.ended() || (request.status == BankStatus::rejected && payment.state == TransferState::settled))
        return refuse(Reason::wrong_state, "the transfer is {}", wire::EnumNameTransferState(payment.state));
    switch (request.status) {
        case BankStatus::accepted:
            return Events{fact(at, event::PaymentAccepted{.end_to_end_id = request.end_to_end_id},
                               {at.rules.payment_status.nearest(at.on).name})};
        case BankStatus::settled: return settle(provider, request.end_to_end_id, payment, at);
        case BankStatus::rejected: return reject(provider, request, payment, at);
        case BankStatus::returned: return give_back(provider, request, payment, at);
    }
    GL_INVARIANT(false, "a status of no kind");
}

}  // namespace grandlivre
