#include <fmt/format.h>

#include <algorithm>

#include "tests/support/history_steps.h"
#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using Json = nlohmann::json;
using naive::plus_days;

namespace {

/// An account number with its two check digits.
std::string iban_of(const std::string& country, const std::string& number) {
    std::string digits;
    for (const char c : number + country + "00")
        digits += c >= 'A' && c <= 'Z' ? std::to_string(c - 'A' + 10) : std::string(1, c);
    int rest = 0;
    for (const char digit : digits) rest = (rest * 10 + digit - '0') % 97;
    return fmt::format("{}{:02}{}", country, 98 - rest, number);
}

/// Few for each provider, so that dead ones come again.
std::string some_iban(const std::string& siret, Random& random) {
    const auto number = random.below(6);
    switch (number) {
        case 0: return iban_of("DE", siret + "0001");
        case 1: return iban_of("BE", siret.substr(2));
        case 2: return iban_of("FR", siret.substr(0, 10) + "A" + siret.substr(2, 10) + "77");
        default: return iban_of("FR", fmt::format("{}00000000{}", siret, number));
    }
}

std::string wrong_iban(const std::string& siret, Random& random) {
    std::string iban = some_iban(siret, random);
    char& last = iban.back();
    switch (random.below(8)) {
        case 0: last = last == '9' ? '0' : static_cast<char>(last + 1); break;
        case 1: std::swap(iban[2], iban[3]), iban[2] = iban[2] == '9' ? '8' : '9'; break;
        case 2: return iban_of("FR", siret + "00000000");  // one is missing
        case 3: return iban_of("BE", siret);               // two are too many
        case 4: return iban.insert(4, " ");
        case 5: return iban_of("ZZ", siret);  // no country
        case 6: return "fr" + iban.substr(2);
        default: return "FR76";
    }
    return iban;
}

bool lives(const NaivePayment& payment) { return payment.state == "issued" || payment.state == "accepted"; }

template <class Map>
const auto& any_of(const Map& map, Random& random) {
    auto one = map.begin();
    std::advance(one, static_cast<std::ptrdiff_t>(random.below(map.size())));
    return *one;
}

}  // namespace

bool ProviderSteps::is_busy() const {
    return std::any_of(model_.providers().begin(), model_.providers().end(),
                       [](const auto& entry) { return !entry.second.payables.empty(); });
}

Json ProviderSteps::next(const std::string& day) {
    static const NaiveProvider nothing;
    std::string siret = providers_of_steps[random_.below(providers_of_steps.size())];
    for (const auto& [one, of] : model_.providers())  // rather one with something to do
        if ((of.owed().payable > 0 || of.owed().in_transit > 0) && random_.one_in(3)) siret = one;
    if (!focus_.empty() && random_.one_in(2)) siret = focus_;  // or that of the last time
    focus_ = siret;
    const auto known = model_.providers().find(siret);
    const Case of{siret, known == model_.providers().end() ? nothing : known->second, day};
    Json request = step(of);
    if (request["type"] != "SealRun") request["provider"] = siret;
    if (request.contains("on")) return request;
    // Facts may be told late; runs may not.
    const bool timely = request["type"] == "IssuePayment" || request["type"] == "SealRun";
    request["on"] = timely ? on_time(day) : plus_days(day, -static_cast<int>(random_.below(30)));
    return request;
}

std::string ProviderSteps::on_time(const std::string& day) {
    const bool late = !model_.clock().empty() && random_.one_in(10);
    return late ? plus_days(model_.clock(), -1 - static_cast<int>(random_.below(30))) : std::max(day, model_.clock());
}

