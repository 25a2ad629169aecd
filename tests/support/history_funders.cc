#include <fmt/format.h>

#include <array>

#include "tests/support/history_steps.h"
#include "tests/support/naive_calendar.h"

namespace grandlivre::test {

using Json = nlohmann::json;
using naive::plus_days;

Json FunderSteps::next(const std::vector<std::string>& accounts, const std::string& day) {
    static const NaiveFunder nothing;
    std::string siren = funders_of_steps[random_.below(random_.one_in(6) ? funders_of_steps.size() : 3)];
    for (const auto& [one, of] : model_.funders())
        if ((of.totals().receivable > 0 || of.totals().refundable > 0) && random_.one_in(3)) siren = one;
    if (random_.one_in(30))  // one that nobody knows, if there is one
        for (const char* one : funders_of_steps)
            if (!model_.funders().contains(one)) return stranger(one, day);
    const auto known = model_.funders().find(siren);
    const NaiveFunder& funder = known == model_.funders().end() ? nothing : known->second;
    const bool never_calls = siren == funders_of_steps.back();
    const bool begins = funder.calls.empty() && !random_.one_in(8);
    Choice choice(random_);
    Json request;
    const bool refunds = funder.totals().refundable > 0;
    if (!never_calls && (begins || choice.falls(26)))
        request = call(siren, accounts, day);
    else if (choice.falls(36))
        request = receive(siren, funder);
    else if (choice.falls(refunds ? 24 : 8))
        request = refund(funder);
    else if (choice.falls(never_calls ? 2 : 10))
        request = contribute(funder, day);
    else
        request = allocate(funder);
    request.update({{"funder", siren}, {"on", day}});
    // Money may be told late, a call may not.
    if (request["type"] == "CallFunds" && !random_.one_in(20)) request["on"] = std::max(day, model_.clock());
    return request;
}

Json FunderSteps::stranger(const std::string& siren, const std::string& day) {
    static const NaiveFunder nothing;
    Json request = random_.one_in(2)   ? refund(nothing)
                   : random_.one_in(2) ? receive(siren, nothing)
                                       : allocate(nothing);
    request.update({{"funder", siren}, {"on", day}});
    return request;
}

// --- Calls -----------------------------------------------------------------------

Json FunderSteps::call(const std::string& siren, const std::vector<std::string>& accounts, const std::string& day) {
    std::string letters = "AAAA";
    std::uint64_t number = called_++;
    for (char& letter : letters) letter = static_cast<char>('A' + std::exchange(number, number / 26) % 26);
    std::string label =
        fmt::format("CPF-{}-{}-{}{}{}", siren, letters, day.substr(8, 2), day.substr(5, 2), day.substr(2, 2));
    if (const auto known = model_.funders().find(siren); known != model_.funders().end() && random_.one_in(15))
        if (!known->second.calls.empty()) label = known->second.calls.begin()->first;
    Json lines = Json::array();
    std::set<std::string> grants;
    for (auto count = random_.of<std::uint64_t>({1, 1, 2, 4}); count > 0; --count)
        if (Json one = line(siren, accounts, day); grants.insert(one["grant"]).second) lines.push_back(one);
    return {{"type", "CallFunds"}, {"call", label}, {"lines", lines}};
}

Json FunderSteps::line(const std::string& siren, const std::vector<std::string>& accounts, const std::string& day) {
    Json line{
        {"account", random_.one_in(40) ? uuid('a', 900'000) : accounts[random_.below(accounts.size())]},
        {"grant", uuid('f', granted_++)},
        {"kind", random_.of({"corrective", "apc", "agreement", "voluntary", "platform", "whistleblower", "other"})},
        {"cents", random_.one_in(3) ? random_.from(1, 900'00)
                                    : random_.of<std::int64_t>({50'00, 100'00, 300'00, 1'000'00, 3'000'00})}};
    // A grant that there was: always the same account's, whatever arrives first.
    for (const auto& [funder, account, id] : grants_)
        if (funder == siren && random_.one_in(20)) line.update({{"account", account}, {"grant", id}});
    grants_.push_back({siren, line["account"], line["grant"]});
    if (random_.one_in(2)) line["use_by"] = plus_days(day, static_cast<int>(random_.from(-20, 150)));
    if (random_.one_in(2)) line["refund_unused"] = random_.one_in(2);
    if (random_.one_in(4))
        line["restriction"] = {random_.of({"rncp", "rs", "clea", "bilan"}),
                               random_.of({"vae", "light_licence", "heavy_licence", "volunteer"})};
    if (random_.one_in(10)) line["restriction"] = Json::array();
    return line;
}

std::string FunderSteps::some_call(const NaiveFunder& funder, bool waiting) {
    std::vector<std::string> labels;
    for (const auto& [label, call] : funder.calls)
        if (!waiting || call.state == "called") labels.push_back(label);
    return labels.empty() ? "" : labels[random_.below(labels.size())];
}

// --- Money -----------------------------------------------------------------------

Json FunderSteps::receive(const std::string& siren, const NaiveFunder& funder) {
    Json request{{"type", "ReceiveFunds"},
                 {"bank_reference", fmt::format("BK{}{:06}", siren.substr(0, 3), received_++)}};
    for (const auto& [dossier, cents] : funder.receivables) {
        if (!random_.one_in(2)) continue;
        const std::int64_t wrong = random_.one_in(4) ? 1 : 0;
        request.update({{"call", dossier}, {"cents", cents == 0 ? 100 : cents + wrong}});
        return request;
    }
    const std::string label = some_call(funder, !random_.one_in(12));
    if (label.empty()) {
        request.update({{"call", "CPF-000000000-ZZZZ-010120"}, {"cents", random_.from(1, 500'00)}});
        return request;
    }
    const NaiveCall& call = funder.calls.at(label);
    const std::int64_t missing = std::max<std::int64_t>(1, call.cents - call.received);
    request.update({{"call", label}, {"cents", missing}});
    Choice choice(random_);
    if (choice.falls(10)) request["cents"] = random_.from(1, missing);
    if (choice.falls(4)) request["cents"] = missing + 1;
    if (choice.falls(8)) request["call"] = "a label that nobody can read";
    if (choice.falls(6) && !funder.receipts.empty()) request["bank_reference"] = funder.receipts.begin()->first;
    return request;
}

/// Money that waits goes to a call that it fits, or does not.
Json FunderSteps::allocate(const NaiveFunder& funder) {
    Json request{{"type", "AllocateSuspense"}, {"bank_reference", "BK nobody sent"}, {"call", "no such call"}};
    const auto& waiting = random_.one_in(10) ? funder.receipts : funder.suspense();
    if (!waiting.empty() && !random_.one_in(12)) {
        auto one = waiting.begin();
        std::advance(one, static_cast<std::ptrdiff_t>(random_.below(waiting.size())));
        request["bank_reference"] = one->first;
        for (const auto& [label, call] : funder.calls)
            if (one->second.suspense <= call.cents - call.received && random_.one_in(2)) request["call"] = label;
    }
    const std::string label = some_call(funder, random_.one_in(2));
    if (!label.empty() && request["call"] == "no such call" && !random_.one_in(8)) request["call"] = label;
    return request;
}

/// What is owed to the funder, a part of it, or more.
Json FunderSteps::refund(const NaiveFunder& funder) {
    Json request{{"type", "RefundFunder"}, {"cents", random_.from(1, 100'00)}};
    request[random_.one_in(2) ? "grant" : "dossier"] = uuid('f', 1'000'000);  // nobody's
    if (random_.one_in(8)) return request;
    std::int64_t owed = -1;
    const auto consider = [&](const char* what, const std::string& id, std::int64_t cents) {
        if ((owed > 0 && cents <= 0) || !random_.one_in(2)) return;
        owed = cents;
        request.erase("grant");
        request.erase("dossier");
        request[what] = id;
    };
    for (const auto& [id, cents] : funder.refundable) consider("grant", id, cents);
    for (const auto& [id, cents] : funder.recovered) consider("dossier", id, cents);
    if (owed <= 0 && !funder.dossiers.empty()) consider("dossier", *funder.dossiers.begin(), 0);
    std::int64_t cents = owed > 1 && random_.one_in(3) ? random_.from(1, owed) : owed;
    if (owed <= 0 || random_.one_in(8)) cents = std::max<std::int64_t>(0, owed) + 1;
    request["cents"] = cents;
    return request;
}

Json FunderSteps::contribute(const NaiveFunder& funder, const std::string& day) {
    Json request{{"type", "ReceiveContribution"},
                 {"cents", random_.from(1, 1'000'000'00)},
                 {"period", random_.one_in(2) ? day.substr(0, 7) : day.substr(0, 4) + "-Q2"},
                 {"bank_reference", fmt::format("FC{:06}", contributed_++)}};
    if (random_.one_in(2)) request["deducted_cents"] = random_.of<std::int64_t>({0, 1, 500'00});
    if (!funder.contributions.empty() && random_.one_in(4)) request["bank_reference"] = *funder.contributions.begin();
    // Of a receipt of another kind: no matter.
    if (!funder.receipts.empty() && random_.one_in(8)) request["bank_reference"] = funder.receipts.begin()->first;
    return request;
}

// --- What is no request ----------------------------------------------------------

namespace {

void spoil_call(Json& request, Random& random) {
    Json& lines = request["lines"];
    switch (random.below(9)) {
        case 0: lines = Json::array(); break;
        case 1: lines.push_back(lines[0]); break;
        case 2: request["call"] = "CPF-732829320-ABCD-010120"; break;
        case 3: request["call"] = request["call"].get<std::string>() + "0"; break;
        case 4: lines[0]["cents"] = random.of<std::int64_t>({0, -1, 10'000'000'000'001}); break;
        case 5: lines[0]["restriction"] = {"rs", "none"}; break;
        case 6: lines[0]["unknown"] = 1; break;
        case 7: lines[0].erase("kind"); break;
        default: request["funder"] = "867873474";
    }
}

void spoil_training(Json& request, Random& random) {
    switch (random.below(7)) {
        case 0: request["training"]["kind"] = "rncq"; break;
        case 1: request["training"]["price_cents"] = 0; break;
        case 2: request["training"]["hours"] = 10; break;
        case 3: request["training"].erase("certification"); break;
        case 4: request["training"] = nullptr; break;
        case 5: request["training"] = Json::array({request["training"]}); break;
        default: request.erase("job_seeker");
    }
}

}  // namespace

void spoil_step(Json& request, Random& random) {
    const std::string type = request["type"];
    if (type == "CallFunds") return spoil_call(request, random);
    if (type == "ReceiveFunds") return request.update({{"call", random.one_in(2) ? "" : std::string(141, 'x')}});
    if (type == "AllocateSuspense") return request.update({{"bank_reference", random.one_in(2) ? Json() : Json("")}});
    if (type == "RefundFunder") {
        const bool both = random.one_in(2);
        for (const char* one : {"grant", "dossier"}) request[one] = both ? Json(uuid('f', 0)) : Json();
        return;
    }
    if (type == "ReceiveContribution") {
        request["period"] =
            random.of({"2020-Q5", "2020-Q0", "2020-13", "2020-00", "2020-1", "2020", "20-Q1", "2020-q1"});
        return;
    }
    if (request.contains("provider") && type != "RequestEnrolment") return spoil_payment(request, random);
    if (type == "RequestEnrolment" && random.one_in(2)) return spoil_training(request, random);
    if (request.contains("session")) {
        request["session"] = {{"start", "2024-05-03"}, {"end", "2024-05-02"}};
    } else if (type == "AcceptProposal") {
        request.erase("payment_reference");
        request["card_cents"] = random.one_in(2) ? 1 : -1;
    } else if (type == "DeclareEnd") {
        request.update({{"motive", random.of({"completed", "trainee"})}, {"rate", random.of({100, 101, 99, -1})}});
        if ((request["motive"] == "completed") == (request["rate"] == 100)) request["rate"] = 101;
    } else if (type == "CloseControl") {
        if (request.contains("rate") && random.one_in(2))
            request["rate"] = nullptr;
        else
            request.update({{"result", random.of({"confirmed", "refused"})}, {"rate", 0}});
    } else if (type == "SubmitInvoice") {
        request["vat_cents"] = request["cents"].get<std::int64_t>() + 1;
    } else if (type == "RecordHolderRefund") {
        request["cents"] = 0;
    } else {
        request["dossier"] = "no-uuid";
    }
}

}  // namespace grandlivre::test
