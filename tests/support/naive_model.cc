#include "tests/support/naive_model.h"

#include "tests/support/naive_parts.h"
#include "tests/support/naive_shape.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

/// Facts that come late may be dated before the clock.
bool may_come_late(const std::string& type) {
    static const std::set<std::string> late{
        "DeclareQualification", "RevokeQualification", "DeclareActivity",   "CreditHours",      "CreditCivic",
        "FreezeAccount",        "ClaimFromHolder",     "ReceiveFunds",      "AllocateSuspense", "RecordHolderRefund",
        "ReceiveContribution",  "RefundFunder",        "RegisterProvider",  "SetBankDetails",   "SuspendPayments",
        "ResumePayments",       "RecordBankStatus",    "ClaimFromProvider", "RecordRecovery"};
    return late.contains(type);
}

}  // namespace

NaiveBalance NaiveAccount::balance() const {
    NaiveBalance balance{0, 0, debited, forfeited, debt, {}};
    const auto add = [&](const NaivePart& part) {
        balance.available += part.available;
        balance.reserved += part.reserved;
    };
    for (const auto& [bucket, part] : euros) add(part);
    for (const auto& [id, grant] : grants) add(grant.part);
    for (const auto& [kind, part] : hours)
        if (part.both() != 0) balance.hours[kind] = part;
    return balance;
}

void NaiveReached::add(const NaiveReached& other) {
    for (const auto of : {&NaiveReached::reasons, &NaiveReached::events, &NaiveReached::states, &NaiveReached::refusals,
                          &NaiveReached::rows})
        for (const auto& [name, count] : other.*of) (this->*of)[name] += count;
}

std::string NaiveReached::missing() const {
    std::string names;
    const auto expect = [&names](const std::map<std::string, std::size_t>& counts,
                                 std::initializer_list<const char*> expected) {
        for (const char* name : expected)
            if (!counts.contains(name)) names += (names.empty() ? "" : ", ") + std::string(name);
    };
    expect(rows, {"withdrawn", "late_cancelled", "no_show", "completed", "trainee>=80", "trainee 25..79", "trainee<25",
                  "force_majeure", "provider_postponed", "provider_stopped", "control corrected", "control refused"});
    expect(rows, {"not paid: the run did",
                  "not paid: not registered",
                  "not paid: suspended",
                  "not paid: no account",
                  "not paid: a dead account",
                  "not paid: nothing is due",
                  "sealed: unknown",
                  "sealed: nothing new",
                  "payment issued>accepted",
                  "payment issued>settled",
                  "payment accepted>settled",
                  "payment issued>rejected",
                  "payment accepted>rejected",
                  "payment issued>returned",
                  "payment accepted>returned",
                  "payment settled>returned",
                  "status known when accepted",
                  "status known when settled",
                  "status known when rejected",
                  "status known when returned",
                  "an offset given back",
                  "a share taken back",
                  "its account is dead",
                  "an earlier account is dead",
                  "suspended by the bank",
                  "invoiced again",
                  "a contribution again"});
    expect(refusals, {"RegisterProvider provider_exists",
                      "SetBankDetails unknown_provider",
                      "SetBankDetails invalid_iban",
                      "SetBankDetails dead_iban",
                      "SuspendPayments wrong_state",
                      "ResumePayments wrong_state",
                      "IssuePayment unknown_provider",
                      "IssuePayment wrong_date",
                      "SealRun wrong_date",
                      "RecordBankStatus unknown_payment",
                      "RecordBankStatus wrong_state",
                      "ClaimFromProvider unknown_dossier",
                      "ClaimFromProvider amount_mismatch",
                      "RecordRecovery unknown_dossier",
                      "RecordRecovery amount_mismatch",
                      "RefundFunder unknown_funder",
                      "RefundFunder unknown_grant",
                      "RefundFunder unknown_dossier",
                      "RefundFunder amount_mismatch",
                      "CloseYear wrong_date",
                      "CloseYear wrong_state"});
    expect(states, {"requested",
                    "proposed",
                    "awaiting_funder",
                    "accepted",
                    "in_training",
                    "service_declared",
                    "service_validated",
                    "invoiced",
                    "paid",
                    "refused_by_provider",
                    "refused_by_holder",
                    "refused_by_funder",
                    "lapsed",
                    "withdrawn",
                    "cancelled_by_holder",
                    "late_cancelled",
                    "no_show",
                    "cancelled_by_provider",
                    "cancelled_by_funder",
                    "hours_reserved",
                    "hours_ended"});
    return names;
}

