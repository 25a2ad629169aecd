#include <algorithm>
#include <array>

#include "tests/support/history_steps.h"
#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using Json = nlohmann::json;
using naive::plus_days;
using naive::working_day_after;

const std::array<const char*, 5> funders_of_steps{"867873473", "892221631", "639090232", "635116205", "732829320"};
const std::array<const char*, 3> providers_of_steps{"42740599800399", "85702752800861", "73282932000074"};

namespace {

/// Dossiers that something can still become of.
bool lives(const NaiveDossier& dossier) {
    return naive::is_open_request(dossier) || naive::holds_rights(dossier) || dossier.payment_state == "to_bill" ||
           dossier.refundable > 0;
}

/// How near its end a dossier is, roughly.
int stage(const NaiveDossier& dossier) {
    static const std::vector<std::string> stages{"requested", "proposed",    "awaiting_funder",
                                                 "accepted",  "in_training", "service_declared"};
    return static_cast<int>(std::find(stages.begin(), stages.end(), dossier.state) - stages.begin());
}

}  // namespace

std::vector<DossierSteps::Case> DossierSteps::cases(const std::vector<std::string>& accounts, bool living) const {
    std::vector<Case> found;
    for (const std::string& id : accounts) {
        const auto account = model_.accounts().find(id);
        if (account == model_.accounts().end()) continue;
        for (const auto& [dossier_id, dossier] : account->second.dossiers)
            if (!living || lives(dossier)) found.push_back({id, dossier_id, &account->second, &dossier});
    }
    return found;
}

Json DossierSteps::next(const std::vector<std::string>& accounts, const std::string& day) {
    if (random_.one_in(20))  // whatever became of it
        if (const auto all = cases(accounts, false); !all.empty()) return step(all[random_.below(all.size())]);
    const auto candidates = cases(accounts, true);
    if (burst_left_ > 0 || candidates.size() < 2 || random_.one_in(20)) return enrol(accounts, day);
    const Case& of = one_of(candidates);
    focus_ = of.id;
    if (!random_.one_in(straight_.contains(of.id) ? 40 : 12)) return step(of);
    Json request = wrong_step(of);
    if (random_.one_in(8)) request["dossier"] = uuid('b', 1'000'000);  // nobody's
    return request;
}

/// As a rule the one of the last time, else rather one that is well under way: or few
/// would come to an end before the clock goes on.
const DossierSteps::Case& DossierSteps::one_of(const std::vector<Case>& candidates) {
    const auto same = std::find_if(candidates.begin(), candidates.end(),
                                   [&](const Case& candidate) { return candidate.id == focus_; });
    if (same != candidates.end() && !random_.one_in(4)) return *same;
    const Case &one = candidates[random_.below(candidates.size())],
               &other = candidates[random_.below(candidates.size())];
    return random_.one_in(4) || stage(*one.dossier) > stage(*other.dossier) ? one : other;
}

std::string DossierSteps::day_of_a_deadline(const std::vector<std::string>& accounts) {
    std::vector<std::string> days;
    for (const Case& of : cases(accounts, true)) {
        if (naive::is_open_request(*of.dossier) && !of.dossier->last_day.empty()) days.push_back(of.dossier->last_day);
        if (of.dossier->state == "service_declared") days.push_back(working_day_after(of.dossier->declared_on, 5));
    }
    for (const std::string& id : accounts)
        if (const auto account = model_.accounts().find(id); account != model_.accounts().end())
            for (const auto& [grant_id, grant] : account->second.grants)
                if (!grant.use_by.empty() && grant.part.available > 0) days.push_back(grant.use_by);
    return days.empty() ? "" : plus_days(days[random_.below(days.size())], static_cast<int>(random_.below(3)));
}

// --- Enrolment -------------------------------------------------------------------

std::string DossierSteps::status_of(const std::string& account) const {
    const auto found = model_.accounts().find(account);
    return found == model_.accounts().end() ? "" : found->second.status;
}

