#include <algorithm>

#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

/// The countries that the tests use, and how long their account numbers are.
const std::map<std::string, std::size_t> lengths_of_ibans{{"BE", 16}, {"DE", 22}, {"ES", 24}, {"FR", 27},
                                                          {"IT", 27}, {"LU", 20}, {"MC", 27}, {"NO", 15}};

/// Its four first characters put last, letters read as 10 to 35: one more than a
/// multiple of 97.
bool is_iban(const std::string& text) {
    if (text.size() < 4) return false;
    const auto length = lengths_of_ibans.find(text.substr(0, 2));
    if (length == lengths_of_ibans.end() || text.size() != length->second) return false;
    std::string digits;
    for (const char c : text.substr(4) + text.substr(0, 4)) {
        const bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
        if (!digit && !letter) return false;
        digits += digit ? std::string(1, c) : std::to_string(c - 'A' + 10);
    }
    return Whole(digits.substr(digits.find_first_not_of('0'))) % 97 == 1;
}

/// What the bank knows a transfer by: the provider, and of the run's id the first 8 and
/// the last 12 digits.
std::string end_to_end_id(const std::string& siret, const std::string& run) {
    std::string digits = run.substr(0, 8) + run.substr(24);
    std::transform(digits.begin(), digits.end(), digits.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return siret + "-" + digits;
}

/// Dossiers whose payables are open and due by a day, in the order in which they are paid.
std::vector<std::string> due_by(const NaiveProvider& provider, const std::string& day) {
    std::vector<std::pair<std::string, std::string>> due;
    for (const auto& [dossier, payable] : provider.payables)
        if (payable.state == "open" && payable.due_on <= day) due.emplace_back(payable.due_on, dossier);
    std::sort(due.begin(), due.end());
    std::vector<std::string> dossiers;
    for (const auto& [day_due, dossier] : due) dossiers.push_back(dossier);
    return dossiers;
}

/// Takes what is owed by the provider off a sum, from its oldest claims.
std::vector<NaiveOfClaim> withhold(NaiveProvider& provider, std::int64_t cents) {
    std::vector<NaiveOfClaim> offsets;
    for (std::size_t i = 0; i < provider.claims.size(); ++i) {
        const std::int64_t part = std::min(cents, provider.claims[i].undue);
        if (part == 0) continue;
        provider.claims[i].undue -= part;
        cents -= part;
        offsets.push_back({i, 0, part});
    }
    return offsets;
}

}  // namespace

NaiveOwed NaiveProvider::owed() const {
    NaiveOwed owed;
    for (const auto& [dossier, payable] : payables) {
        if (payable.state == "open") owed.payable += payable.cents;
        if (payable.state == "paid") owed.paid += payable.cents;
    }
    for (const auto& [id, payment] : payments)
        if (payment.state == "issued" || payment.state == "accepted") owed.in_transit += payment.cents;
    for (const NaiveClaim& claim : claims) owed.undue += claim.undue;
    return owed;
}

Kinds NaiveModel::decide_for_provider(const Json& request, bool too_early) {
    const std::string type = request["type"], siret = request["provider"];
    const auto known = providers_.find(siret);
    const bool is_known = known != providers_.end(), is_registered = is_known && known->second.registered;
    if (type == "RegisterProvider" && is_registered) throw No{"provider_exists"};
    // A run asks whom it may pay: those with a payable are known to it.
    const bool may_ask = type == "RegisterProvider" || (type == "IssuePayment" ? is_known : is_registered);
    if (!may_ask) throw No{"unknown_provider"};
    if (too_early) throw No{"wrong_date"};
    NaiveProvider& provider = providers_[siret];
    const Asked asked{siret, provider, request, request["on"]};
    if (type == "RegisterProvider") {
        provider.registered = true;
        return {"ProviderRegistered"};
    }
    if (type == "SetBankDetails") return set_bank_details(asked);
    if (type == "SuspendPayments" || type == "ResumePayments") {
        const bool suspends = type == "SuspendPayments";
        if (provider.suspended == suspends) throw No{"wrong_state"};
        provider.suspended = suspends;
        return {suspends ? "PaymentsSuspended" : "PaymentsResumed"};
    }
    if (type == "IssuePayment") return issue_payment(asked);
    if (type == "RecordBankStatus") return record_bank_status(asked);
    return type == "ClaimFromProvider" ? claim(asked) : record_recovery(asked);
}

