#include "tests/support/naive_model.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <chrono>

namespace grandlivre::test {
namespace {

using Json = nlohmann::json;
using Kinds = std::vector<std::string>;
using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

// Days are texts: they sort as days do.
const std::string migration = "2019-11-21", hours_end = "2020-01-01", dif_last_day = "2021-06-30";

int year_of(const std::string& day) { return std::stoi(day.substr(0, 4)); }

// --- Shape -----------------------------------------------------------------------

bool is_uuid(const std::string& text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i]))) return false;
    }
    return true;
}

bool is_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (!std::isdigit(static_cast<unsigned char>(text[i]))) return false;
    const std::chrono::year_month_day day(std::chrono::year(std::stoi(text.substr(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
                                          std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2)))));
    return day.ok() && year_of(text) >= 1;
}

/// Every second digit from the right doubled, digits added up: a multiple of ten.
bool luhn(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int counted = i % 2 == 1 ? digit * 2 : digit;
        sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
}

bool is_siret(const std::string& text) {
    return text.size() == 14 && text.find_first_not_of("0123456789") == text.npos && luhn(text.substr(0, 9)) &&
           luhn(text);
}

/// What a field takes: a word of this little language, or `a|b|c`.
bool takes(const std::string& what, const Json& value) {
    if (what == "flag") return value.is_boolean();
    if (what == "count" || what == "amount" || what == "year") {
        if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() >> 63))
            return false;
        const auto number = value.get<std::int64_t>();
        return what == "year" ? number >= 1 && number <= 9999 : number >= (what == "amount" ? 1 : 0);
    }
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    if (what == "uuid") return is_uuid(text);
    if (what == "day") return is_day(text);
    if (what == "siret") return is_siret(text);
    if (what == "text") return true;
    return ("|" + what + "|").find("|" + text + "|") != std::string::npos && !text.empty();
}

struct FieldRule {
    std::string name, what;
    bool optional = false;
};

const std::map<std::string, std::vector<FieldRule>>& fields() {
    static const std::string all_kinds = "cpf|dif|cec|public", held_kinds = "cpf|dif|cec";
    static const FieldRule account{"account", "uuid"}, dossier{"dossier", "uuid"};
    static const std::map<std::string, std::vector<FieldRule>> of{
        {"OpenAccount", {account}},
        {"DeclareQualification", {account, {"low_qualified", "flag"}}},
        {"RevokeQualification", {account, {"from_year", "year"}}},
        {"DeclareActivity",
         {account,
          {"year", "year"},
          {"employer", "siret"},
          {"category", "employee|esat|self_employed|public_agent"},
          {"worked", "count"},
          {"reference", "count", true},
          {"unit", "hours|days|pay|months"},
          {"disability", "flag", true},
          {"contribution_paid", "flag", true}}},
        {"CreditHours", {account, {"kind", all_kinds}, {"centihours", "amount"}, {"year", "year"}}},
        {"ConvertHours", {account, {"kind", all_kinds}}},
        {"CreditCivic", {account, {"activity", "uuid"}, {"category", "text"}, {"year", "year"}, {"cents", "amount"}}},
        {"FreezeAccount", {account, {"cause", "retirement|death"}}},
        {"CloseAccount", {account}},
        {"ClaimFromHolder", {account, {"cents", "amount"}, {"cause", "text"}}},
        {"DebitWithoutPayment", {account, {"cents", "amount"}, {"cause", "ptp|bought_by_funder"}}},
        {"ReserveHours",
         {account,
          dossier,
          {"kind", held_kinds},
          {"centihours", "amount"},
          {"provider", "siret"},
          {"validated_on", "day"},
          {"session_start", "day"}}},
        {"DebitHours", {account, dossier, {"kind", held_kinds}, {"centihours", "amount"}}},
        {"ReleaseHours", {account, dossier, {"kind", held_kinds}, {"centihours", "amount"}}},
        {"AdvanceClock", {}},
        {"AdoptRules", {{"text", "text"}}},
    };
    return of;
}

/// The object, or nothing if the text is none or gives a field twice.
std::optional<Json> parse(const std::string& line) {
    std::set<std::string> names;
    bool twice = false;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::key && depth == 1)
            twice = twice || !names.insert(parsed.get<std::string>()).second;
        return true;
    };
    Json request = Json::parse(line, watch, false);
    if (request.is_discarded() || !request.is_object() || twice) return std::nullopt;
    return request;
}