Json ProviderSteps::step(const Case& of) {
    const NaiveOwed owed = of.provider.owed();
    const bool registered = of.provider.registered, has_payments = !of.provider.payments.empty();
    const bool can_be_paid = registered && !of.provider.suspended && !of.provider.iban.empty() &&
                             !of.provider.dead_ibans.contains(of.provider.iban);
    const bool needs_account = registered && !of.provider.suspended && !can_be_paid;
    const bool is_owed = owed.payable > 0, is_paid = owed.paid > 0, owes = owed.undue > 0, waits = owed.in_transit > 0;
    const auto either = [](bool is, std::uint64_t then, std::uint64_t otherwise) { return is ? then : otherwise; };
    struct Weight {
        Json (ProviderSteps::*make)(const Case&);
        std::uint64_t weight;
    };
    const std::initializer_list<Weight> all{
        {&ProviderSteps::register_it, either(registered, 2, 15)},
        {&ProviderSteps::set_bank_details, either(needs_account, 35, either(waits, 12, 5))},
        {&ProviderSteps::suspend_or_resume, either(of.provider.suspended, 40, 5)},
        {&ProviderSteps::issue, either(is_owed, either(can_be_paid, 70, 15), 3)},
        {&ProviderSteps::tell_status, either(waits, 60, either(has_payments, 26, 2))},
        {&ProviderSteps::claim, either(is_paid, 24, 2)},
        {&ProviderSteps::recover, either(owes, 8, 2)},
        {&ProviderSteps::seal, either(has_payments, 8, 2)}};
    std::uint64_t sum = 0;
    for (const Weight& one : all) sum += one.weight;
    Choice choice(random_, sum);
    for (const Weight& one : all)
        if (choice.falls(one.weight)) return (this->*one.make)(of);
    return register_it(of);
}

Json ProviderSteps::register_it(const Case& of) {
    return {{"type", "RegisterProvider"}, {"nda", "11" + of.siret.substr(0, 9)}, {"name", "Organisme"}};
}

Json ProviderSteps::set_bank_details(const Case& of) {
    Json request{{"type", "SetBankDetails"}, {"holder_name", "Organisme"}};
    const bool wrong = random_.one_in(6);
    request["iban"] = wrong ? wrong_iban(of.siret, random_) : some_iban(of.siret, random_);
    if (!of.provider.dead_ibans.empty() && random_.one_in(5)) request["iban"] = any_of(of.provider.dead_ibans, random_);
    if (random_.one_in(3)) request["bic"] = random_.of({"AGRIFRPP", ""});
    return request;
}

Json ProviderSteps::suspend_or_resume(const Case& of) {
    const bool suspends = of.provider.suspended == random_.one_in(5);
    return {{"type", suspends ? "SuspendPayments" : "ResumePayments"}, {"cause", "control"}};
}

std::string ProviderSteps::run_for(const NaiveProvider& provider) {
    const std::string last = uuid('9', runs_);
    if (random_.one_in(12)) return last;
    if (provider.runs.contains(last) || random_.one_in(4)) ++runs_;
    return uuid('9', runs_);
}

/// By a day on which something is due as a rule, or on the first day from which it is.
Json ProviderSteps::issue(const Case& of) {
    Json request{{"type", "IssuePayment"}, {"run", run_for(of.provider)}};
    std::vector<std::string> days;
    for (const auto& [dossier, payable] : of.provider.payables)
        if (payable.state == "open") days.push_back(payable.due_on);
    if (days.empty()) return request;
    const std::string due_on = days[random_.below(days.size())];
    Choice choice(random_);
    if (choice.falls(20)) {
        const std::string on = plus_days(due_on, -10 - static_cast<int>(random_.below(2)));
        if (on >= model_.clock()) request["on"] = on;
    } else if (!choice.falls(10)) {
        request["due_by"] = plus_days(due_on, random_.one_in(6) ? -1 : 0);
    }
    return request;
}

Json ProviderSteps::seal(const Case&) {
    std::string run = uuid('9', random_.one_in(2) ? runs_ : random_.below(runs_ + 1));
    if (random_.one_in(8)) run = uuid('9', 1'000'000);  // nobody's
    return {{"type", "SealRun"}, {"run", run}};
}

// --- What the bank says ----------------------------------------------------------