Kinds NaiveModel::set_bank_details(const Asked& asked) {
    const std::string iban = asked.request["iban"];
    if (!is_iban(iban)) throw No{"invalid_iban"};
    if (asked.provider.dead_ibans.contains(iban)) throw No{"dead_iban"};
    asked.provider.iban = iban;
    return {"BankDetailsSet"};
}

void NaiveModel::open_payable(const Json& relay) {
    NaivePayable payable{relay["cents"], relay["due_on"], relay["account"], "open", {}};
    for (const Json& share : relay["shares"])
        payable.shares.push_back({share["class"], share["funder"], share["grant"], share["cents"]});
    providers_[relay["provider"]].payables[relay["dossier"]] = payable;
    books_.post("provider:" + relay["provider"].get<std::string>(), relay["on"],
                {{"relay:clearing", payable.cents}, {"provider:payable", -payable.cents}});
}

/// One transfer for all that is due, less what the provider owes.
Kinds NaiveModel::issue_payment(const Asked& asked) {
    NaiveProvider& provider = asked.provider;
    const std::string run = asked.request["run"];
    const auto dossiers = due_by(provider, asked.request.value("due_by", plus_days(asked.on, 10)));
    const std::string why_not = provider.runs.contains(run)                   ? "the run did"
                                : !provider.registered                        ? "not registered"
                                : provider.suspended                          ? "suspended"
                                : provider.iban.empty()                       ? "no account"
                                : provider.dead_ibans.contains(provider.iban) ? "a dead account"
                                : dossiers.empty()                            ? "nothing is due"
                                                                              : "";
    if (!why_not.empty()) {
        ++reached_.rows["not paid: " + why_not];
        return {};
    }
    provider.runs.insert(run);
    std::int64_t total = 0;
    for (const std::string& dossier : dossiers) total += provider.payables.at(dossier).cents;
    NaivePayment payment{.run = run, .iban = provider.iban, .cents = total, .dossiers = dossiers};
    payment.offsets = withhold(provider, total);
    for (const NaiveOfClaim& offset : payment.offsets) payment.cents -= offset.cents;
    const std::int64_t offset = total - payment.cents;
    const std::string stream = "provider:" + asked.siret;
    books_.post(stream, asked.on,
                {{"provider:payable", total}, {"provider:in_transit", -payment.cents}, {"provider:undue", -offset}});
    const bool transfers = payment.cents > 0;
    for (const std::string& dossier : dossiers) provider.payables.at(dossier).state = transfers ? "in_transit" : "paid";
    if (!transfers) {
        provider.offset += offset;
        mark_dossiers(asked, "MarkPaid", dossiers);
        for (const NaiveOfClaim& of : payment.offsets) give_back(asked, of.claim, of.cents);
        return {"PayablesOffset"};
    }
    provider.payments[end_to_end_id(asked.siret, run)] = payment;
    relays_.push_back(
        {{"type", "RunPayment"}, {"on", asked.on}, {"run", run}, {"provider", asked.siret}, {"cents", payment.cents}});
    return {"PaymentIssued"};
}

Kinds NaiveModel::seal(const Json& request) {
    const auto run = runs_.find(request["run"]);
    std::pair<std::size_t, std::int64_t> batch;
    if (run != runs_.end())
        for (auto& [siret, transfer] : run->second.transfers) {
            if (std::exchange(transfer.sealed, true)) continue;
            ++batch.first;
            batch.second += transfer.cents;
        }
    if (batch.first > 0) {
        run->second.batches.push_back(batch);
        return {"RunSealed"};
    }
    ++reached_.rows[run == runs_.end() ? "sealed: unknown" : "sealed: nothing new"];
    return {};
}

}  // namespace grandlivre::test
