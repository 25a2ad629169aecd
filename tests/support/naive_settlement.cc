#include <algorithm>

#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

std::int64_t percent(std::int64_t rate, std::int64_t cents) { return round_nearest(Fraction(rate) * cents / 100); }

/// A total in proportion to parts: the floor of each exact share, and one cent more
/// to those with the largest fraction left, the earlier ones first.
std::vector<std::int64_t> shares(std::int64_t total, const std::vector<NaiveLine>& lines, std::int64_t of) {
    std::vector<std::int64_t> parts;
    std::vector<std::pair<Fraction, std::size_t>> fractions;  // negative, so that the largest sorts first
    std::int64_t left = total;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Fraction exact = Fraction(total) * lines[i].reserved / of;
        parts.push_back(whole_part(exact));
        fractions.emplace_back(parts.back() - exact, i);
        left -= parts.back();
    }
    std::sort(fractions.begin(), fractions.end());
    for (std::size_t i = 0; left > 0; ++i, --left) ++parts[fractions[i].second];
    return parts;
}

bool is_right(const NaiveLine& line) {
    return line.source != "top_up" && line.source != "card" && line.source != "credit_note";
}

}  // namespace

bool NaiveDossier::settled() const {
    static const std::set<std::string> ends{
        "withdrawn",           "cancelled_by_holder", "late_cancelled", "no_show", "cancelled_by_provider",
        "cancelled_by_funder", "service_validated",   "invoiced",       "paid"};
    return !accepted_on.empty() && ends.contains(state);
}

/// An end before the training began. If it is the holder's fault, the provider has a
/// small part of the price and the rest is lost.
Kinds NaiveModel::settle_end(Step& step, const std::string& state, bool lost, const std::string& row) {
    ++reached_.rows[row];
    enter(step.dossier, state);
    return settle(step, lost ? percent(5, step.dossier.price) : 0, lost);
}

Kinds NaiveModel::settle_service(Step& step) {
    const NaiveDossier& dossier = step.dossier;
    const std::int64_t price = dossier.price, rate = dossier.rate;
    std::string row = dossier.motive;
    if (dossier.refused) row = "provider_stopped";
    if (row == "completed" && rate < 100) row = "provider_postponed";
    if (row == "trainee" && dossier.force_majeure) row = "force_majeure";
    if (row == "trainee") row = rate >= 80 ? "trainee>=80" : rate >= 25 ? "trainee 25..79" : "trainee<25";
    ++reached_.rows[row];
    if (dossier.corrected) ++reached_.rows["control corrected"];
    if (dossier.refused) ++reached_.rows["control refused"];

    enter(step.dossier, "service_validated");
    if (row == "completed" || row == "trainee>=80") return settle(step, price, true);
    if (row == "trainee 25..79") return settle(step, percent(rate, price), true);
    if (row == "trainee<25") return settle(step, percent(25, price), true);
    if (row == "provider_stopped") return settle(step, 0, false);
    return settle(step, percent(rate, price), false);  // force majeure, or postponed
}

/// Gives the provider its part of every line. The rest of rights is lost or goes back,
/// the holder's own money becomes a credit note or goes back, top-ups always do.
Kinds NaiveModel::settle(Step& step, std::int64_t due, bool lost) {
    NaiveDossier& dossier = step.dossier;
    bool anything_used = false;
    const auto parts = shares(due, dossier.split, dossier.price);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        NaiveLine& line = dossier.split[i];
        line.debited = parts[i];
        const std::int64_t rest = line.reserved - line.debited;
        if (line.source == "top_up")
            line.released = rest;
        else if (is_right(line))
            settle_right(step.account, line, rest, lost);
        else
            settle_payment(step, line, rest, lost);
        anything_used = anything_used || line.debited > 0 || line.forfeited > 0;
        tell_funder_of(step, line);
    }
    dossier.due = due;
    if (due > 0) dossier.payment_state = "to_bill";
    Kinds kinds{anything_used ? "RightsDebited" : "RightsReleased"};
    for (const std::string& kind : expire_what_came_back(step)) kinds.push_back(kind);
    return kinds;
}

void NaiveModel::settle_right(NaiveAccount& account, NaiveLine& line, std::int64_t rest, bool lost) {
    NaivePart& part = line.source == "grant" ? account.grants.at(line.grant).part : account.euros.at(line.source);
    part.reserved -= line.reserved;
    account.debited += line.debited;
    if (lost) {
        line.forfeited = rest;
        account.forfeited += rest;
        return;
    }
    line.released = rest;
    if (line.source == "grant")
        part.available += rest;
    else
        receive(account, line.source, rest);
}

void NaiveModel::settle_payment(Step& step, NaiveLine& line, std::int64_t rest, bool lost) {
    (lost ? line.credit_note : line.refunded) = rest;
    if (lost || line.source == "credit_note")
        step.account.credit_note += rest;
    else
        step.dossier.refundable += rest;
}

void NaiveModel::tell_funder_of(const Step& step, const NaiveLine& line) {
    const auto tell = [&](const char* type, std::int64_t cents) {
        if (cents == 0) return;
        relays_.push_back({{"type", type},
                           {"on", step.on},
                           {"funder", line.funder},
                           {"grant", line.grant},
                           {"dossier", step.id},
                           {"cents", cents},
                           {"refundable", false}});
    };
    if (line.source == "top_up") tell("TopUpUsed", line.debited);
    if (line.source != "grant") return;
    tell("GrantUsed", line.debited);
    tell("GrantEnded", line.forfeited);
}

Kinds NaiveModel::expire_what_came_back(Step& step) {
    Kinds kinds;
    for (const NaiveLine& line : step.dossier.split) {
        if (line.source != "grant" || line.released == 0) continue;
        const std::string& use_by = step.account.grants.at(line.grant).use_by;
        if (!use_by.empty() && use_by < step.on)
            kinds.push_back(expire(line.grant, step.account, line.released, step.on));
    }
    return kinds;
}

Kinds NaiveModel::submit_invoice(Step& step) {
    NaiveDossier& dossier = step.dossier;
    if (is_open_request(dossier) || holds_rights(dossier) || dossier.state == "hours_reserved") throw No{"wrong_state"};
    if (dossier.due == 0) throw No{"nothing_due"};
    if (dossier.payment_state != "to_bill") throw No{"wrong_state"};
    if (step.request["cents"] != dossier.due) throw No{"amount_mismatch"};
    dossier.payment_state = "billed";
    if (dossier.state == "service_validated") enter(dossier, "invoiced");
    relays_.push_back({{"type", "OpenPayable"},
                       {"on", step.on},
                       {"provider", dossier.provider},
                       {"dossier", step.id},
                       {"cents", dossier.due},
                       {"due_on", plus_days(step.on, 30)}});
    return {"InvoiceAccepted", "TrainingRecap"};
}

Kinds NaiveModel::record_holder_refund(Step& step) {
    const std::int64_t cents = step.request["cents"];
    if (cents > step.dossier.refundable) throw No{"amount_mismatch"};
    step.dossier.refundable -= cents;
    return {"HolderRefunded"};
}

}  // namespace grandlivre::test
