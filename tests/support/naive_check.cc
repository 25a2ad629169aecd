#include <fmt/format.h>

#include "tests/support/naive_parts.h"

/// What must hold when no relay waits, sum by sum.
namespace grandlivre::test {

using namespace naive;

namespace {

/// Collects the first of what does not hold.
class Complaint {
public:
    void equal(const std::string& what, std::int64_t left, std::int64_t right) {
        if (left != right) say(fmt::format("{}: {} is not {}", what, left, right));
    }
    void not_negative(const std::string& what, std::int64_t amount) {
        if (amount < 0) say(fmt::format("{}: {} is negative", what, amount));
    }
    void say(const std::string& sentence) {
        if (sentence_.empty()) sentence_ = sentence;
    }
    const std::string& sentence() const { return sentence_; }

private:
    std::string sentence_;
};

/// What dossiers hold of an account's parts, by `annual`, `grant <id>` or `hours cpf`.
using Held = std::map<std::string, std::int64_t>;

struct Sums {
    std::map<std::string, std::int64_t> available, reserved, used, top_ups;  ///< by funder
    std::map<std::string, std::int64_t> money;                               ///< what accounts of the book come to
    std::int64_t provider_paid = 0;
    std::int64_t billed = 0, paid = 0, due = 0, refundable = 0, credit_notes = 0;
};

std::string holder_of(const NaiveLine& line) { return line.source == "grant" ? "grant " + line.grant : line.source; }

bool is_paid(const NaiveDossier& dossier) { return dossier.payment_state == "paid"; }

bool is_right(const NaiveLine& line) {
    return line.source != "top_up" && line.source != "card" && line.source != "credit_note";
}

void check_line(const std::string& id, const NaiveLine& line, bool settled, Complaint& complaint) {
    const std::int64_t rest = line.released + line.forfeited + line.refunded + line.credit_note;
    complaint.equal(id + ": a line's parts", line.debited + rest, settled ? line.reserved : 0);
    for (const std::int64_t amount :
         {line.reserved - 1, line.debited, line.released, line.forfeited, line.refunded, line.credit_note})
        complaint.not_negative(id + ": a line", amount);
    // Each class of money ends in its own way.
    const bool is_card = line.source == "card" || line.source == "credit_note", is_top_up = line.source == "top_up";
    if (is_card) complaint.equal(id + ": the holder's money", line.released + line.forfeited, 0);
    if (!is_card) complaint.equal(id + ": rights and top-ups", line.refunded + line.credit_note, 0);
    if (is_top_up) complaint.equal(id + ": a top-up", line.forfeited, 0);
}

void check_dossier(const std::string& id, const NaiveDossier& dossier, Complaint& complaint) {
    std::int64_t reserved = 0, debited = 0, refunded = 0;
    for (const NaiveLine& line : dossier.split) {
        check_line(id, line, dossier.settled(), complaint);
        reserved += line.reserved;
        debited += line.debited;
        if (line.source == "card") refunded += line.refunded;
    }
    const bool accepted = !dossier.accepted_on.empty();
    complaint.equal(id + ": its lines", reserved, accepted ? dossier.price : 0);
    complaint.equal(id + ": its due", dossier.due, debited);
    complaint.equal(id + ": refundable", dossier.refundable, refunded + dossier.recovered - dossier.paid_back);
    if (dossier.times_paid < 0 || dossier.times_paid > 1) complaint.say(id + ": paid twice");
    // Other ends keep their state, whatever is paid for them.
    if ((dossier.state == "paid" && !is_paid(dossier)) || (dossier.state == "invoiced" && is_paid(dossier)))
        complaint.say(id + ": " + dossier.state + ", payment " + dossier.payment_state);
    if (accepted != (holds_rights(dossier) || dossier.settled())) complaint.say(id + ": " + dossier.state);
    if ((dossier.due > 0) != (dossier.payment_state != "not_billable"))
        complaint.say(id + ": payment " + dossier.payment_state);
}

Held held_by(const NaiveAccount& account) {
    Held held;
    for (const auto& [id, dossier] : account.dossiers) {
        if (dossier.in_hours() && dossier.in_euros)
            held[bucket_of(dossier.kind)] += cents_of(dossier.kind, dossier.held);
        if (dossier.in_hours() && !dossier.in_euros) held["hours " + dossier.kind] += dossier.held;
        if (holds_rights(dossier))
            for (const NaiveLine& line : dossier.split)
                if (is_right(line)) held[holder_of(line)] += line.reserved;
    }
    return held;
}

/// The holder's own money: what dossiers gave, less what dossiers took.
std::int64_t credit_note_of(const NaiveAccount& account) {
    std::int64_t cents = 0;
    for (const auto& [id, dossier] : account.dossiers)
        for (const NaiveLine& line : dossier.split) {
            cents += line.credit_note;
            if (line.source == "credit_note") cents += line.refunded - line.reserved;
        }
    return cents;
}

void check_account(const std::string& id, const NaiveAccount& account, Complaint& complaint) {
    Held held = held_by(account);
    const auto check = [&](const std::string& name, const NaivePart& part) {
        complaint.not_negative(id + " " + name, part.available);
        complaint.equal(id + " " + name + " reserved", part.reserved, held[name]);
    };
    for (const auto& [bucket, part] : account.euros) check(bucket, part);
    for (const auto& [grant, of] : account.grants) check("grant " + grant, of.part);
    for (const auto& [kind, part] : account.hours)
        if (kind != "public") check("hours " + kind, part);
    complaint.equal(id + " credit note", account.credit_note, credit_note_of(account));
    for (const std::int64_t amount : {account.credit_note, account.debt, account.debited, account.forfeited})
        complaint.not_negative(id, amount);
    const std::int64_t indebted = account.euros.at("annual").available + account.euros.at("dif").available;
    if (account.debt > 0) complaint.equal(id + " available with a debt", indebted, 0);
    for (const auto& [dossier_id, dossier] : account.dossiers) check_dossier(dossier_id, dossier, complaint);
}

void add(const NaiveAccount& account, Sums& sums) {
    for (const auto& [id, grant] : account.grants) {
        sums.available[grant.funder] += grant.part.available;
        sums.reserved[grant.funder] += grant.part.reserved;
    }
    sums.credit_notes += account.credit_note;
    for (const auto& [id, dossier] : account.dossiers) {
        if (dossier.payment_state == "billed" || is_paid(dossier)) sums.billed += dossier.due;
        if (is_paid(dossier)) sums.paid += dossier.due;
        sums.refundable += dossier.refundable;
        sums.due += dossier.due;
        for (const NaiveLine& line : dossier.split) {
            if (line.source == "grant") sums.used[line.funder] += line.debited;
            if (line.source == "top_up") sums.top_ups[line.funder] += line.debited;
        }
    }
}

void check_funder(const std::string& siren, const NaiveFunder& funder, Sums& sums, Complaint& complaint) {
    std::int64_t in_part = 0, called = 0;
    for (const auto& [label, call] : funder.calls) {
        if (call.state == "called") {
            in_part += call.received;
            complaint.not_negative(label, call.cents - call.received - 1);
        } else {
            called += call.cents;
            complaint.equal(label, call.received, call.cents);
        }
        complaint.not_negative(label, call.received);
    }
    const NaiveTotals totals = funder.totals();
    const std::int64_t grants = sums.available[siren] + sums.reserved[siren];
    complaint.equal(siren + " grants used", funder.used, sums.used[siren]);
    complaint.equal(siren + " funds", funder.funds, grants);
    complaint.equal(siren + " calls funded", funder.funded, called);
    complaint.equal(siren + " granted", totals.granted + funder.shares,
                    grants + funder.used + totals.refundable + funder.refunded + funder.forfeited);
    // What a refusal gave back waits again, or is in another call: it was received once.
    complaint.equal(siren + " money", funder.received + funder.shares,
                    totals.suspense + in_part + grants + funder.used + totals.refundable + funder.refunded +
                        funder.forfeited + funder.paid_for_top_ups);
    complaint.equal(siren + " top-ups", funder.raised, sums.top_ups[siren]);
    complaint.equal(siren + " receivable", totals.receivable, funder.raised - funder.paid_for_top_ups);
    for (const auto& [reference, receipt] : funder.receipts) complaint.not_negative(reference, receipt.suspense);
    for (const std::int64_t amount : {totals.granted, totals.receivable, totals.suspense, totals.contributed})
        complaint.not_negative(siren, amount);
    for (const auto& [grant, cents] : funder.refundable) complaint.not_negative(grant, cents);
    sums.money["funder:funds"] -= funder.funds;
    sums.money["funder:suspense"] -= totals.suspense;
    sums.money["funder:called_in_part"] -= in_part;
    sums.money["funder:receivable"] += totals.receivable;
    sums.money["funder:refundable"] -= totals.refundable;
}

/// Each payable is open, or in one payment that was not undone.
void check_payments(const std::string& siret, const NaiveProvider& provider, Complaint& complaint) {
    std::map<std::string, std::string> in_payment;  // states, by dossier
    std::int64_t transferred = 0;
    for (const auto& [id, payment] : provider.payments) {
        const bool lives = payment.state != "rejected" && payment.state != "returned";
        std::int64_t total = 0, withheld = 0;
        for (const std::string& dossier : payment.dossiers) {
            total += provider.payables.at(dossier).cents;
            const std::string state = payment.state == "settled" ? "paid" : "in_transit";
            if (lives && !in_payment.emplace(dossier, state).second) complaint.say(dossier + ": in two payments");
        }
        for (const NaiveOfClaim& offset : payment.offsets) withheld += offset.cents;
        complaint.equal(id, total, payment.cents + withheld);
        complaint.not_negative(id, payment.cents - 1);
        if (lives) transferred += total;
    }
    std::int64_t open = 0, paid_by_offset = 0;
    for (const auto& [dossier, payable] : provider.payables) {
        const auto paying = in_payment.find(dossier);
        if (paying != in_payment.end() && paying->second != payable.state)
            complaint.say(dossier + ": " + payable.state);
        if (paying != in_payment.end()) continue;
        if (payable.state == "in_transit") complaint.say(dossier + ": in no payment");
        (payable.state == "open" ? open : paid_by_offset) += payable.cents;
    }
    complaint.equal(siret + " payable", provider.owed().payable, open);
    complaint.equal(siret + " offset without a transfer", provider.offset, paid_by_offset);
}

void check_claims(const std::string& siret, const NaiveProvider& provider, Sums& sums, Complaint& complaint) {
    std::int64_t claimed = 0, withheld = provider.offset, moved = 0, in_transit = 0;
    for (const auto& [id, payment] : provider.payments) {
        const bool on_its_way = payment.state == "issued" || payment.state == "accepted";
        for (const NaiveOfClaim& offset : payment.offsets) {
            if (on_its_way) in_transit += offset.cents;
            if (on_its_way || payment.state == "settled") withheld += offset.cents;
        }
    }
    for (const NaiveClaim& claim : provider.claims) {
        claimed += claim.cents;
        moved += claim.cents;
        complaint.not_negative(siret + " undue", claim.undue);
        for (const NaiveShare& part : claim.parts) {
            moved -= part.cents;
            complaint.not_negative(siret + " a part of a claim", part.cents);
        }
    }
    const NaiveOwed owed = provider.owed();
    complaint.equal(siret + " undue", owed.undue, claimed - withheld - provider.recovered);
    complaint.equal(siret + " shares", moved, withheld - in_transit + provider.recovered);
    sums.money["provider:payable"] -= owed.payable;
    sums.money["provider:in_transit"] -= owed.in_transit;
    sums.money["provider:undue"] += owed.undue;
    sums.provider_paid += owed.paid;
}

}  // namespace

std::string NaiveModel::broken() const {
    Complaint complaint;
    Sums sums;
    if (!relays_.empty()) complaint.say("a relay waits");
    for (const auto& [id, account] : accounts_) {
        check_account(id, account, complaint);
        add(account, sums);
    }
    for (const auto& [siren, funder] : funders_) check_funder(siren, funder, sums, complaint);
    for (const auto* grants : {&sums.available, &sums.used, &sums.top_ups})
        for (const auto& [siren, cents] : *grants)
            if (cents != 0 && !funders_.contains(siren)) complaint.say(siren + ": a funder that nobody knows");
    std::int64_t payable = 0;
    for (const auto& [siret, provider] : providers_) {
        for (const auto& [dossier, owed] : provider.payables) payable += owed.cents;
        check_payments(siret, provider, complaint);
        check_claims(siret, provider, sums, complaint);
    }
    complaint.equal("payables", payable, sums.billed);
    complaint.equal("dossiers paid", sums.paid, sums.provider_paid);
    sums.money.insert({{"relay:clearing", 0},
                       {"provider:accrued", sums.billed - sums.due},
                       {"holder:refundable", -sums.refundable},
                       {"holder:credit_note", -sums.credit_notes}});
    std::int64_t sum = 0;
    for (const auto& [account, cents] : books_.totals()) sum += cents;
    complaint.equal("book money", sum, 0);
    for (const auto& [account, cents] : sums.money) {
        const auto booked = books_.totals().find(account);
        complaint.equal(account, booked == books_.totals().end() ? 0 : booked->second, cents);
    }
    return complaint.sentence();
}

}  // namespace grandlivre::test
