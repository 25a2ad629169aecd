#include "tests/support/naive_shape.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "tests/support/naive_calendar.h"

namespace grandlivre::test::naive {
namespace {

using Json = nlohmann::json;

// --- Values ----------------------------------------------------------------------

constexpr std::int64_t most_cents = 10'000'000'000'000;  // 100 billion euros

bool only_digits(const std::string& text, std::size_t count) {
    return text.size() == count && text.find_first_not_of("0123456789") == text.npos;
}

bool is_uuid(const std::string& text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i]))) return false;
    }
    return true;
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

bool is_siren(const std::string& text) { return only_digits(text, 9) && luhn(text); }

bool is_siret(const std::string& text) {
    if (!only_digits(text, 14) || !luhn(text.substr(0, 9))) return false;
    if (!text.starts_with("356000000") || text == "35600000000048") return luhn(text);
    int sum = 0;  // La Poste has too many sites for one check digit
    for (const char digit : text) sum += digit - '0';
    return sum % 5 == 0;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// A quarter or a month: `2020-Q1`, `2024-07`.
bool is_period(const std::string& text) {
    if (text.size() != 7 || text[4] != '-' || !only_digits(text.substr(0, 4), 4)) return false;
    const std::string part = text.substr(5);
    if (part[0] == 'Q') return part >= "Q1" && part <= "Q4";
    return only_digits(part, 2) && part >= "01" && part <= "12";
}

bool takes(const std::string& what, const Json& value);

struct FieldRule {
    std::string name, what;
    bool optional = false;
};
using FieldRules = std::vector<FieldRule>;

const std::string training_kinds = "rncp|rs|clea|bilan|vae|light_licence|heavy_licence|volunteer";

/// The fields of an object inside a request; none if the word names no object.
const FieldRules* fields_inside(const std::string& what) {
    static const std::map<std::string, FieldRules> of{
        {"training",
         {{"kind", training_kinds}, {"certification", "text"}, {"centihours", "amount"}, {"price_cents", "cents"}}},
        {"session", {{"start", "day"}, {"end", "day"}}},
        {"line",
         {{"account", "uuid"},
          {"grant", "uuid"},
          {"kind", "corrective|apc|agreement|voluntary|platform|whistleblower|other"},
          {"cents", "cents"},
          {"restriction", "list:" + training_kinds, true},
          {"use_by", "day", true},
          {"refund_unused", "flag", true}}},
    };
    const auto found = of.find(what);
    return found == of.end() ? nullptr : &found->second;
}

/// Every field is one that the rules name, and those that must be there are.
bool fits(const FieldRules& rules, const Json& object) {
    if (!object.is_object()) return false;
    for (const auto& [name, value] : object.items())
        if (std::none_of(rules.begin(), rules.end(),
                         [&name = name](const FieldRule& rule) { return rule.name == name; }))
            return false;
    return std::all_of(rules.begin(), rules.end(), [&](const FieldRule& rule) {
        const Json value = object.value(rule.name, Json());
        const bool absent = value.is_null() || value == "";
        return absent ? rule.optional && (value.is_null() || rule.what == "text") : takes(rule.what, value);
    });
}

bool takes_number(const std::string& what, const Json& value) {
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() >> 63)) return false;
    const auto number = value.get<std::int64_t>();
    if (what == "year") return number >= 1 && number <= 9999;
    if (what == "rate") return number >= 0 && number <= 100;
    if (number < (what == "amount" || what == "cents" ? 1 : 0)) return false;
    return what == "count" || what == "amount" || number <= most_cents;
}

/// What a field takes: a word of this little language, a `list:` of such, or `a|b|c`.
bool takes(const std::string& what, const Json& value) {
    static const std::set<std::string> numbers{"count", "amount", "year", "rate", "cents", "cents or 0"};
    if (what == "flag") return value.is_boolean();
    if (numbers.contains(what)) return takes_number(what, value);
    if (const FieldRules* inside = fields_inside(what)) return fits(*inside, value);
    if (what.starts_with("list:"))
        return value.is_array() &&
               std::all_of(value.begin(), value.end(), [&](const Json& item) { return takes(what.substr(5), item); });
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    if (what == "uuid") return is_uuid(text);
    if (what == "day") return is_day(text);
    if (what == "siret") return is_siret(text);
    if (what == "siren") return is_siren(text);
    if (what == "period") return is_period(text);
    if (what == "label") return characters(text) <= 140;
    if (what == "text") return true;
    return !text.empty() && ("|" + what + "|").find("|" + text + "|") != std::string::npos;
}

// --- Kinds -----------------------------------------------------------------------

using FieldsOfKinds = std::map<std::string, FieldRules>;
const FieldRule account{"account", "uuid"}, dossier{"dossier", "uuid"}, funder{"funder", "siren"},
    provider{"provider", "siret"}, session{"session", "session"}, cause{"cause", "text"}, cents{"cents", "cents"},
    force_majeure{"force_majeure", "flag", true},
    top_up_kind{"kind",
                "employer|opco|c2p|at_mp|region|france_travail|agefiph|"
                "chamber|local|association|other"};