std::vector<NaiveAnswer> NaiveModel::submit(const std::vector<std::string>& lines) {
    std::vector<NaiveAnswer> answers;
    for (const std::string& line : lines) {
        const auto request = read_request(line);
        if (!request) {
            answers.push_back({.reason = "malformed"});
            ++reached_.reasons["malformed"];
            continue;
        }
        const bool of_clock = stream_of(*request) == "clock";
        if (of_clock) decide_relays();
        answers.push_back(answer(content(*request)));
        if (of_clock) decide_relays();
    }
    decide_relays();
    return answers;
}

NaiveAnswer NaiveModel::answer(const Json& request) {
    const std::string stream = stream_of(request);
    const auto known = seen_.find({stream, request["id"]});
    if (known != seen_.end()) {
        if (known->second.content != request) {
            ++reached_.reasons["id_reused"];
            return {.reason = "id_reused"};
        }
        NaiveAnswer again = known->second.answer;
        again.duplicate = true;
        return again;
    }
    NaiveAnswer answer;
    const std::size_t waiting = relays_.size();
    try {
        if (request["type"] == "AdvanceClock") {
            answer = advance_clock(request["on"]);
        } else {
            answer.events = decide(request);
            answer.accepted = true;
            count(answer.events);
        }
    } catch (const No& no) {
        answer.reason = no.reason;
        ++reached_.reasons[no.reason];
        ++reached_.refusals[request["type"].get<std::string>() + " " + no.reason];
    }
    answer.relays = relays_.size() - waiting;
    if (const auto account = accounts_.find(stream); account != accounts_.end())
        answer.balance = account->second.balance();
    if (const auto funder = funders_.find(stream); funder != funders_.end()) answer.totals = funder->second.totals();
    if (const auto provider = providers_.find(stream); provider != providers_.end())
        answer.owed = provider->second.owed();
    seen_[{stream, request["id"]}] = {request, answer};
    return answer;
}

void NaiveModel::count(const Kinds& events) {
    for (const std::string& event : events) ++reached_.events[event];
}

Kinds NaiveModel::decide(const Json& request) {
    const std::string type = request["type"], on = request["on"];
    const bool too_early = !may_come_late(type) && !clock_.empty() && on < clock_;
    if (stream_of(request) == "clock") {
        if (too_early) throw No{"wrong_date"};
        if (type == "CloseYear") return close_year(request);
        if (!is_rule_book_(request["text"])) throw No{"invalid_rules"};
        return {};
    }
    if (request.contains("account")) {
        const bool opens = type == "OpenAccount", is_there = accounts_.contains(request["account"]);
        if (opens && is_there) throw No{"account_exists"};
        if (!opens && !is_there) throw No{"unknown_account"};
        if (too_early) throw No{"wrong_date"};
        return decide_for_account(request);
    }
    if (request.contains("provider")) return decide_for_provider(request, too_early);
    if (type == "SealRun") {
        if (too_early) throw No{"wrong_date"};
        return seal(request);
    }
    const bool begins = type == "CallFunds" || type == "ReceiveContribution";
    if (!begins && !funders_.contains(request["funder"])) throw No{"unknown_funder"};
    if (too_early) throw No{"wrong_date"};
    return decide_for_funder(request);
}

void NaiveModel::decide_relays() {
    while (!relays_.empty()) {
        const Json relay = relays_.front();
        relays_.pop_front();
        decide_relay(relay);
    }
}

void NaiveModel::decide_relay(const Json& relay) {
    const std::string type = relay["type"];
    if (type == "OpenPayable") {
        open_payable(relay);
        return count({"PayableOpened"});
    }
    if (type == "RunPayment") {
        runs_[relay["run"]].transfers[relay["provider"]] = {relay["cents"]};
        return count({"RunPaymentAdded"});
    }
    if (type == "MarkPaid" || type == "MarkReopened") return mark(relay);
    if (type == "ShareRecovered" && relay["funder"] == "") return refund_later(relay);
    if (type != "GrantRights") return tell_funder(relay);
    try {
        grant(relay);
        count({"RightsGranted"});
    } catch (const No& no) {
        ++reached_.reasons[no.reason];
        Json refusal = relay;
        refusal.update({{"type", "GrantRefused"}, {"reason", no.reason}});
        relays_.push_back(refusal);
    }
}

}  // namespace grandlivre::test