std::int64_t DossierSteps::price() {
    return random_.one_in(3)
               ? random_.from(1, 3'000'00)
               : random_.of<std::int64_t>({1, 90'00, 102'23, 450'00, 890'00, 1'500'00, 1'999'99, 4'000'00});
}

Json DossierSteps::session(const std::string& on) {
    const bool too_soon = random_.one_in(10), nearest = random_.one_in(2);
    const std::string first = working_day_after(on, too_soon ? 10 : 11);
    const std::string start = nearest ? first : plus_days(first, static_cast<int>(random_.below(40)));
    return {{"start", start}, {"end", plus_days(start, static_cast<int>(random_.below(30)))}};
}

Json DossierSteps::enrol(const std::vector<std::string>& accounts, const std::string& day) {
    std::string on = std::max(day, model_.clock());
    if (on < naive::migration && model_.clock() < naive::migration && !random_.one_in(10))
        on = plus_days(naive::migration, static_cast<int>(random_.below(20)));
    std::string account = accounts[random_.below(accounts.size())], status = status_of(account);
    if (status != "open" && !random_.one_in(4)) {
        account = accounts.back();
        status = status_of(account);
    }
    Json request{{"type", "RequestEnrolment"},
                 {"account", account},
                 {"provider", providers_of_steps[random_.one_in(2) ? 0 : random_.below(providers_of_steps.size())]},
                 {"training",
                  {{"kind", random_.of({"rncp", "rs", "clea", "bilan", "vae", "light_licence", "light_licence",
                                        "heavy_licence", "volunteer"})},
                   {"certification", random_.of({"RNCP33037", "RS5893", "RS6000"})},
                   {"centihours", random_.from(1, 200'00)},
                   {"price_cents", price()}}},
                 {"session", session(on)},
                 {"job_seeker", random_.one_in(5)}};
    if (status == "frozen" && random_.one_in(2)) request["training"]["kind"] = "volunteer";
    if (burst_left_ > 0) {
        request = *burst_;
        --burst_left_;
    } else if (random_.one_in(25)) {
        burst_ = request;
        burst_left_ = 6;
    }
    request["on"] = on;
    request["dossier"] = uuid('b', made_++);
    const auto known = cases({request["account"]}, false);
    if (!known.empty() && random_.one_in(25)) request["dossier"] = known[random_.below(known.size())].id;
    focus_ = request["dossier"];
    if (random_.one_in(2)) straight_.insert(focus_);
    last_on_[focus_] = on;
    return request;
}

// --- Days ------------------------------------------------------------------------

std::string DossierSteps::last_on(const Case& of) const {
    const auto last = last_on_.find(of.id);
    return std::max(last == last_on_.end() ? model_.clock() : last->second, model_.clock());
}

/// Dossiers live by their own time, never before the clock but for a mistake.
std::string DossierSteps::soon(const Case& of) {
    const std::string last = last_on(of);
    const std::string from = last.empty() ? naive::migration : last;
    return plus_days(from, random_.one_in(60) ? -30 : static_cast<int>(random_.below(2)));
}

/// As a rule while there is time, often on the last day, sometimes on the next.
std::string DossierSteps::in_time(const Case& of) {
    const std::string& last_day = of.dossier->last_day;
    const std::string on = soon(of);
    if (last_day.empty() || last_day < model_.clock()) return on;
    if (random_.one_in(16)) return plus_days(last_day, 1);
    return random_.one_in(5) ? last_day : std::min(on, last_day);
}

std::string DossierSteps::around(const std::string& day) {
    const std::string on = plus_days(day, static_cast<int>(random_.from(-1, 1)));
    return std::max(on, model_.clock());
}

// --- Steps -----------------------------------------------------------------------

Json DossierSteps::on_dossier(const Case& of, const char* type, std::string on) {
    last_on_[of.id] = std::max(last_on(of), on);
    return {{"type", type}, {"on", on}, {"account", of.account}, {"dossier", of.id}};
}

Json DossierSteps::step(const Case& of) {
    const std::string& state = of.dossier->state;
    if (state == "requested") return requested(of);
    if (state == "proposed") return proposed(of);
    if (state == "awaiting_funder") return awaiting(of);
    if (state == "accepted") return accepted(of);
    if (state == "in_training") return in_training(of);
    if (state == "service_declared") return declared(of);
    return after(of);
}

Json DossierSteps::wrong_step(const Case& of) {
    switch (random_.below(14)) {
        case 0: return simple(of, "AcknowledgeEnrolment");
        case 1: return propose(of);
        case 2: return refuse_enrolment(of);
        case 3: return simple(of, "RefuseProposal");
        case 4: return top_up(of, random_.of({"RequestTopUp", "CommitTopUp", "RefuseTopUp"}));
        case 5: return accept(of);
        case 6: return simple(of, random_.of({"Withdraw", "CancelByProvider"}));
        case 7: return cancel_by_holder(of);
        case 8: return cancel_by_funder(of);
        case 9: return random_.one_in(2) ? no_show(of) : start(of);
        case 10: return end(of);
        case 11: return simple(of, random_.of({"WithdrawService", "ValidateService", "OpenControl"}));
        case 12: return close_control(of);
        default: return random_.one_in(2) ? invoice(of) : refund(of);
    }
}

Json DossierSteps::requested(const Case& of) {
    if (goes_straight(of)) return propose(of);
    Choice choice(random_);
    if (choice.falls(60)) return propose(of);
    if (choice.falls(10)) return on_dossier(of, "AcknowledgeEnrolment", in_time(of));
    if (choice.falls(6)) return refuse_enrolment(of);
    if (choice.falls(4)) return cancel_by_holder(of);
    if (choice.falls(3)) return simple(of, "CancelByProvider");
    if (choice.falls(6)) return cancel_by_funder(of);
    return top_up(of, "CommitTopUp");
}

Json DossierSteps::proposed(const Case& of) {
    if (goes_straight(of))
        return of.dossier->top_ups.size() < 2 && random_.one_in(2) ? top_up(of, "CommitTopUp") : accept(of);
    Choice choice(random_);
    if (choice.falls(58)) return accept(of);
    if (choice.falls(15)) return top_up(of, "RequestTopUp");
    if (choice.falls(15)) return top_up(of, "CommitTopUp");
    if (choice.falls(4)) return on_dossier(of, "RefuseProposal", in_time(of));
    if (choice.falls(3)) return cancel_by_holder(of);
    return choice.falls(3) ? simple(of, "CancelByProvider") : cancel_by_funder(of);
}

Json DossierSteps::awaiting(const Case& of) {
    Choice choice(random_);
    if (choice.falls(48)) return top_up(of, "CommitTopUp");
    if (choice.falls(32)) return top_up(of, "RefuseTopUp");
    if (choice.falls(12)) return cancel_by_funder(of);
    return choice.falls(4) ? cancel_by_holder(of) : simple(of, "CancelByProvider");
}

Json DossierSteps::accepted(const Case& of) {
    const bool has_funder = std::any_of(of.dossier->split.begin(), of.dossier->split.end(),
                                        [](const NaiveLine& line) { return !line.funder.empty(); });
    if (goes_straight(of) && !(has_funder && random_.one_in(6))) return start(of);
    Choice choice(random_);
    if (choice.falls(has_funder ? 26 : 2)) return cancel_by_funder(of);
    if (choice.falls(36)) return start(of);
    if (choice.falls(20)) return cancel_by_holder(of);
    if (choice.falls(12)) return no_show(of);
    if (choice.falls(4)) return simple(of, "CancelByProvider");
    Json request = on_dossier(of, "Withdraw",
                              random_.one_in(2) ? soon(of) : around(working_day_after(of.dossier->accepted_on, 14)));
    if (random_.one_in(8)) request["force_majeure"] = true;
    return request;
}

Json DossierSteps::in_training(const Case& of) {
    const bool open = of.dossier->control_state == "open";
    if (goes_straight(of)) return end(of);
    Choice choice(random_);
    if (choice.falls(open ? 45 : 82)) return end(of);
    return open ? close_control(of) : simple(of, "OpenControl");
}

Json DossierSteps::declared(const Case& of) {
    const bool open = of.dossier->control_state == "open";
    if (goes_straight(of)) return open ? close_control(of) : simple(of, "ValidateService");
    Choice choice(random_);
    if (choice.falls(open ? 50 : 6)) return close_control(of);
    if (choice.falls(open ? 32 : 36)) return simple(of, "ValidateService");
    if (choice.falls(12)) return simple(of, "WithdrawService");
    return simple(of, "OpenControl");
}

Json DossierSteps::after(const Case& of) {
    if (goes_straight(of)) return of.dossier->payment_state == "to_bill" ? invoice(of) : refund(of);
    if (of.dossier->refundable > 0 && random_.one_in(2)) return refund(of);
    return random_.one_in(10) ? refund(of) : invoice(of);
}

Json DossierSteps::refuse_enrolment(const Case& of) {
    Json request = on_dossier(of, "RefuseEnrolment", in_time(of));
    request["cause"] = "prerequisites";
    return request;
}

Json DossierSteps::propose(const Case& of) {
    const std::string on = in_time(of);
    Json request = on_dossier(of, "ProposeOrder", on);
    const bool other_price = of.dossier->price == 0 || random_.one_in(4);
    request.update({{"price_cents", other_price ? price() : of.dossier->price}, {"session", session(on)}});
    return request;
}

std::string DossierSteps::some_funder() { return funders_of_steps[random_.below(funders_of_steps.size())]; }

Json DossierSteps::top_up(const Case& of, const char* type) {
    const bool asks = std::string(type) == "RequestTopUp";
    Json request = on_dossier(of, type, asks ? in_time(of) : soon(of));
    const bool answers = !asks && !of.dossier->awaited.empty() && !random_.one_in(10);
    request["funder"] = answers ? of.dossier->awaited : some_funder();
    if (std::string(type) == "RefuseTopUp") return request;
    request["kind"] = random_.of({"employer", "opco", "opco", "opco", "c2p", "at_mp", "region", "france_travail",
                                  "agefiph", "chamber", "local", "association", "other"});
    request["cents"] = random_.one_in(4) ? random_.from(1, 1'500'00)
                                         : random_.of<std::int64_t>({50'00, 99'99, 100'00, 300'00, 1'000'00});
    return request;
}

/// With exactly what the holder must pay, as the model tells; or nearly.
Json DossierSteps::accept(const Case& of) {
    const std::string on = in_time(of);
    Json request = on_dossier(of, "AcceptProposal", on);
    const std::int64_t due =
        of.dossier->price > 0 ? NaiveModel::holder_pays(*of.holder, *of.dossier, on) : random_.from(0, 100'00);
    std::int64_t note = random_.one_in(2) ? std::min(due, of.holder->credit_note) : 0;
    if (random_.one_in(12)) note = std::min(due, of.holder->credit_note + random_.from(1, 10'00));
    std::int64_t card = due - note;
    if (random_.one_in(16)) card = std::max<std::int64_t>(0, card + random_.of<std::int64_t>({-1, 1, 50'00}));
    request["card_cents"] = card;
    if (card > 0 || random_.one_in(10)) request["payment_reference"] = "PAY-" + std::to_string(random_.below(1000));
    if (note > 0 || random_.one_in(10)) request["credit_note_cents"] = note;
    return request;
}

Json DossierSteps::cancel_by_holder(const Case& of) {
    std::string on = soon(of);
    if (of.dossier->state == "accepted") {
        const std::string &start = of.dossier->start, last = working_day_after(of.dossier->accepted_on, 14);
        if (random_.one_in(3)) on = around(last);
        if (random_.one_in(2))
            on = std::max(plus_days(start, -static_cast<int>(random_.below(13))), plus_days(last, 1));
        on = std::max(on, model_.clock());
    }
    Json request = on_dossier(of, "CancelByHolder", on);
    if (random_.one_in(3)) request["force_majeure"] = random_.one_in(2);
    return request;
}

Json DossierSteps::cancel_by_funder(const Case& of) {
    std::vector<std::string> parts(of.dossier->asked.begin(), of.dossier->asked.end());
    for (const NaiveTopUp& top_up : of.dossier->top_ups) parts.push_back(top_up.funder);
    for (const NaiveLine& line : of.dossier->split)
        if (!line.funder.empty()) parts.push_back(line.funder);
    Json request = simple(of, "CancelByFunder");
    request["funder"] = parts.empty() || random_.one_in(5) ? some_funder() : parts[random_.below(parts.size())];
    return request;
}

Json DossierSteps::no_show(const Case& of) {
    const std::string start = of.dossier->start.empty() ? naive::hours_end : of.dossier->start;
    Json request = on_dossier(of, "DeclareNoShow", around(start));
    if (random_.one_in(3)) request["force_majeure"] = true;
    return request;
}

Json DossierSteps::start(const Case& of) {
    const std::string start = of.dossier->start.empty() ? naive::hours_end : of.dossier->start;
    const std::string on = std::max(plus_days(start, static_cast<int>(random_.below(7))), model_.clock());
    Json request = on_dossier(of, "DeclareStart", on);
    if (random_.one_in(2)) request["started_on"] = plus_days(on, 1 - static_cast<int>(random_.from(1, 7)));
    if (random_.one_in(16)) request["started_on"] = plus_days(on, 1);
    return request;
}

Json DossierSteps::end(const Case& of) {
    const std::string on = plus_days(soon(of), static_cast<int>(random_.below(20)));
    Json request = on_dossier(of, "DeclareEnd", on);
    Choice choice(random_);
    if (choice.falls(18))
        request.update({{"motive", "completed"}, {"rate", 100}});
    else
        request.update(
            {{"motive", random_.of({"trainee", "trainee", "trainee", "provider_postponed", "provider_stopped"})},
             {"rate", random_.of<std::int64_t>({0, 24, 25, 33, 79, 80, 99, random_.from(0, 99)})}});
    if (random_.one_in(5)) request["force_majeure"] = true;
    if (random_.one_in(3)) request["ended_on"] = plus_days(on, -static_cast<int>(random_.below(5)));
    if (random_.one_in(16)) request["ended_on"] = plus_days(on, 1);
    return request;
}

Json DossierSteps::close_control(const Case& of) {
    Json request = simple(of, "CloseControl");
    request["result"] = random_.of({"confirmed", "corrected", "corrected", "refused", "refused"});
    if (of.dossier->state == "in_training" && !random_.one_in(4)) request["result"] = "confirmed";
    if (request["result"] == "corrected")
        request["rate"] = random_.of<std::int64_t>({0, 24, 25, 79, 80, 100, random_.from(0, 100)});
    return request;
}

Json DossierSteps::invoice(const Case& of) {
    Json request = simple(of, "SubmitInvoice");
    std::int64_t cents = of.dossier->due > 0 ? of.dossier->due : random_.from(1, 500'00);
    if (random_.one_in(10)) cents += 1;
    request.update({{"number", "F-" + std::to_string(random_.below(100'000))},
                    {"cents", cents},
                    {"vat_cents", random_.of<std::int64_t>({0, cents / 6, cents})}});
    return request;
}

Json DossierSteps::refund(const Case& of) {
    Json request = simple(of, "RecordHolderRefund");
    const std::int64_t owed = of.dossier->refundable;
    std::int64_t cents = owed;
    if (owed > 1 && random_.one_in(3)) cents = random_.from(1, owed - 1);
    if (owed == 0 || random_.one_in(8)) cents = owed + 1;
    request.update({{"cents", cents}, {"payment_reference", "REF-" + std::to_string(random_.below(1000))}});
    return request;
}

}  // namespace grandlivre::test