FieldsOfKinds account_kinds() {
    const std::string all_kinds = "cpf|dif|cec|public", held_kinds = "cpf|dif|cec";
    return {
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
        {"CreditCivic", {account, {"activity", "uuid"}, {"category", "text"}, {"year", "year"}, cents}},
        {"FreezeAccount", {account, {"cause", "retirement|death"}}},
        {"CloseAccount", {account}},
        {"ClaimFromHolder", {account, cents, cause}},
        {"DebitWithoutPayment", {account, cents, {"cause", "ptp|bought_by_funder"}}},
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
        {"CloseYear", {{"year", "year"}}},
        {"AdoptRules", {{"text", "text"}}},
    };
}

FieldsOfKinds funder_kinds() {
    return {
        {"CallFunds", {funder, {"call", "label"}, {"lines", "list:line"}}},
        {"ReceiveFunds", {funder, {"call", "label"}, cents, {"bank_reference", "text"}}},
        {"AllocateSuspense", {funder, {"bank_reference", "text"}, {"call", "label"}}},
        {"RefundFunder", {funder, {"grant", "uuid", true}, {"dossier", "uuid", true}, cents}},
        {"ReceiveContribution",
         {funder, cents, {"period", "period"}, {"bank_reference", "text"}, {"deducted_cents", "cents or 0", true}}},
    };
}

FieldsOfKinds provider_kinds() {
    return {
        {"RegisterProvider", {provider, {"nda", "text"}, {"name", "text"}}},
        {"SetBankDetails", {provider, {"iban", "text"}, {"bic", "text", true}, {"holder_name", "text"}}},
        {"SuspendPayments", {provider, cause}},
        {"ResumePayments", {provider, cause}},
        {"IssuePayment", {provider, {"run", "uuid"}, {"due_by", "day", true}}},
        {"SealRun", {{"run", "uuid"}}},
        {"RecordBankStatus",
         {provider,
          {"end_to_end_id", "text"},
          {"status", "accepted|settled|rejected|returned"},
          {"reason", "text", true}}},
        {"ClaimFromProvider", {provider, dossier, cents}},
        {"RecordRecovery", {provider, dossier, cents}},
    };
}

FieldsOfKinds dossier_kinds() {
    return {
        {"RequestEnrolment",
         {account, dossier, {"provider", "siret"}, {"training", "training"}, session, {"job_seeker", "flag"}}},
        {"AcknowledgeEnrolment", {account, dossier}},
        {"ProposeOrder", {account, dossier, {"price_cents", "cents"}, session}},
        {"RefuseEnrolment", {account, dossier, cause}},
        {"RefuseProposal", {account, dossier}},
        {"RequestTopUp", {account, dossier, funder, top_up_kind, cents}},
        {"CommitTopUp", {account, dossier, funder, top_up_kind, cents}},
        {"RefuseTopUp", {account, dossier, funder}},
        {"AcceptProposal",
         {account,
          dossier,
          {"card_cents", "cents or 0"},
          {"payment_reference", "text", true},
          {"credit_note_cents", "cents or 0", true}}},
        {"Withdraw", {account, dossier, force_majeure}},
        {"CancelByHolder", {account, dossier, force_majeure}},
        {"CancelByProvider", {account, dossier, force_majeure}},
        {"CancelByFunder", {account, dossier, funder}},
        {"DeclareNoShow", {account, dossier, force_majeure}},
        {"DeclareStart", {account, dossier, {"started_on", "day", true}}},
        {"DeclareEnd",
         {account,
          dossier,
          {"rate", "rate"},
          {"motive", "completed|trainee|provider_postponed|provider_stopped"},
          force_majeure,
          {"ended_on", "day", true}}},
        {"WithdrawService", {account, dossier}},
        {"ValidateService", {account, dossier}},
        {"OpenControl", {account, dossier}},
        {"CloseControl", {account, dossier, {"result", "confirmed|corrected|refused"}, {"rate", "rate", true}}},
        {"SubmitInvoice", {account, dossier, {"number", "text"}, cents, {"vat_cents", "cents or 0"}}},
        {"RecordHolderRefund", {account, dossier, cents, {"payment_reference", "text"}}},
    };
}

/// Fields of a kind, the common ones included; none if no such kind comes from outside.
const FieldRules* fields_of(const std::string& type) {
    static const FieldsOfKinds all = [] {
        FieldsOfKinds kinds = account_kinds();
        kinds.merge(funder_kinds());
        kinds.merge(dossier_kinds());
        kinds.merge(provider_kinds());
        for (auto& [kind, rules] : kinds)
            for (const FieldRule& common : {FieldRule{"type", "text"}, FieldRule{"id", "uuid"}, FieldRule{"on", "day"},
                                            FieldRule{"source", "text"}, FieldRule{"actor", "text", true},
                                            FieldRule{"trace", "text", true}, FieldRule{"signature", "text", true}})
                rules.push_back(common);
        return kinds;
    }();
    const auto found = all.find(type);
    return found == all.end() ? nullptr : &found->second;
}

