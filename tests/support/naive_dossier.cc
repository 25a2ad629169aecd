#include <algorithm>

#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

const std::set<std::string> open_requests{"requested", "proposed", "awaiting_funder"};
const std::set<std::string> until_accepted{"requested", "proposed", "awaiting_funder", "accepted"};

/// The states from which each request goes on.
const std::map<std::string, std::set<std::string>> states_of{
    {"AcknowledgeEnrolment", {"requested"}},
    {"ProposeOrder", {"requested"}},
    {"RefuseEnrolment", {"requested"}},
    {"RefuseProposal", {"proposed"}},
    {"RequestTopUp", {"proposed"}},
    {"CommitTopUp", open_requests},
    {"RefuseTopUp", {"awaiting_funder"}},
    {"AcceptProposal", {"proposed"}},
    {"Withdraw", {"accepted"}},
    {"CancelByHolder", until_accepted},
    {"CancelByProvider", until_accepted},
    {"CancelByFunder", until_accepted},
    {"DeclareNoShow", {"accepted"}},
    {"DeclareStart", {"accepted"}},
    {"DeclareEnd", {"in_training"}},
    {"WithdrawService", {"service_declared"}},
    {"ValidateService", {"service_declared"}},
    {"OpenControl", {"in_training", "service_declared"}},
    {"CloseControl", {"in_training", "service_declared"}},
};

std::string last_day_to_withdraw(const NaiveDossier& dossier) { return working_day_after(dossier.accepted_on, 14); }

bool has_part(const NaiveDossier& dossier, const std::string& funder) {
    if (dossier.asked.contains(funder)) return true;
    for (const NaiveTopUp& top_up : dossier.top_ups)
        if (top_up.funder == funder) return true;
    for (const NaiveLine& line : dossier.split)
        if (line.funder == funder) return true;
    return false;
}

/// Proposed, or proposed again: the holder has its days.
void give_days(NaiveDossier& dossier, const std::string& on) {
    dossier.last_day = working_day_after(on, 4);
    dossier.awaited.clear();
}

}  // namespace

void NaiveModel::enter(NaiveDossier& dossier, const std::string& state) {
    dossier.state = state;
    ++reached_.states[state];
}

Kinds NaiveModel::request_enrolment(NaiveAccount& account, const Json& request) {
    const Json& training = request["training"];
    if (account.status == "frozen" && !(account.frozen_for == "retirement" && training["kind"] == "volunteer"))
        throw No{"account_frozen"};
    if (account.dossiers.contains(request["dossier"])) throw No{"dossier_exists"};
    const auto same = std::count_if(account.dossiers.begin(), account.dossiers.end(), [&](const auto& entry) {
        return is_open_request(entry.second) && entry.second.provider == request["provider"] &&
               entry.second.certification == training["certification"];
    });
    if (same >= 5) throw No{"too_many_requests"};
    const std::string on = request["on"];
    if (on < migration) throw No{"wrong_date"};
    NaiveDossier& dossier = account.dossiers[request["dossier"]];
    dossier.provider = request["provider"];
    dossier.certification = training["certification"];
    dossier.training = training["kind"];
    dossier.price = training["price_cents"];
    dossier.start = request["session"]["start"];
    dossier.end = request["session"]["end"];
    dossier.job_seeker = request.value("job_seeker", false);
    dossier.requested_on = on;
    dossier.last_day = working_day_after(on, 2);
    enter(dossier, "requested");
    return {"EnrolmentRequested"};
}

Kinds NaiveModel::decide_on_dossier(NaiveAccount& account, const Json& request) {
    const std::string type = request["type"];
    const auto found = account.dossiers.find(request["dossier"]);
    if (found == account.dossiers.end()) throw No{"unknown_dossier"};
    NaiveDossier& dossier = found->second;
    Step step{account, found->first, dossier, request, request["on"], request["account"]};
    // Money that is owed is paid, whatever became of the account.
    if (type == "SubmitInvoice") return submit_invoice(step);
    if (type == "RecordHolderRefund") return record_holder_refund(step);
    if (account.status == "closed") throw No{"account_closed"};
    const bool may_accept = account.frozen_for == "retirement" && dossier.training == "volunteer";
    if (type == "AcceptProposal" && account.status == "frozen" && !may_accept) throw No{"account_frozen"};
    check_state(step);
    check_deadline(step);
    return take_step(step);
}

void NaiveModel::check_state(const Step& step) {
    const NaiveDossier& dossier = step.dossier;
    const std::string type = step.request["type"];
    if (!states_of.at(type).contains(dossier.state)) throw No{"wrong_state"};
    const bool answers = type == "CommitTopUp" || type == "RefuseTopUp";
    if (answers && dossier.state == "awaiting_funder" && step.request["funder"] != dossier.awaited)
        throw No{"wrong_state"};
    if (type == "AcknowledgeEnrolment" && dossier.acknowledged) throw No{"wrong_state"};
    if (type == "OpenControl" && dossier.control_state == "open") throw No{"wrong_state"};
    if (type == "CloseControl") {
        if (dossier.control_state != "open") throw No{"wrong_state"};
        if (step.request["result"] != "confirmed" && dossier.state != "service_declared") throw No{"wrong_state"};
    }
}

void NaiveModel::check_deadline(const Step& step) {
    static const std::set<std::string> in_time{"AcknowledgeEnrolment", "ProposeOrder",   "RefuseEnrolment",
                                               "AcceptProposal",       "RefuseProposal", "RequestTopUp"};
    const std::string type = step.request["type"];
    if (in_time.contains(type) && step.on > step.dossier.last_day) throw No{"deadline_passed"};
    if (type == "Withdraw" && step.on > last_day_to_withdraw(step.dossier)) throw No{"deadline_passed"};
}

