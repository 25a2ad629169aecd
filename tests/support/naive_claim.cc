#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

bool is_mutualised(const NaiveShare& share) { return share.resource_class == "mutualised"; }

/// The shares of a sum, one for each part: the fund's own is filled first.
std::vector<std::int64_t> filled(const std::vector<NaiveShare>& parts, std::int64_t cents) {
    std::vector<std::int64_t> of_fund, of_others;
    for (const NaiveShare& part : parts) {
        of_fund.push_back(is_mutualised(part) ? std::min(cents, part.cents) : 0);
        of_others.push_back(is_mutualised(part) ? 0 : part.cents);
    }
    for (const std::int64_t part : of_fund) cents -= part;
    auto shares = split(cents, of_others);
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += of_fund[i];
    return shares;
}

}  // namespace

Kinds NaiveModel::claim(const Asked& asked) {
    const auto payable = asked.provider.payables.find(asked.request["dossier"]);
    if (payable == asked.provider.payables.end()) throw No{"unknown_dossier"};
    const std::int64_t cents = asked.request["cents"];
    std::int64_t claimed = cents;
    for (const NaiveClaim& earlier : asked.provider.claims)
        if (earlier.dossier == payable->first) claimed += earlier.cents;
    if (claimed > (payable->second.state == "paid" ? payable->second.cents : 0)) throw No{"amount_mismatch"};
    NaiveClaim claim{payable->first, cents, cents, payable->second.shares};
    std::vector<std::int64_t> paid;
    for (const NaiveShare& part : claim.parts) paid.push_back(part.cents);
    const auto parts = split(cents, paid);
    for (std::size_t i = 0; i < parts.size(); ++i) claim.parts[i].cents = parts[i];
    asked.provider.claims.push_back(claim);
    books_.post("provider:" + asked.siret, asked.on, {{"provider:undue", cents}, {"fund:expense", -cents}});
    return {"ProviderClaimed"};
}

Kinds NaiveModel::record_recovery(const Asked& asked) {
    NaiveProvider& provider = asked.provider;
    const std::string dossier = asked.request["dossier"];
    if (!provider.payables.contains(dossier)) throw No{"unknown_dossier"};
    const std::int64_t cents = asked.request["cents"];
    std::int64_t undue = 0, left = cents;
    for (const NaiveClaim& claim : provider.claims)
        if (claim.dossier == dossier) undue += claim.undue;
    if (cents > undue) throw No{"amount_mismatch"};
    provider.recovered += cents;
    books_.post("provider:" + asked.siret, asked.on, {{"bank", cents}, {"provider:undue", -cents}});
    for (std::size_t i = 0; i < provider.claims.size(); ++i) {
        if (provider.claims[i].dossier != dossier) continue;
        const std::int64_t part = std::min(left, provider.claims[i].undue);
        provider.claims[i].undue -= part;
        left -= part;
        give_back(asked, i, part);
    }
    return {"RecoveryReceived"};
}

std::vector<NaiveOfClaim> NaiveModel::give_back(const Asked& asked, std::size_t claim, std::int64_t cents) {
    std::vector<NaiveOfClaim> shares;
    const auto parts = filled(asked.provider.claims[claim].parts, cents);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] > 0) shares.push_back({claim, i, parts[i]});
    for (const NaiveOfClaim& share : shares) move_share(asked, share, share.cents);
    return shares;
}

/// To one of those who had paid, or from it if `cents` is below 0.
void NaiveModel::move_share(const Asked& asked, const NaiveOfClaim& share, std::int64_t cents) {
    NaiveClaim& claim = asked.provider.claims[share.claim];
    NaiveShare& part = claim.parts[share.part];
    part.cents -= cents;
    books_.post("provider:" + asked.siret, asked.on,
                {{"fund:resources", cents}, {is_mutualised(part) ? "fund:owed" : "relay:clearing", -cents}});
    if (is_mutualised(part)) return;
    relays_.push_back({{"type", "ShareRecovered"},
                       {"on", asked.on},
                       {"account", asked.provider.payables.at(claim.dossier).account},
                       {"dossier", claim.dossier},
                       {"funder", part.funder},
                       {"cents", cents}});
}

/// The holder's share, which is refunded as card money is.
void NaiveModel::refund_later(const Json& relay) {
    NaiveDossier& dossier = accounts_.at(relay["account"]).dossiers.at(relay["dossier"]);
    const std::int64_t cents = relay["cents"];
    dossier.refundable += cents;
    dossier.recovered += cents;
    books_.post("account:" + relay["account"].get<std::string>(), relay["on"],
                {{"relay:clearing", cents}, {"holder:refundable", -cents}});
    count({"ShareRecovered"});
}

}  // namespace grandlivre::test
