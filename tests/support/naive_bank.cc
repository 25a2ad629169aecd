#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

const std::vector<std::string> way{"issued", "accepted", "settled"};

/// How far on its way a payment is, or a status says that it is.
std::size_t stage(const std::string& state) {
    return static_cast<std::size_t>(std::find(way.begin(), way.end(), state) - way.begin());
}

bool is_ended(const std::string& state) { return state == "rejected" || state == "returned"; }

/// Reasons after which nothing goes to that account any more.
bool kills_account(const std::string& reason) { return reason == "AC01" || reason == "AC03" || reason == "AC04"; }
bool suspends(const std::string& reason) {
    return reason == "AC06" || reason == "RR04" || reason == "MD07" || reason == "FR01" || reason == "FRAD";
}

}  // namespace

/// Statuses repeat, and come out of order: what is known already is no news.
Kinds NaiveModel::record_bank_status(const Asked& asked) {
    const auto found = asked.provider.payments.find(asked.request["end_to_end_id"]);
    if (found == asked.provider.payments.end()) throw No{"unknown_payment"};
    NaivePayment& payment = found->second;
    const std::string status = asked.request["status"], state = payment.state;
    const auto known = [&] {
        ++reached_.rows["status known when " + state];
        return Kinds{};
    };
    if (status == state) return known();
    if (!is_ended(status) && stage(status) <= stage(payment.furthest)) return known();
    if (is_ended(state) || (status == "rejected" && state == "settled")) throw No{"wrong_state"};
    ++reached_.rows["payment " + state + ">" + status];
    return take_status(asked, payment, status);
}

Kinds NaiveModel::take_status(const Asked& asked, NaivePayment& payment, const std::string& status) {
    if (status == "settled") {
        books_.post("provider:" + asked.siret, asked.on,
                    {{"provider:in_transit", payment.cents}, {"bank", -payment.cents}});
        for (const std::string& dossier : payment.dossiers) asked.provider.payables.at(dossier).state = "paid";
        mark_dossiers(asked, "MarkPaid", payment.dossiers);
        for (const NaiveOfClaim& offset : payment.offsets)
            for (const NaiveOfClaim& share : give_back(asked, offset.claim, offset.cents))
                payment.given_back.push_back(share);
    }
    if (is_ended(status)) reopen(asked, payment);
    payment.state = status;
    if (!is_ended(status)) payment.furthest = status;
    return {status == "accepted"   ? "PaymentAccepted"
            : status == "settled"  ? "PaymentSettled"
            : status == "rejected" ? "PaymentRejected"
                                   : "PaymentReturned"};
}

/// The money did not come to the provider: all is as before it was issued.
void NaiveModel::reopen(const Asked& asked, NaivePayment& payment) {
    NaiveProvider& provider = asked.provider;
    const bool was_settled = payment.state == "settled";
    std::int64_t offset = 0;
    for (const std::string& dossier : payment.dossiers) provider.payables.at(dossier).state = "open";
    for (const NaiveOfClaim& of : payment.offsets) {
        provider.claims[of.claim].undue += of.cents;
        offset += of.cents;
    }
    books_.post("provider:" + asked.siret, asked.on,
                {{was_settled ? "bank" : "provider:in_transit", payment.cents},
                 {"provider:undue", offset},
                 {"provider:payable", -payment.cents - offset}});
    if (offset > 0) ++reached_.rows["an offset given back"];
    if (was_settled) mark_dossiers(asked, "MarkReopened", payment.dossiers);
    for (const NaiveOfClaim& share : payment.given_back) {
        move_share(asked, share, -share.cents);
        ++reached_.rows["a share taken back"];
    }
    payment.reason = asked.request.value("reason", "");
    if (kills_account(payment.reason)) {
        provider.dead_ibans.insert(payment.iban);
        ++reached_.rows[payment.iban == provider.iban ? "its account is dead" : "an earlier account is dead"];
    }
    if (suspends(payment.reason)) {
        ++reached_.rows["suspended by the bank"];
        provider.suspended = true;
    }
}

void NaiveModel::mark_dossiers(const Asked& asked, const char* type, const std::vector<std::string>& dossiers) {
    for (const std::string& dossier : dossiers)
        relays_.push_back({{"type", type},
                           {"on", asked.on},
                           {"account", asked.provider.payables.at(dossier).account},
                           {"dossier", dossier}});
}

/// A dossier hears that it was paid, or that the money came back, in any order.
void NaiveModel::mark(const Json& relay) {
    NaiveDossier& dossier = accounts_.at(relay["account"]).dossiers.at(relay["dossier"]);
    const bool pays = relay["type"] == "MarkPaid";
    dossier.times_paid += pays ? 1 : -1;
    const bool paid = dossier.times_paid > 0;
    dossier.payment_state = paid ? "paid" : "billed";
    if (!paid && dossier.state == "paid") ++reached_.rows["invoiced again"];
    if (dossier.state == (paid ? "invoiced" : "paid")) enter(dossier, paid ? "paid" : "invoiced");
    count({pays ? "DossierPaid" : "DossierReopened"});
}

}  // namespace grandlivre::test