// --- What fields say together ----------------------------------------------------

std::string small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::int64_t number(const Json& request, const char* name) {
    const Json value = request.value(name, Json());
    return value.is_null() ? 0 : value.get<std::int64_t>();
}

/// CPF-<SIREN>-<four capitals>-<six digits>
bool is_label_of(const std::string& call, const std::string& siren) {
    const std::string start = "CPF-" + siren + "-";
    if (!call.starts_with(start)) return false;
    const std::string rest = call.substr(start.size());
    return rest.size() == 11 && rest[4] == '-' && only_digits(rest.substr(5), 6) &&
           std::all_of(rest.begin(), rest.begin() + 4, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_call(const Json& request) {
    std::set<std::string> grants;
    for (const Json& line : request["lines"])
        if (!grants.insert(small(line["grant"])).second) return false;
    return !grants.empty() && grants.size() <= 4096 && is_label_of(request["call"], request["funder"]);
}

bool is_activity(const Json& request) {
    if ((request["unit"] == "months") != (request["category"] == "self_employed")) return false;
    return request["unit"] != "pay" || number(request, "reference") > 0;
}

bool agrees(const Json& request) {
    const std::string type = request["type"];
    if (request["source"] == "relay") return false;
    if (request.contains("session") && request["session"]["start"] > request["session"]["end"]) return false;
    if (type == "CreditCivic") return request["cents"] >= 100 && request["cents"] <= 24'000;
    if (type == "DeclareActivity") return is_activity(request);
    if (type == "CallFunds") return is_call(request);
    if (type == "AcceptProposal") {
        const Json reference = request.value("payment_reference", Json());
        return request["card_cents"] == 0 || !(reference.is_null() || reference == "");
    }
    if (type == "DeclareEnd") return (request["motive"] == "completed") == (request["rate"] == 100);
    if (type == "CloseControl") return (request["result"] == "corrected") == !request.value("rate", Json()).is_null();
    if (type == "RefundFunder")
        return request.value("grant", Json()).is_null() != request.value("dossier", Json()).is_null();
    if (type == "SubmitInvoice") return request["vat_cents"] <= request["cents"];
    return true;
}

/// The object, or nothing if the text is none or gives a field twice, anywhere in it.
std::optional<Json> parse(const std::string& line) {
    std::vector<std::set<std::string>> open;  // the names seen, by object around
    bool twice = false;
    const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        if (event == Json::parse_event_t::object_end) open.pop_back();
        if (event == Json::parse_event_t::key && !open.empty())
            twice = twice || !open.back().insert(parsed.get<std::string>()).second;
        return true;
    };
    Json request = Json::parse(line, watch, false);
    if (request.is_discarded() || !request.is_object() || twice) return std::nullopt;
    return request;
}

bool says_nothing(const Json& value) {
    return value.is_null() || value == false || value == 0 || value == "" || (value.is_array() && value.empty());
}

Json content_of(const std::string& what, const Json& value) {
    if (what == "uuid") return small(value);
    if (value.is_array()) {
        Json items = Json::array();
        for (const Json& item : value) items.push_back(content_of(what.substr(5), item));
        return items;
    }
    const FieldRules* inside = fields_inside(what);
    if (!inside) return value;
    Json kept = Json::object();
    for (const FieldRule& rule : *inside)
        if (const Json field = value.value(rule.name, Json()); !says_nothing(field))
            kept[rule.name] = content_of(rule.what, field);
    return kept;
}

}  // namespace

std::optional<Json> read_request(const std::string& line) {
    const auto request = parse(line);
    if (!request || !request->contains("type") || !(*request)["type"].is_string()) return std::nullopt;
    const FieldRules* rules = fields_of((*request)["type"]);
    if (!rules || !fits(*rules, *request) || !agrees(*request)) return std::nullopt;
    return request;
}

Json content(const Json& request) {
    Json kept = Json::object();
    for (const FieldRule& rule : *fields_of(request["type"])) {
        const Json value = request.value(rule.name, Json());
        // the rate 0 of a control is another content than no rate
        const bool is_rate = rule.what == "rate" && !value.is_null();
        if (rule.name != "trace" && (is_rate || !says_nothing(value))) kept[rule.name] = content_of(rule.what, value);
    }
    return kept;
}

std::string stream_of(const Json& request) {
    for (const char* subject : {"account", "funder", "provider", "run"})
        if (request.contains(subject)) return request[subject];
    return "clock";
}

}  // namespace grandlivre::test::naive
