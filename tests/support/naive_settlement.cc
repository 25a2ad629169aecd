#include <algorithm>

#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

std::int64_t percent(std::int64_t rate, std::int64_t cents) { return round_nearest(Fraction(rate) * cents / 100); }

bool is_right(const NaiveLine& line) {
    return line.source != "top_up" && line.source != "card" && line.source != "credit_note";
}

/// Whose money an invoice is paid with, in the order of the lines: the rights of all
/// together, the holder's own last.
std::vector<Json> shares_of(const NaiveDossier& dossier) {
    std::vector<Json> shares;
    const auto add = [&](const std::string& resource_class, const NaiveLine& line) {
        const bool together = resource_class == "mutualised" || resource_class == "holder";
        const auto same = std::find_if(shares.begin(), shares.end(),
                                       [&](const Json& share) { return together && share["class"] == resource_class; });
        if (same != shares.end())
            (*same)["cents"] = (*same)["cents"].get<std::int64_t>() + line.debited;
        else if (line.debited > 0)
            shares.push_back(
                {{"class", resource_class}, {"funder", line.funder}, {"grant", line.grant}, {"cents", line.debited}});
    };
    for (const NaiveLine& line : dossier.split) {
        const bool of_funder = line.source == "grant" || line.source == "top_up";
        if (of_funder || is_right(line)) add(of_funder ? line.source : "mutualised", line);
    }
    for (const NaiveLine& line : dossier.split)
        if (line.source == "card" || line.source == "credit_note") add("holder", line);
    return shares;
}

}  // namespace

std::vector<std::int64_t> naive::split(std::int64_t total, const std::vector<std::int64_t>& weights) {
    std::int64_t of = 0;
    for (const std::int64_t weight : weights) of += weight;
    std::vector<std::int64_t> parts(weights.size());
    if (of == 0) return parts;
    std::vector<std::pair<Fraction, std::size_t>> fractions;  // negative, so that the largest sorts first
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Fraction exact = Fraction(total) * weights[i] / of;
        parts[i] = whole_part(exact);
        fractions.emplace_back(parts[i] - exact, i);
        left -= parts[i];
    }
    std::sort(fractions.begin(), fractions.end());
    for (std::size_t i = 0; left > 0; ++i, --left) ++parts[fractions[i].second];
    return parts;
}

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
    std::vector<std::int64_t> reserved;
    for (const NaiveLine& line : dossier.split) reserved.push_back(line.reserved);
    const auto parts = split(due, reserved);
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
        post_due(step, line);
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
    const bool keeps = lost || line.source == "credit_note";
    books_.post("account:" + step.holder, step.on,
                {{"holder:payments", rest}, {keeps ? "holder:credit_note" : "holder:refundable", -rest}});
    if (keeps)
        step.account.credit_note += rest;
    else
        step.dossier.refundable += rest;
}

/// What the provider has of a line is the fund's expense, and the line's resource.
void NaiveModel::post_due(const Step& step, const NaiveLine& line) {
    const std::int64_t due = line.debited;
    const char* resource = line.source == "grant" || line.source == "top_up" ? "relay:clearing"
                           : is_right(line)                                  ? "fund:mutualised"
                                                                             : "holder:payments";
    books_.post("account:" + step.holder, step.on,
                {{"fund:expense", due}, {"provider:accrued", -due}, {resource, due}, {"fund:resources", -due}});
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
                       {"account", step.holder},
                       {"dossier", step.id},
                       {"cents", dossier.due},
                       {"due_on", plus_days(step.on, 30)},
                       {"shares", shares_of(dossier)}});
    books_.post("account:" + step.holder, step.on,
                {{"provider:accrued", dossier.due}, {"relay:clearing", -dossier.due}});
    return {"InvoiceAccepted", "TrainingRecap"};
}

Kinds NaiveModel::record_holder_refund(Step& step) {
    const std::int64_t cents = step.request["cents"];
    if (cents > step.dossier.refundable) throw No{"amount_mismatch"};
    step.dossier.refundable -= cents;
    step.dossier.paid_back += cents;
    books_.post("account:" + step.holder, step.on, {{"holder:refundable", cents}, {"bank", -cents}});
    return {"HolderRefunded"};
}

}  // namespace grandlivre::test