bool well_shaped(const Json& request) {
    if (!request.contains("type") || !request["type"].is_string() || !fields().contains(request["type"])) return false;
    const std::string type = request["type"];
    std::vector<FieldRule> rules = fields().at(type);
    for (const FieldRule& common :
         {FieldRule{"id", "uuid"}, FieldRule{"on", "day"}, FieldRule{"source", "text"},
          FieldRule{"actor", "text", true}, FieldRule{"trace", "text", true}, FieldRule{"signature", "text", true}})
        rules.push_back(common);
    for (const auto& [name, value] : request.items())
        if (name != "type" && std::none_of(rules.begin(), rules.end(),
                                           [&name = name](const FieldRule& rule) { return rule.name == name; }))
            return false;
    for (const FieldRule& rule : rules) {
        const Json value = request.value(rule.name, Json());
        const bool absent = value.is_null() || (rule.what == "text" && value == "");
        if (absent ? !rule.optional : !takes(rule.what, value)) return false;
    }
    if (request["source"] == "relay") return false;
    if (type == "CreditCivic") return request["cents"] >= 100 && request["cents"] <= 24'000;
    if (type != "DeclareActivity") return true;
    if ((request["unit"] == "months") != (request["category"] == "self_employed")) return false;
    return request["unit"] != "pay" || request.value("reference", std::int64_t{0}) > 0;
}

