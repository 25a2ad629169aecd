#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

Kinds keep_in_suspense(NaiveFunder& funder, const Json& request, const std::string& cause) {
    funder.receipts[request["bank_reference"]] = {request["cents"], request["call"], cause};
    return {"FundsInSuspense"};
}

}  // namespace

NaiveTotals NaiveFunder::totals() const {
    NaiveTotals totals{.granted = funded - refused};
    for (const auto& [dossier, cents] : receivables) totals.receivable += cents;
    for (const auto& [reference, receipt] : receipts) totals.suspense += receipt.suspense;
    for (const auto& [id, cents] : refundable) totals.refundable += cents;
    return totals;
}

std::map<std::string, NaiveReceipt> NaiveFunder::suspense() const {
    std::map<std::string, NaiveReceipt> waiting = receipts;
    std::erase_if(waiting, [](const auto& entry) { return entry.second.suspense == 0; });
    return waiting;
}

Kinds NaiveModel::decide_for_funder(const Json& request) {
    NaiveFunder& funder = funders_[request["funder"]];
    if (request["type"] == "CallFunds") return call_funds(funder, request);
    return request["type"] == "ReceiveFunds" ? receive_funds(funder, request) : allocate_suspense(funder, request);
}

Kinds NaiveModel::call_funds(NaiveFunder& funder, const Json& request) {
    if (funder.calls.contains(request["call"])) throw No{"call_exists"};
    NaiveCall& call = funder.calls[request["call"]];
    call.lines = request["lines"];
    for (const Json& line : call.lines) call.cents += line["cents"].get<std::int64_t>();
    return {"FundsCalled"};
}

Kinds NaiveModel::receive_funds(NaiveFunder& funder, const Json& request) {
    const std::int64_t cents = request["cents"];
    if (funder.receipts.contains(request["bank_reference"])) return {};
    funder.received += cents;
    const auto call = funder.calls.find(request["call"]);
    if (call != funder.calls.end()) {
        if (cents != call->second.cents - call->second.received)
            return keep_in_suspense(funder, request, "amount_mismatch");
        funder.receipts[request["bank_reference"]] = {0, request["call"], ""};
        return fund(call->second, funder, request);
    }
    // not a call of its: perhaps what it owes for a dossier
    const auto owed = funder.receivables.find(request["call"]);
    if (owed == funder.receivables.end() || owed->second == 0) return keep_in_suspense(funder, request, "unknown_call");
    if (cents != owed->second) return keep_in_suspense(funder, request, "amount_mismatch");
    funder.receipts[request["bank_reference"]] = {0, request["call"], ""};
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
    if (cents == missing) return fund(call->second, funder, request);
    call->second.received += cents;
    return {"SuspenseAllocated"};
}

/// The money of a call is complete: each line becomes a right of its account.
Kinds NaiveModel::fund(NaiveCall& call, NaiveFunder& funder, const Json& request) {
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

/// What an account decided about money of a funder. One that nobody knew begins so.
void NaiveModel::tell_funder(const Json& relay) {
    NaiveFunder& funder = funders_[relay["funder"]];
    const std::string type = relay["type"];
    const std::int64_t cents = relay["cents"];
    if (type == "TopUpUsed") {
        funder.receivables[relay["dossier"]] += cents;
        funder.raised += cents;
    } else {
        funder.funds -= cents;
        if (type == "GrantUsed") {
            funder.used += cents;
        } else if (type == "GrantRefused") {
            funder.refused += cents;
            NaiveReceipt& receipt = funder.receipts[relay["grant"]];
            receipt.suspense += cents;
            receipt.cause = relay["reason"];
        } else if (relay["refundable"]) {
            funder.refundable[relay["grant"]] += cents;
        } else {
            funder.forfeited += cents;
        }
    }
    count({type});
}

}  // namespace grandlivre::test