Json ProviderSteps::tell_status(const Case& of) {
    Json request{{"type", "RecordBankStatus"},
                 {"end_to_end_id", of.siret + "-99999999000000FFFFFF"},
                 {"status", random_.of({"accepted", "settled", "rejected", "returned"})}};
    if (!of.provider.runs.empty() && random_.one_in(12)) {  // of one that was all offset, perhaps
        request["end_to_end_id"] = of.siret + "-99999999" + any_of(of.provider.runs, random_).substr(24);
        return request;
    }
    if (of.provider.payments.empty() || random_.one_in(25)) return request;
    std::vector<std::string> waiting, with_shares;
    for (const auto& [id, payment] : of.provider.payments) {
        if (lives(payment)) waiting.push_back(id);
        if (payment.state == "settled" && !payment.given_back.empty()) with_shares.push_back(id);
    }
    const bool any = waiting.empty() || random_.one_in(5);
    std::string id = any ? any_of(of.provider.payments, random_).first : waiting[random_.below(waiting.size())];
    if (!with_shares.empty() && random_.one_in(3)) id = with_shares[random_.below(with_shares.size())];
    const std::string& state = of.provider.payments.at(id).state;
    request["end_to_end_id"] = id;
    if (state == "issued")
        request["status"] = random_.of({"accepted", "accepted", "accepted", "accepted", "settled", "settled", "settled",
                                        "settled", "rejected", "rejected", "returned"});
    if (state == "accepted")
        request["status"] = random_.of(
            {"settled", "settled", "settled", "settled", "rejected", "returned", "returned", "accepted", "accepted"});
    if (state == "settled") request["status"] = random_.of({"returned", "returned", "settled", "accepted", "rejected"});
    const bool fails = request["status"] == "rejected" || request["status"] == "returned";
    if (fails ? !random_.one_in(6) : random_.one_in(10))
        request["reason"] =
            random_.one_in(2)
                ? random_.of({"AC01", "AC03", "AC04"})
                : random_.of({"AC06", "RR04", "MD07", "FR01", "FRAD", "MS03", "AM05", "BE05", "MS02", "ac04"});
    return request;
}

// --- Money paid without cause ----------------------------------------------------

Json ProviderSteps::claim(const Case& of) {
    Json request{{"type", "ClaimFromProvider"}, {"dossier", uuid('b', 1'000'000)}, {"cents", random_.from(1, 500'00)}};
    if (of.provider.payables.empty() || random_.one_in(20)) return request;
    std::string dossier = any_of(of.provider.payables, random_).first;
    std::int64_t left = 0;
    for (const auto& [id, payable] : of.provider.payables) {
        if (payable.state != "paid" || !random_.one_in(2)) continue;
        dossier = id;
        left = payable.cents;
    }
    for (const NaiveClaim& earlier : of.provider.claims)
        if (earlier.dossier == dossier) left -= earlier.cents;
    std::int64_t cents = left > 0 && random_.one_in(2) ? random_.from(1, left) : std::max<std::int64_t>(1, left);
    if (random_.one_in(10)) cents = std::max<std::int64_t>(1, left + 1);
    request.update({{"dossier", dossier}, {"cents", cents}});
    return request;
}

Json ProviderSteps::recover(const Case& of) {
    Json request{{"type", "RecordRecovery"}, {"dossier", uuid('b', 1'000'000)}, {"cents", random_.from(1, 100'00)}};
    if (of.provider.payables.empty() || random_.one_in(12)) return request;
    std::string dossier = any_of(of.provider.payables, random_).first;
    for (const NaiveClaim& claim : of.provider.claims)
        if (claim.undue > 0 && random_.one_in(2)) dossier = claim.dossier;
    std::int64_t undue = 0;
    for (const NaiveClaim& claim : of.provider.claims)
        if (claim.dossier == dossier) undue += claim.undue;
    std::int64_t cents = undue > 0 && random_.one_in(2) ? random_.from(1, undue) : undue;
    if (undue == 0 || random_.one_in(8)) cents = undue + 1;
    request.update({{"dossier", dossier}, {"cents", cents}});
    return request;
}

// --- What is no request ----------------------------------------------------------

void spoil_payment(Json& request, Random& random) {
    const std::string type = request["type"];
    if (type == "IssuePayment")
        request.update({{"due_by", random.of({"2021-02-30", "soon"})}});
    else if (type == "SealRun")
        request["run"] = random.one_in(2) ? Json("no-uuid") : Json();
    else if (type == "RecordBankStatus" && random.one_in(2))
        request["status"] = random.of({"issued", "", "ACSC"});
    else if (type == "RecordBankStatus")
        request["end_to_end_id"] = "";
    else if (type == "SetBankDetails")
        request.erase(random.of({"iban", "holder_name"}));
    else if (type == "RegisterProvider")
        request[random.of({"nda", "name"})] = "";
    else if (request.contains("cents"))
        request["cents"] = random.of<std::int64_t>({0, -1, 10'000'000'000'001});
    else if (request.contains("cause"))
        request.erase("cause");
    if (request.contains("provider") && random.one_in(4)) request["provider"] = "42740599800398";
}

}  // namespace grandlivre::test
