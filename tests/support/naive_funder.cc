#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

NaiveTotals NaiveFunder::totals() const {
    NaiveTotals totals{.granted = funded - refused};
    for (const auto& [dossier, cents] : receivables) totals.receivable += cents;
    for (const auto& [reference, receipt] : receipts) totals.suspense += receipt.suspense;
    for (const auto& [id, cents] : refundable) totals.refundable += cents;
    for (const auto& [dossier, cents] : recovered) totals.refundable += cents;
    totals.contributed = contributed;
    return totals;
}

std::map<std::string, NaiveReceipt> NaiveFunder::suspense() const {
    std::map<std::string, NaiveReceipt> waiting = receipts;
    std::erase_if(waiting, [](const auto& entry) { return entry.second.suspense == 0; });
    return waiting;
}

Kinds NaiveModel::decide_for_funder(const Json& request) {
    NaiveFunder& funder = funders_[request["funder"]];
    const std::string type = request["type"];
    if (type == "CallFunds") return call_funds(funder, request);
    if (type == "RefundFunder") return refund(funder, request);
    if (type == "ReceiveContribution") return receive_contribution(funder, request);
    return type == "ReceiveFunds" ? receive_funds(funder, request) : allocate_suspense(funder, request);
}

Kinds NaiveModel::call_funds(NaiveFunder& funder, const Json& request) {
    if (funder.calls.contains(request["call"])) throw No{"call_exists"};
    NaiveCall& call = funder.calls[request["call"]];
    call.lines = request["lines"];
    for (const Json& line : call.lines) {
        call.cents += line["cents"].get<std::int64_t>();
        funder.grants.insert(line["grant"]);
    }
    return {"FundsCalled"};
}

Kinds NaiveModel::receive_funds(NaiveFunder& funder, const Json& request) {
    const std::int64_t cents = request["cents"];
    if (funder.receipts.contains(request["bank_reference"])) return {};
    funder.received += cents;
    const std::string label = request["call"];
    const auto call = funder.calls.find(label);
    const auto owed = funder.receivables.find(label);
    const bool is_call = call != funder.calls.end(), is_owed = owed != funder.receivables.end() && owed->second > 0;
    std::string cause;
    if (is_call && cents != call->second.cents - call->second.received) cause = "amount_mismatch";
    // not a call of its: perhaps what it owes for a dossier
    if (!is_call && !is_owed) cause = "unknown_call";
    if (!is_call && is_owed && cents != owed->second) cause = "amount_mismatch";
    const bool waits = !cause.empty();
    funder.receipts[request["bank_reference"]] = {waits ? cents : 0, label, cause};
    if (is_call && !waits) {
        post(request, {{"bank", cents}});
        return fund(call->second, funder, request);
    }
    post(request, {{"bank", cents}, {waits ? "funder:suspense" : "funder:receivable", -cents}});
    if (waits) return {"FundsInSuspense"};
    owed->second = 0;
    funder.paid_for_top_ups += cents;
    return {"TopUpReceived"};
}

Kinds NaiveModel::allocate_suspense(NaiveFunder& funder, const Json& request) {
    const auto call = funder.calls.find(request["call"]);
    if (call == funder.calls.end()) throw No{"unknown_call"};
    const auto receipt = funder.receipts.find(request["bank_reference"]);
    if (receipt == funder.receipts.end()) throw No{"unknown_receipt"};
    const std::int64_t cents = receipt->second.suspense, missing = call->second.cents - call->second.received;
    if (cents == 0) throw No{"wrong_state"};
    if (cents > missing) throw No{"amount_mismatch"};
    receipt->second.suspense = 0;
    post(request, {{"funder:suspense", cents}});
    if (cents == missing) return fund(call->second, funder, request);
    call->second.received += cents;
    post(request, {{"funder:called_in_part", -cents}});
    return {"SuspenseAllocated"};
}

/// The money of a call is complete: each line becomes a right of its account.
Kinds NaiveModel::fund(NaiveCall& call, NaiveFunder& funder, const Json& request) {
    post(request, {{"funder:called_in_part", call.received}, {"funder:funds", -call.cents}});
    call.received = call.cents;
    call.state = "funded";
    funder.funded += call.cents;
    funder.funds += call.cents;
    for (Json relay : call.lines) {
        relay.update({{"type", "GrantRights"}, {"on", request["on"]}, {"funder", request["funder"]}});
        relays_.push_back(relay);
    }
    return {"CallFunded"};
}

/// Of a grant that ended, or of what a provider gave back for a dossier.
Kinds NaiveModel::refund(NaiveFunder& funder, const Json& request) {
    const bool of_grant = request.contains("grant");
    const std::string id = request[of_grant ? "grant" : "dossier"];
    if (!(of_grant ? funder.grants : funder.dossiers).contains(id))
        throw No{of_grant ? "unknown_grant" : "unknown_dossier"};
    const std::int64_t cents = request["cents"];
    std::int64_t& refundable = (of_grant ? funder.refundable : funder.recovered)[id];
    if (cents > refundable) throw No{"amount_mismatch"};
    refundable -= cents;
    funder.refunded += cents;
    post(request, {{"funder:refundable", cents}, {"bank", -cents}});
    return {"FunderRefunded"};
}

Kinds NaiveModel::receive_contribution(NaiveFunder& funder, const Json& request) {
    if (!funder.contributions.insert(request["bank_reference"]).second) {
        ++reached_.rows["a contribution again"];
        return {};
    }
    const std::int64_t cents = request["cents"], deducted = request.value("deducted_cents", std::int64_t{0});
    funder.contributed += cents;
    post(request, {{"bank", cents}, {"fund:owed", deducted}, {"fund:mutualised", -cents - deducted}});
    return {"ContributionReceived"};
}

void NaiveModel::post(const Json& of_funder, NaiveBooks::Lines lines) {
    books_.post("funder:" + of_funder["funder"].get<std::string>(), of_funder["on"], lines);
}

/// What an account or a provider decided about money of a funder. One that nobody knew
/// begins so.
void NaiveModel::tell_funder(const Json& relay) {
    NaiveFunder& funder = funders_[relay["funder"]];
    const std::string type = relay["type"];
    const std::int64_t cents = relay["cents"];
    if (relay.contains("dossier") && type != "GrantEnded") funder.dossiers.insert(relay["dossier"]);
    count({type});
    if (type == "TopUpUsed") {
        funder.receivables[relay["dossier"]] += cents;
        funder.raised += cents;
        return post(relay, {{"funder:receivable", cents}, {"relay:clearing", -cents}});
    }
    if (type == "ShareRecovered") {
        funder.recovered[relay["dossier"]] += cents;
        funder.shares += cents;
        return post(relay, {{"relay:clearing", cents}, {"funder:refundable", -cents}});
    }
    funder.funds -= cents;
    post(relay, {{"funder:funds", cents}});
    if (type == "GrantUsed") {
        funder.used += cents;
        post(relay, {{"relay:clearing", -cents}});
    } else if (type == "GrantRefused") {
        funder.refused += cents;
        NaiveReceipt& receipt = funder.receipts[relay["grant"]];
        receipt.suspense += cents;
        receipt.cause = relay["reason"];
        post(relay, {{"funder:suspense", -cents}});
    } else if (relay["refundable"]) {
        funder.refundable[relay["grant"]] += cents;
        post(relay, {{"funder:refundable", -cents}});
    } else {
        funder.forfeited += cents;
        post(relay, {{"fund:resources", -cents}});
    }
}

}  // namespace grandlivre::test