Kinds NaiveModel::take_step(Step& step) {
    const std::string type = step.request["type"];
    NaiveDossier& dossier = step.dossier;
    if (type == "AcknowledgeEnrolment") {
        dossier.acknowledged = true;
        dossier.last_day = plus_days(dossier.requested_on, 30);
        return {"EnrolmentAcknowledged"};
    }
    if (type == "ProposeOrder") return propose(step);
    if (type == "RefuseEnrolment") {
        enter(dossier, "refused_by_provider");
        return {"EnrolmentRefused"};
    }
    if (type == "RefuseProposal") {
        enter(dossier, "refused_by_holder");
        return {"ProposalRefused"};
    }
    if (type == "RequestTopUp") {
        dossier.awaited = step.request["funder"];
        dossier.asked.insert(dossier.awaited);
        dossier.last_day.clear();
        enter(dossier, "awaiting_funder");
        return {"TopUpRequested"};
    }
    if (type == "CommitTopUp") return commit_top_up(step);
    if (type == "RefuseTopUp") {
        give_days(dossier, step.on);
        enter(dossier, "proposed");
        return {"TopUpRefused"};
    }
    if (type == "AcceptProposal") return accept_proposal(step);
    if (type == "Withdraw") return settle_end(step, "withdrawn", false, "withdrawn");
    if (type.starts_with("Cancel")) return cancel(step);
    if (type == "DeclareNoShow") {
        if (step.on < dossier.start) throw No{"wrong_date"};
        const bool excused = step.request.value("force_majeure", false);
        return settle_end(step, "no_show", !excused, excused ? "no_show excused" : "no_show");
    }
    if (type == "DeclareStart") {
        if (step.request.value("started_on", step.on) > step.on) throw No{"wrong_date"};
        enter(dossier, "in_training");
        return {"TrainingStarted"};
    }
    if (type == "DeclareEnd") return declare_end(step);
    if (type == "WithdrawService") {
        enter(dossier, "in_training");
        return {"ServiceWithdrawn"};
    }
    if (type == "OpenControl") {
        dossier.control_state = "open";
        return {"ControlOpened"};
    }
    if (type == "CloseControl") return close_control(step);
    if (dossier.control_state == "open") throw No{"control_open"};
    return settle_service(step);
}

Kinds NaiveModel::propose(Step& step) {
    const std::string start = step.request["session"]["start"];
    if (step.on >= "2021-06-10" && start < working_day_after(step.on, 11)) throw No{"session_too_soon"};
    step.dossier.price = step.request["price_cents"];
    step.dossier.start = start;
    step.dossier.end = step.request["session"]["end"];
    give_days(step.dossier, step.on);
    enter(step.dossier, "proposed");
    return {"OrderProposed"};
}

Kinds NaiveModel::commit_top_up(Step& step) {
    NaiveDossier& dossier = step.dossier;
    const NaiveTopUp committed{step.request["funder"], step.request["kind"], step.request["cents"]};
    std::erase_if(dossier.top_ups, [&](const NaiveTopUp& earlier) { return earlier.funder == committed.funder; });
    dossier.top_ups.push_back(committed);
    if (dossier.state == "awaiting_funder") {
        give_days(dossier, step.on);
        enter(dossier, "proposed");
    }
    return {"TopUpCommitted"};
}

Kinds NaiveModel::cancel(Step& step) {
    NaiveDossier& dossier = step.dossier;
    const std::string type = step.request["type"];
    if (type == "CancelByFunder" && !has_part(dossier, step.request["funder"])) throw No{"not_a_funder"};
    const std::string state = type == "CancelByHolder"     ? "cancelled_by_holder"
                              : type == "CancelByProvider" ? "cancelled_by_provider"
                                                           : "cancelled_by_funder";
    if (dossier.state != "accepted") {
        enter(dossier, type == "CancelByFunder" ? "refused_by_funder" : state);
        return {"DossierEnded"};
    }
    const bool in_time = type != "CancelByHolder" || step.request.value("force_majeure", false) ||
                         step.on <= last_day_to_withdraw(dossier) || dossier.start >= working_day_after(step.on, 7);
    return in_time ? settle_end(step, state, false, state) : settle_end(step, "late_cancelled", true, "late_cancelled");
}

Kinds NaiveModel::declare_end(Step& step) {
    if (step.request.value("ended_on", step.on) > step.on) throw No{"wrong_date"};
    NaiveDossier& dossier = step.dossier;
    dossier.declared_on = step.on;
    dossier.rate = step.request.value("rate", std::int64_t{0});
    dossier.motive = step.request["motive"];
    dossier.force_majeure = step.request.value("force_majeure", false);
    dossier.corrected = dossier.refused = false;
    enter(dossier, "service_declared");
    return {"ServiceDeclared"};
}

/// The last result that says anything is what counts.
Kinds NaiveModel::close_control(Step& step) {
    NaiveDossier& dossier = step.dossier;
    dossier.control_state = "closed";
    dossier.control_closed_on = step.on;
    const std::string result = step.request["result"];
    if (result == "refused") dossier.refused = true;
    if (result == "corrected") {
        dossier.rate = step.request["rate"];
        dossier.corrected = true;
        dossier.refused = false;
    }
    return {"ControlClosed"};
}

}  // namespace grandlivre::test
