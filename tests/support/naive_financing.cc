#include <algorithm>

#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

bool is_one_of(const std::string& text, const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// What the holder takes part with, unless an `opco` pays it.
std::int64_t participation(const NaiveDossier& dossier, const std::string& on) {
    if (dossier.job_seeker) return 0;
    for (const NaiveTopUp& top_up : dossier.top_ups)
        if (is_one_of(top_up.kind, {"employer", "c2p", "at_mp"})) return 0;
    std::int64_t due = 0;
    if (on >= "2024-05-02") due = 100'00;
    if (on >= "2025-01-01") due = 102'23;
    if (on >= "2026-01-01") due = 103'20;
    return std::min(due, dossier.price);
}

/// The most that yearly rights may pay of a training.
std::int64_t annual_limit(const NaiveAccount& account, const NaiveDossier& dossier, const std::string& on) {
    const std::int64_t available = account.euros.at("annual").available;
    static const std::map<std::string, std::int64_t> ceilings{
        {"rs", 1'500'00}, {"bilan", 1'600'00}, {"light_licence", 900'00}};
    const auto ceiling = ceilings.find(dossier.training);
    return on < "2026-02-26" || ceiling == ceilings.end() ? available : std::min(available, ceiling->second);
}

/// Grants that may pay this training on this day, in the order in which they do.
std::vector<std::string> usable_grants(const NaiveAccount& account, const NaiveDossier& dossier,
                                       const std::string& on) {
    static const std::vector<std::string> order{"corrective", "apc",           "agreement", "voluntary",
                                                "platform",   "whistleblower", "other"};
    using Place = std::tuple<std::ptrdiff_t, bool, std::string, std::string>;
    std::vector<Place> places;
    for (const auto& [id, grant] : account.grants) {
        if (!grant.use_by.empty() && grant.use_by < on) continue;
        if (!grant.restriction.empty() && !is_one_of(dossier.training, grant.restriction)) continue;
        const auto kind = std::find(order.begin(), order.end(), grant.kind) - order.begin();
        places.emplace_back(kind, grant.use_by.empty(), grant.use_by, id);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::string> ids;
    for (const Place& place : places) ids.push_back(std::get<3>(place));
    return ids;
}

bool is_eligible(const NaiveDossier& dossier, const std::string& on) {
    if (dossier.training != "light_licence" || on < "2026-02-26" || dossier.job_seeker) return true;
    std::int64_t committed = 0;
    for (const NaiveTopUp& top_up : dossier.top_ups)
        if (!is_one_of(top_up.kind, {"association", "other"})) committed += top_up.cents;
    return committed >= 100'00;
}

std::int64_t sum(const std::vector<NaiveLine>& lines) {
    std::int64_t cents = 0;
    for (const NaiveLine& line : lines) cents += line.reserved;
    return cents;
}

}  // namespace

std::vector<NaiveLine> naive::financing(const NaiveAccount& account, const NaiveDossier& dossier,
                                        const std::string& on) {
    const bool volunteer = dossier.training == "volunteer";
    std::int64_t of_holder = participation(dossier, on), left = dossier.price - of_holder;
    std::vector<NaiveLine> lines;
    const auto use = [&](NaiveLine line, std::int64_t limit) {
        line.reserved = std::min(left, limit);
        left -= line.reserved;
        lines.push_back(line);
    };
    const auto use_source = [&](const std::string& source) {
        if (volunteer && source != "cec") return;
        if (source == "dif" || source == "cec") use({source, "", ""}, account.euros.at(source).available);
        if (source == "annual") use({source, "", ""}, annual_limit(account, dossier, on));
        if (source == "grant")
            for (const std::string& id : usable_grants(account, dossier, on)) {
                const NaiveGrant& grant = account.grants.at(id);
                use({source, id, grant.funder}, grant.part.available);
            }
        if (source == "top_up")
            for (const NaiveTopUp& top_up : dossier.top_ups) use({source, "", top_up.funder}, top_up.cents);
    };
    const bool grants_first = on >= "2025-12-05";
    for (const char* source : {grants_first ? "grant" : "", "dif", "annual", "cec", grants_first ? "" : "grant"})
        use_source(source);
    const std::size_t first_top_up = lines.size();
    use_source("top_up");
    for (std::size_t i = first_top_up; i < lines.size(); ++i) {
        const NaiveTopUp& top_up = dossier.top_ups[i - first_top_up];
        if (top_up.kind != "opco") continue;
        const std::int64_t more = std::min(of_holder, top_up.cents - lines[i].reserved);
        lines[i].reserved += more;
        of_holder -= more;
    }
    std::erase_if(lines, [](const NaiveLine& line) { return line.reserved == 0; });
    return lines;
}

std::int64_t NaiveModel::holder_pays(const NaiveAccount& account, const NaiveDossier& dossier, const std::string& on) {
    return dossier.price - sum(financing(account, dossier, on));
}

Kinds NaiveModel::accept_proposal(Step& step) {
    NaiveAccount& account = step.account;
    NaiveDossier& dossier = step.dossier;
    if (!is_eligible(dossier, step.on)) throw No{"not_eligible"};
    const std::int64_t card = step.request.value("card_cents", std::int64_t{0}),
                       note = step.request.value("credit_note_cents", std::int64_t{0});
    if (card + note != holder_pays(account, dossier, step.on)) throw No{"payment_mismatch"};
    if (note > account.credit_note) throw No{"insufficient_rights"};

    dossier.split = financing(account, dossier, step.on);
    for (const NaiveLine& line : dossier.split) {
        if (line.source == "top_up") continue;
        NaivePart& part = line.source == "grant" ? account.grants.at(line.grant).part : account.euros.at(line.source);
        part.available -= line.reserved;
        part.reserved += line.reserved;
    }
    account.credit_note -= note;
    if (note > 0) dossier.split.push_back({"credit_note", "", "", note});
    if (card > 0) dossier.split.push_back({"card", "", "", card});
    books_.post("account:" + step.holder, step.on,
                {{"card:clearing", card}, {"holder:credit_note", note}, {"holder:payments", -card - note}});
    dossier.accepted_on = step.on;
    enter(dossier, "accepted");
    return {"RightsReserved"};
}

}  // namespace grandlivre::test
