#include <algorithm>

#include "tests/support/naive_calendar.h"
#include "tests/support/naive_parts.h"

namespace grandlivre::test {

using namespace naive;
using Json = nlohmann::json;
using Kinds = std::vector<std::string>;

namespace {

const std::string dif_last_day = "2021-06-30";

bool flagged(const NaiveAccount& account, int year) {
    bool is = false;
    for (const auto& [from, value] : account.flags)
        if (year >= from) is = value;
    return is;
}

std::int64_t inscribed(const NaiveAccount& account) {
    return account.euros.at("annual").both() + account.euros.at("dif").both();
}

/// Out of the buckets in order; what they do not have is left over.
std::int64_t take(NaiveAccount& account, const std::vector<std::string>& buckets, std::int64_t cents) {
    for (const std::string& bucket : buckets) {
        const std::int64_t part = std::min(cents, account.euros[bucket].available);
        account.euros[bucket].available -= part;
        cents -= part;
    }
    return cents;
}

// --- A year's work ---------------------------------------------------------------

struct Entitlement {
    std::int64_t cents = 0, ceiling = 0, hours = 0, hours_ceiling = 0;
};

Entitlement entitlement(const NaiveYear& year, bool is_flagged) {
    Fraction worked = 0, public_worked = 0;
    std::int64_t months = 0;
    bool employee = false, disability = false, esat = false;
    for (const auto& [employer, declaration] : year.declarations) {
        const std::int64_t amount = declaration["worked"];
        if (amount == 0) continue;
        const std::string category = declaration["category"];
        std::int64_t reference = declaration.value("reference", std::int64_t{0});
        if (reference == 0) reference = declaration["unit"] == "hours" ? 1607 : 218;
        if (category == "employee") {
            employee = true;
            disability = disability || declaration.value("disability", false);
            worked += Fraction(amount, reference);
        }
        if (category == "public_agent") public_worked += Fraction(amount, reference);
        if (category == "esat") esat = true;
        if (category == "self_employed" && declaration.value("contribution_paid", false))
            months += std::min<std::int64_t>(amount, 12);
    }
    Entitlement due;
    const std::int64_t base = is_flagged || disability ? 800'00 : 500'00;
    if (employee) due.cents = worked >= Fraction(1, 2) ? base : round_up(worked * base);
    if (esat) due.cents = std::max<std::int64_t>(due.cents, 800'00);
    due.cents = std::max(due.cents, round_up(Fraction(500'00) * std::min<std::int64_t>(months, 12) / 12));
    due.ceiling = (is_flagged && employee) || disability || esat ? 8'000'00 : 5'000'00;
    due.hours = round_nearest(std::min(public_worked, Fraction(1)) * (is_flagged ? 50 : 25)) * 100;
    due.hours_ceiling = is_flagged ? 400'00 : 150'00;
    return due;
}

/// Books the difference between what the year gave so far and what it gives now.
Kinds book(NaiveAccount& account, NaiveYear& year, const Entitlement& due) {
    Kinds kinds;
    if (due.cents > year.given) {
        const std::int64_t more = due.cents - year.given;
        const std::int64_t credited = std::min(more, std::max<std::int64_t>(0, due.ceiling - inscribed(account)));
        year.truncated += more - credited;
        receive(account, "annual", credited);
        kinds.push_back("RightsCredited");
    } else if (due.cents < year.given) {
        const std::int64_t less = year.given - due.cents, unseen = std::min(less, year.truncated);
        year.truncated -= unseen;
        account.debt += take(account, {"annual", "dif"}, less - unseen);
        kinds.push_back("RightsCorrected");
    }
    year.given = due.cents;

    NaivePart& hours = account.hours["public"];
    if (due.hours > year.hours_given) {
        const std::int64_t more = due.hours - year.hours_given;
        const std::int64_t credited = std::min(more, std::max<std::int64_t>(0, due.hours_ceiling - hours.both()));
        year.hours_truncated += more - credited;
        hours.available += credited;
        kinds.push_back("HoursCredited");
    } else if (due.hours < year.hours_given) {
        const std::int64_t less = year.hours_given - due.hours, unseen = std::min(less, year.hours_truncated);
        year.hours_truncated -= unseen;
        hours.available -= std::min(less - unseen, hours.available);  // what is missing is forgiven
        kinds.push_back("RightsCorrected");
    }
    year.hours_given = due.hours;
    return kinds;
}

}  // namespace

// --- Decisions -------------------------------------------------------------------

Kinds NaiveModel::decide_for_account(const Json& request) {
    if (request["type"] != "OpenAccount") return decide_on(accounts_.at(request["account"]), request);
    NaiveAccount& opened = accounts_[request["account"]];
    opened.euros = {{"annual", {}}, {"dif", {}}, {"cec", {}}};
    opened.hours = {{"cpf", {}}, {"dif", {}}, {"cec", {}}, {"public", {}}};
    return {"AccountOpened"};
}

Kinds NaiveModel::decide_on(NaiveAccount& account, const Json& request) {
    const std::string type = request["type"];
    const bool starts_dossier = type == "ReserveHours" || type == "RequestEnrolment";
    if (type == "DebitHours" || type == "ReleaseHours") return move(account, request);
    if (request.contains("dossier") && !starts_dossier) return decide_on_dossier(account, request);
    if (account.status == "closed") throw No{"account_closed"};
    if (type == "DeclareQualification") {
        const bool low = request.value("low_qualified", false);
        account.flags.emplace_back(year_of(request["on"]) + (low ? 0 : 1), low);
        return {"QualificationDeclared"};
    }
    if (type == "RevokeQualification") {
        account.flags.emplace_back(request["from_year"], false);
        Kinds kinds{"QualificationRevoked"};
        for (auto& [number, year] : account.years)
            if (number >= request["from_year"])
                for (const std::string& kind : book(account, year, entitlement(year, false))) kinds.push_back(kind);
        return kinds;
    }
    if (type == "DeclareActivity") return declare_activity(account, request);
    if (type == "CreditHours") return credit_hours(account, request);
    if (type == "ConvertHours") return convert_hours(account, request);
    if (type == "CreditCivic") return credit_civic(account, request);
    if (type == "FreezeAccount") return freeze(account, request);
    if (type == "CloseAccount") return close(account, request);
    if (type == "ClaimFromHolder") {
        account.debt += take(account, {"annual", "dif"}, request["cents"]);
        return {"HolderClaimed"};
    }
    if (type == "DebitWithoutPayment") {
        const std::int64_t cents = request["cents"];
        if (account.euros["dif"].available + account.euros["annual"].available < cents) throw No{"insufficient_rights"};
        take(account, {"dif", "annual"}, cents);
        account.debited += cents;
        return {"DebitedWithoutPayment"};
    }
    return type == "ReserveHours" ? reserve(account, request) : request_enrolment(account, request);
}

Kinds NaiveModel::declare_activity(NaiveAccount& account, const Json& request) {
    if (account.status == "frozen") throw No{"account_frozen"};
    const int number = request["year"];
    const std::string category = request["category"];
    const int first = category == "self_employed" ? 2018 : category == "public_agent" ? 2020 : 2019;
    if (number >= year_of(request["on"]) || number < first) throw No{"wrong_date"};
    NaiveYear& year = account.years[number];
    Json& declaration = year.declarations[request["employer"]] = request;
    declaration["worked"] = request.value("worked", std::int64_t{0});  // 0 was left out of the content
    Kinds kinds{"ActivityDeclared"};
    for (const std::string& kind : book(account, year, entitlement(year, flagged(account, number))))
        kinds.push_back(kind);
    return kinds;
}

Kinds NaiveModel::credit_hours(NaiveAccount& account, const Json& request) {
    const std::string kind = request["kind"], on = request["on"];
    if (account.status == "frozen" && !(kind == "cec" && account.frozen_for == "retirement"))
        throw No{"account_frozen"};
    if (kind == "dif" && on > dif_last_day) throw No{"deadline_passed"};
    if (kind == "cpf" && (request["year"] < 2015 || request["year"] > 2018)) throw No{"wrong_date"};
    static const std::map<std::string, std::int64_t> ceilings{
        {"cpf", 150'00}, {"dif", 120'00}, {"cec", 60'00}, {"public", 150'00}};
    std::int64_t counted = account.hours[kind].both();
    if (kind != "public") counted += account.converted[kind];
    const std::int64_t credited =
        std::min(request["centihours"].get<std::int64_t>(), std::max<std::int64_t>(0, ceilings.at(kind) - counted));
    if (credited == 0) throw No{"ceiling_reached"};
    account.hours[kind].available += credited;
    if (kind == "public" || (on < migration && clock_ < migration)) return {"HoursCredited"};
    convert(account, kind, credited);
    return {"HoursCredited", "HoursConverted"};
}

Kinds NaiveModel::convert_hours(NaiveAccount& account, const Json& request) {
    const std::string kind = request["kind"], on = request["on"];
    if (on < (kind == "public" ? "2020-01-01" : "2019-01-01")) throw No{"wrong_date"};
    std::int64_t centihours = account.hours[kind].available;
    if (kind == "public") {
        const std::int64_t ceiling = flagged(account, year_of(on)) ? 8'000'00 : 5'000'00;
        const std::int64_t fitting = std::max<std::int64_t>(0, ceiling - inscribed(account)) / 15'00;
        if (centihours < 100) throw No{"nothing_to_convert"};
        if (fitting == 0) throw No{"ceiling_reached"};
        centihours = std::min(centihours / 100, fitting) * 100;
    }
    if (centihours == 0) throw No{"nothing_to_convert"};
    convert(account, kind, centihours);
    return {"HoursConverted"};
}

Kinds NaiveModel::credit_civic(NaiveAccount& account, const Json& request) {
    if (account.frozen_for == "death") throw No{"account_frozen"};
    const std::pair<int, std::string> category(request["year"], request["category"]);
    const std::int64_t room = 720'00 - account.euros["cec"].both();
    if (account.activities.contains(request["activity"])) throw No{"already_credited"};
    if (account.categories.contains(category) || room <= 0) throw No{"ceiling_reached"};
    account.activities.insert(request["activity"]);
    account.categories.insert(category);
    receive(account, "cec", std::min(request["cents"].get<std::int64_t>(), room));
    return {"RightsCredited"};
}

Kinds NaiveModel::freeze(NaiveAccount& account, const Json& request) {
    const bool dies_retired = account.frozen_for == "retirement" && request["cause"] == "death";
    if (account.status == "frozen" && !dies_retired) throw No{"wrong_state"};
    account.status = "frozen";
    account.frozen_for = request["cause"];
    return {"AccountFrozen"};
}

Kinds NaiveModel::close(NaiveAccount& account, const Json& request) {
    for (const auto& [id, dossier] : account.dossiers)
        if (is_open_request(dossier) || holds_rights(dossier) || dossier.state == "hours_reserved")
            throw No{"wrong_state"};
    for (auto& [bucket, part] : account.euros) account.forfeited += std::exchange(part.available, 0);
    for (auto& [kind, part] : account.hours) part.available = 0;
    for (auto& [id, grant] : account.grants) {
        const std::int64_t left = std::exchange(grant.part.available, 0);
        account.forfeited += left;
        if (left > 0)
            relays_.push_back({{"type", "GrantEnded"},
                               {"on", request["on"]},
                               {"funder", grant.funder},
                               {"grant", id},
                               {"cents", left},
                               {"refundable", false}});
    }
    account.status = "closed";
    return {"AccountClosed"};
}

// --- Dossiers in hours -----------------------------------------------------------

Kinds NaiveModel::reserve(NaiveAccount& account, const Json& request) {
    const std::string kind = request["kind"], on = request["on"];
    const std::int64_t centihours = request["centihours"];
    if (account.status == "frozen") throw No{"account_frozen"};
    if (account.dossiers.contains(request["dossier"])) throw No{"dossier_exists"};
    if (on >= hours_end) throw No{"hours_closed"};
    const bool in_euros = on >= migration;
    if (in_euros && request["validated_on"] >= migration && request["session_start"] >= migration)
        throw No{"hours_closed"};
    NaivePart& part = in_euros ? account.euros[bucket_of(kind)] : account.hours[kind];
    if (Whole(centihours) * (in_euros ? cents_of(kind, 1) : 1) > part.available) throw No{"insufficient_rights"};
    const std::int64_t amount = in_euros ? cents_of(kind, centihours) : centihours;
    part.available -= amount;
    part.reserved += amount;
    NaiveDossier& dossier = account.dossiers[request["dossier"]];
    dossier.kind = kind;
    dossier.held = centihours;
    dossier.in_euros = in_euros;
    enter(dossier, "hours_reserved");
    return {"HoursReserved"};
}

Kinds NaiveModel::move_hours(NaiveAccount& account, NaiveDossier& dossier, std::int64_t centihours, bool debit,
                             const std::string& on) {
    dossier.held -= centihours;
    if (dossier.held == 0) enter(dossier, "hours_ended");
    NaivePart& hours = account.hours[dossier.kind];
    const std::string moved = debit ? "HoursDebited" : "HoursReleased";
    if (!dossier.in_euros && on < migration) {
        hours.reserved -= centihours;
        if (!debit) hours.available += centihours;
        return {moved};
    }
    const std::int64_t cents = cents_of(dossier.kind, centihours);
    if (dossier.in_euros) {
        account.euros[bucket_of(dossier.kind)].reserved -= cents;
    } else {  // these hours become reserved euros first, and these then move
        hours.reserved -= centihours;
        account.converted[dossier.kind] += centihours;
    }
    if (debit)
        account.debited += cents;
    else
        receive(account, bucket_of(dossier.kind), cents);
    return dossier.in_euros ? Kinds{moved} : Kinds{"HoursConverted", moved};
}

Kinds NaiveModel::move(NaiveAccount& account, const Json& request) {
    const auto found = account.dossiers.find(request["dossier"]);
    if (found == account.dossiers.end()) throw No{"unknown_dossier"};
    if (account.status == "closed") throw No{"account_closed"};
    if (request["on"] >= hours_end) throw No{"hours_closed"};
    NaiveDossier& dossier = found->second;
    if (dossier.held == 0) throw No{"wrong_state"};  // ended, or never in hours
    const std::int64_t centihours = request["centihours"];
    if (dossier.kind != request["kind"] || centihours > dossier.held) throw No{"amount_exceeds_reservation"};
    return move_hours(account, dossier, centihours, request["type"] == "DebitHours", request["on"]);
}

// --- Grants ----------------------------------------------------------------------

void NaiveModel::grant(const Json& relay) {
    const auto found = accounts_.find(relay["account"]);
    if (found == accounts_.end()) throw No{"unknown_account"};
    NaiveAccount& account = found->second;
    if (account.status != "open") throw No{"account_" + account.status};
    if (account.grants.contains(relay["grant"])) throw No{"grant_exists"};
    account.grants[relay["grant"]] = {.funder = relay["funder"],
                                      .kind = relay["kind"],
                                      .use_by = relay.value("use_by", ""),
                                      .arrived = relay["on"],
                                      .restriction = relay.value("restriction", std::vector<std::string>()),
                                      .refund_unused = relay.value("refund_unused", false),
                                      .part = {relay["cents"], 0}};
}

/// A grant's time is over: what of it is not reserved goes to its funder.
std::string NaiveModel::expire(const std::string& id, NaiveAccount& account, std::int64_t cents,
                               const std::string& on) {
    NaiveGrant& grant = account.grants.at(id);
    grant.part.available -= cents;
    if (!grant.refund_unused) account.forfeited += cents;
    relays_.push_back({{"type", "GrantEnded"},
                       {"on", on},
                       {"funder", grant.funder},
                       {"grant", id},
                       {"cents", cents},
                       {"refundable", grant.refund_unused}});
    return "GrantExpired";
}

}  // namespace grandlivre::test