/// What two requests must share to be one: no `trace`, nothing that says nothing,
/// UUIDs in small letters.
Json content(Json request) {
    request.erase("trace");
    Json kept;
    for (auto& [name, value] : request.items()) {
        if (value.is_null() || value == false || value == 0 || value == "") continue;
        if (value.is_string() && is_uuid(value)) {
            std::string text = value;
            std::transform(text.begin(), text.end(), text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            value = text;
        }
        kept[name] = value;
    }
    return kept;
}

// --- Amounts ---------------------------------------------------------------------

std::int64_t up(const Fraction& exact) {
    const Whole down = numerator(exact) / denominator(exact);
    return static_cast<std::int64_t>(down * denominator(exact) == numerator(exact) ? down : Whole(down + 1));
}

std::int64_t nearest(const Fraction& exact) {  // a half goes up
    const Fraction more = exact + Fraction(1, 2);
    return static_cast<std::int64_t>(Whole(numerator(more) / denominator(more)));
}

bool flagged(const NaiveAccount& account, int year) {
    bool is = false;
    for (const auto& [from, value] : account.flags)
        if (year >= from) is = value;
    return is;
}

std::int64_t inscribed(const NaiveAccount& account) {
    return account.euros.at("annual").both() + account.euros.at("dif").both();
}

std::string bucket_of(const std::string& kind) { return kind == "dif" || kind == "cec" ? kind : "annual"; }
std::int64_t cents_of(const std::string& kind, std::int64_t centihours) {
    return centihours * (kind == "cec" ? 12 : 15);
}

/// Becomes available; what is owed comes first, civic rights aside.
void receive(NaiveAccount& account, const std::string& bucket, std::int64_t cents) {
    const std::int64_t paid = bucket == "cec" ? 0 : std::min(cents, account.debt);
    account.debt -= paid;
    account.euros[bucket].available += cents - paid;
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

void convert(NaiveAccount& account, const std::string& kind, std::int64_t centihours) {
    account.hours[kind].available -= centihours;
    account.converted[kind] += centihours;
    receive(account, bucket_of(kind), cents_of(kind, centihours));
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
    if (employee) due.cents = worked >= Fraction(1, 2) ? base : up(worked * base);
    if (esat) due.cents = std::max<std::int64_t>(due.cents, 800'00);
    due.cents = std::max(due.cents, up(Fraction(500'00) * std::min<std::int64_t>(months, 12) / 12));
    due.ceiling = (is_flagged && employee) || disability || esat ? 8'000'00 : 5'000'00;
    due.hours = nearest(std::min(public_worked, Fraction(1)) * (is_flagged ? 50 : 25)) * 100;
    due.hours_ceiling = is_flagged ? 400'00 : 150'00;
    return due;
}

/// Books the difference between what the year gave so far and what it gives now.
Kinds settle(NaiveAccount& account, NaiveYear& year, const Entitlement& due) {
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

bool timely(const std::string& type) {
    static const std::set<std::string> late{"DeclareQualification", "RevokeQualification", "DeclareActivity",
                                            "CreditHours",          "CreditCivic",         "FreezeAccount",
                                            "ClaimFromHolder"};
    return !late.contains(type);
}

}  // namespace

NaiveBalance NaiveAccount::balance() const {
    NaiveBalance balance{0, 0, debited, forfeited, debt, {}};
    for (const auto& [bucket, part] : euros) {
        balance.available += part.available;
        balance.reserved += part.reserved;
    }
    for (const auto& [kind, part] : hours)
        if (part.both() != 0) balance.hours[kind] = part;
    return balance;
}

NaiveAnswer NaiveModel::submit(const std::string& line) {
    const auto parsed = parse(line);
    if (!parsed || !well_shaped(*parsed)) return {.reason = "malformed"};
    const Json request = content(*parsed);
    const std::string stream = request.value("account", "clock");
    const auto known = seen_.find({stream, request["id"]});
    if (known != seen_.end()) {
        if (known->second.content != request) return {.reason = "id_reused"};
        NaiveAnswer again = known->second.answer;
        again.duplicate = true;
        return again;
    }
    NaiveAnswer answer;
    try {
        if (request["type"] == "AdvanceClock") {
            answer = advance_clock(request["on"]);
        } else {
            answer.events = decide(request);
            answer.accepted = true;
        }
    } catch (const No& no) {
        answer.reason = no.reason;
    }
    if (const auto account = accounts_.find(stream); account != accounts_.end())
        answer.balance = account->second.balance();
    seen_[{stream, request["id"]}] = {request, answer};
    return answer;
}

Kinds NaiveModel::decide(const Json& request) {
    const std::string type = request["type"], on = request["on"];
    if (type == "AdoptRules") {
        if (!clock_.empty() && on < clock_) throw No{"wrong_date"};
        if (!is_rule_book_(request["text"])) throw No{"invalid_rules"};
        return {};
    }
    const auto account = accounts_.find(request["account"]);
    const bool opens = type == "OpenAccount";
    if (opens && account != accounts_.end()) throw No{"account_exists"};
    if (!opens && account == accounts_.end()) throw No{"unknown_account"};
    if (timely(type) && !clock_.empty() && on < clock_) throw No{"wrong_date"};
    if (!opens) return decide_on(account->second, request);
    NaiveAccount& opened = accounts_[request["account"]];
    opened.euros = {{"annual", {}}, {"dif", {}}, {"cec", {}}};
    opened.hours = {{"cpf", {}}, {"dif", {}}, {"cec", {}}, {"public", {}}};
    return {"AccountOpened"};
}

Kinds NaiveModel::decide_on(NaiveAccount& account, const Json& request) {
    const std::string type = request["type"];
    if (type == "DebitHours" || type == "ReleaseHours")
        return move(account, request);  // the dossier comes before the status
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
                for (const std::string& kind : settle(account, year, entitlement(year, false))) kinds.push_back(kind);
        return kinds;
    }
    if (type == "DeclareActivity") return declare_activity(account, request);
    if (type == "CreditHours") return credit_hours(account, request);
    if (type == "ConvertHours") return convert_hours(account, request);
    if (type == "CreditCivic") return credit_civic(account, request);
    if (type == "FreezeAccount") {
        const bool dies_retired = account.frozen_for == "retirement" && request["cause"] == "death";
        if (account.status == "frozen" && !dies_retired) throw No{"wrong_state"};
        account.status = "frozen";
        account.frozen_for = request["cause"];
        return {"AccountFrozen"};
    }
    if (type == "CloseAccount") return close(account);
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
    return reserve(account, request);
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
    for (const std::string& kind : settle(account, year, entitlement(year, flagged(account, number))))
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

Kinds NaiveModel::close(NaiveAccount& account) {
    for (const auto& [id, dossier] : account.dossiers)
        if (dossier.held > 0) throw No{"wrong_state"};
    for (auto& [bucket, part] : account.euros) account.forfeited += std::exchange(part.available, 0);
    for (auto& [kind, part] : account.hours) part.available = 0;
    account.status = "closed";
    return {"AccountClosed"};
}

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
    account.dossiers[request["dossier"]] = {kind, centihours, in_euros};
    return {"HoursReserved"};
}

namespace {

/// Takes hours out of a dossier: used, or given back.
Kinds move_hours(NaiveAccount& account, NaiveDossier& dossier, std::int64_t centihours, bool debit,
                 const std::string& on) {
    dossier.held -= centihours;
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

}  // namespace

Kinds NaiveModel::move(NaiveAccount& account, const Json& request) {
    const auto found = account.dossiers.find(request["dossier"]);
    if (found == account.dossiers.end()) throw No{"unknown_dossier"};
    if (account.status == "closed") throw No{"account_closed"};
    if (request["on"] >= hours_end) throw No{"hours_closed"};
    NaiveDossier& dossier = found->second;
    if (dossier.held == 0) throw No{"wrong_state"};
    const std::int64_t centihours = request["centihours"];
    if (dossier.kind != request["kind"] || centihours > dossier.held) throw No{"amount_exceeds_reservation"};
    return move_hours(account, dossier, centihours, request["type"] == "DebitHours", request["on"]);
}

NaiveAnswer NaiveModel::advance_clock(const std::string& on) {
    if (!clock_.empty() && on < clock_) throw No{"wrong_date"};
    NaiveAnswer answer{.accepted = true};
    const bool passes_migration = clock_ < migration && on >= migration,
               passes_end = clock_ < hours_end && on >= hours_end;
    clock_ = on;
    for (auto& [id, account] : accounts_) {
        bool fired = false;
        for (const std::string kind : {"cpf", "dif", "cec"})
            if (const std::int64_t hours = account.hours[kind].available; passes_migration && hours > 0) {
                convert(account, kind, hours);
                fired = true;
            }
        answer.fired += fired;
        for (auto& [dossier_id, dossier] : account.dossiers)
            if (passes_end && dossier.held > 0) {
                move_hours(account, dossier, dossier.held, false, hours_end);
                ++answer.fired;
            }
    }
    return answer;
}

}  // namespace grandlivre::test
