#include "engine/state/holdings.h"

#include "events/chart.h"
#include "events/values/invariant.h"

namespace grandlivre {
namespace {

/// A debit takes, a credit gives: parts are credit balances.
void take(std::int64_t& part, std::int64_t debit, LedgerAccount account) {
    const bool overflow = __builtin_sub_overflow(part, debit, &part);
    GL_INVARIANT(!overflow && part >= 0, "{} falls to {}", wire::EnumNameLedgerAccount(account), part);
}

}  // namespace

void Holdings::post(LedgerAccount account, Unit unit, ResourceClass resource_class, std::int64_t amount,
                    const std::optional<GrantId>& grant) {
    using enum LedgerAccount;
    const bool in_euros = unit == Unit::EUR;
    switch (account) {
        case annual_available: take(euro_parts[place(Bucket::annual)].available, amount, account); return;
        case annual_reserved: take(euro_parts[place(Bucket::annual)].reserved, amount, account); return;
        case dif_available:
            take(in_euros ? euro_parts[place(Bucket::dif)].available : hour_parts[place(HourKind::dif)].available,
                 amount, account);
            return;
        case dif_reserved:
            take(in_euros ? euro_parts[place(Bucket::dif)].reserved : hour_parts[place(HourKind::dif)].reserved, amount,
                 account);
            return;
        case cec_available:
            take(in_euros ? euro_parts[place(Bucket::cec)].available : hour_parts[place(HourKind::cec)].available,
                 amount, account);
            return;
        case cec_reserved:
            take(in_euros ? euro_parts[place(Bucket::cec)].reserved : hour_parts[place(HourKind::cec)].reserved, amount,
                 account);
            return;
        case cpf_available: take(hour_parts[place(HourKind::cpf)].available, amount, account); return;
        case cpf_reserved: take(hour_parts[place(HourKind::cpf)].reserved, amount, account); return;
        case public_available: take(hour_parts[place(HourKind::public_)].available, amount, account); return;
        case public_reserved: take(hour_parts[place(HourKind::public_)].reserved, amount, account); return;
        case LedgerAccount::used:
            // What a top-up paid was never a right of the holder's.
            if (in_euros && resource_class != ResourceClass::top_up) debited -= Cents(amount);
            return;
        case LedgerAccount::forfeited:
            if (in_euros) this->forfeited -= Cents(amount);
            return;
        case holder_debt:
            debt += Cents(amount);
            GL_INVARIANT(debt >= Cents(), "holder:debt falls to {}", debt.count());
            return;
        case grant_available: take(grants[grant.value()].available, amount, account); return;
        case grant_reserved: take(grants[grant.value()].reserved, amount, account); return;
        case holder_credit_note:
            credit_note -= Cents(amount);
            GL_INVARIANT(credit_note >= Cents(), "holder:credit_note falls to {}", credit_note.count());
            return;
        default: return;
    }
}

Balance balance_of(const Holdings& holdings) {
    Balance balance{};
    for (const Bucket bucket : euro_buckets) {
        balance.available += holdings.available(bucket);
        balance.reserved += holdings.reserved(bucket);
    }
    for (const auto& [id, part] : holdings.grants) {
        balance.available += Cents(part.available);
        balance.reserved += Cents(part.reserved);
    }
    balance.debited = holdings.debited;
    balance.forfeited = holdings.forfeited;
    balance.debt = holdings.debt;
    for (const HourKind kind : hour_kinds)
        if (holdings.held(kind) != Centihours())
            balance.hours.push_back({kind, holdings.available(kind), holdings.reserved(kind)});
    return balance;
}

}  // namespace grandlivre
