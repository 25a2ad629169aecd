#include "tests/support/histories.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "engine/law/rule_book.h"
#include "tests/support/history_steps.h"

namespace grandlivre::test {
namespace {

using Json = nlohmann::json;

/// Where the law turns: each day and the day before.
const std::array turning_days{date(2018, 12, 31), date(2019, 1, 1), date(2019, 11, 20), date(2019, 11, 21),
                              date(2019, 12, 31), date(2020, 1, 1), date(2021, 6, 30),  date(2021, 7, 1),
                              date(2024, 12, 31), date(2025, 1, 1)};

// The last one has a right SIREN and a right checksum, as the others.
const std::array employers{"35600000000048", "55208131766522", "41816609600069"};

/// Where the law of dossiers turns, the same.
const std::array dossier_turning_days{date(2019, 11, 20), date(2019, 11, 21), date(2019, 12, 31), date(2020, 1, 1),
                                      date(2021, 6, 9),   date(2021, 6, 10),  date(2024, 5, 1),   date(2024, 5, 2),
                                      date(2024, 12, 31), date(2025, 1, 1),   date(2025, 12, 4),  date(2025, 12, 5),
                                      date(2025, 12, 31), date(2026, 1, 1),   date(2026, 2, 25),  date(2026, 2, 26)};

/// After so many requests the oldest account is left alone and a new one comes.
constexpr std::uint64_t requests_an_account = 90;

class History {
public:
    History(std::uint64_t seed, const HistorySettings& settings) : random_(seed), settings_(settings) {
        if (settings.dossiers && !random_.one_in(4)) {
            begin_with_dossiers();
            return;
        }
        life_ = random_.of({Life::around_migration, Life::around_migration, Life::long_run, Life::near_ceilings});
        day_ = life_ == Life::around_migration ? date(2018, 10, 1) + Days(random_.below(400))
               : life_ == Life::long_run       ? date(2015, 3, 1) + Days(random_.below(3600))
                                               : date(2021, 6, 1) + Days(random_.below(1000));
        pace_ = life_ == Life::around_migration ? random_.below(3) : random_.of<std::uint64_t>({1, 4, 20, 60});
        has_clock_ = settings.clock && !random_.one_in(4);
    }

    std::vector<std::string> lines() {
        while (lines_.size() < settings_.requests) add();
        return std::move(lines_);
    }

private:
    /// Where most of a history lies: on both sides of the migration of 2019, over all
    /// years, with much work and little use, where ceilings cut, or in euro dossiers.
    enum class Life { around_migration, long_run, near_ceilings, dossiers };
    /// Of a hundred; what is left moves hours.
    struct Weights {
        std::uint64_t open, qualification, activity, credit, convert, civic, end, claim, debit, reserve;
    };
    bool in_hours_era() const { return day_ < date(2020, 1, 2); }
    Weights weights() const {
        switch (life_ == Life::dossiers && in_hours_era() ? Life::around_migration : life_) {
            case Life::around_migration: return {2, 3, 10, 22, 15, 9, 1, 4, 3, 18};
            case Life::long_run: return {2, 8, 25, 12, 8, 8, 1, 4, 13, 7};
            case Life::near_ceilings: return {2, 9, 60, 9, 8, 5, 1, 1, 3, 1};
            case Life::dossiers: return {2, 6, 34, 14, 8, 16, 4, 4, 4, 4};
        }
        return {};
    }

    Random random_;
    HistorySettings settings_;
    Life life_{};
    Date day_, clock_ = date(2015, 1, 1);
    std::uint64_t pace_ = 1;
    bool has_clock_ = true;
    std::uint64_t opened_ = 0;
    std::vector<std::string> lines_;
    std::vector<Json> requests_;

    // Alongside, so that dossiers and funders go on from where they are.
    NaiveModel model_{[](const std::string& text) { return text != broken_rule_book(); }};
    DossierSteps dossiers_{random_, model_};
    FunderSteps funders_{random_, model_};
    ProviderSteps providers_{random_, model_};

    /// Begins at one of the days on which the law of dossiers turns, or goes on from the
    /// era of hours.
    void begin_with_dossiers() {
        life_ = Life::dossiers;
        const auto first = random_.one_in(3) ? 0 : random_.below(dossier_turning_days.size() * 2 / 3);
        day_ = dossier_turning_days[first] - Days(random_.below(60));
        pace_ = random_.of<std::uint64_t>({1, 1, 3});
        has_clock_ = settings_.clock && !random_.one_in(5);
    }

    void send(const std::string& line) {
        lines_.push_back(line);
        if (settings_.dossiers) model_.submit(line);
    }

    void add() {
        if (random_.one_in(8)) pass();
        if (settings_.repeated && !requests_.empty() && random_.one_in(12)) return again();
        Json request = any();
        request["id"] = uuid('e', requests_.size() + 1);
        request["source"] = "tests";
        requests_.push_back(request);
        if (settings_.malformed && random_.one_in(20)) return send(spoilt(request));
        send(request.dump());
    }

    /// Time passes, now and then up to where the law turns.
    void pass() {
        day_ += Days(random_.below(1 + 8 * pace_));
        if (life_ == Life::dossiers) return pass_with_dossiers();
        if (random_.one_in(life_ == Life::around_migration ? 30 : 6)) {
            const auto turn = std::upper_bound(turning_days.begin(), turning_days.end(), day_);
            if (turn != turning_days.end()) day_ = *turn;
        }
        const Date last = life_ == Life::around_migration ? date(2020, 1, 20) : date(2026, 6, 1);
        if (day_ > last) day_ = has_clock_ ? last : last - Days(random_.below(480));
    }

    void pass_with_dossiers() {
        if (random_.one_in(in_hours_era() ? 20 : 5)) {
            const auto turn = std::upper_bound(dossier_turning_days.begin(), dossier_turning_days.end(), day_);
            if (turn != dossier_turning_days.end()) day_ = *turn;
        }
        day_ = std::min(day_, date(2026, 12, 1));
    }

    std::string day_of_request() {
        Date day = day_;
        if (random_.one_in(5)) day = turning_days[random_.below(turning_days.size())];
        if (random_.one_in(12)) day = day_ - Days(random_.below(500));
        if (random_.one_in(60)) day = date(2014, 6, 1) + Days(random_.below(400));
        if (has_clock_ && day < clock_ && !random_.one_in(4)) day = clock_ + Days(random_.below(3));
        return to_text(day);
    }

    std::int64_t some_year() {
        return static_cast<int>(year_of(day_)) - random_.from(random_.one_in(6) ? 0 : 1, random_.one_in(3) ? 6 : 2);
    }
    std::uint64_t oldest() const { return requests_.size() / requests_an_account; }
    std::string account() {
        const bool nobody = random_.one_in(60);
        return uuid('a', oldest() + (nobody ? settings_.accounts : random_.below(settings_.accounts)));
    }
    std::string employer() { return employers[random_.below(employers.size())]; }

    Json any() {
        if (has_clock_ && random_.one_in(45)) return advance_clock();
        if (settings_.dossiers) {
            const bool often = life_ == Life::dossiers;
            if (often && opened_ < oldest() + settings_.accounts && random_.one_in(3)) return open();
            if (often && has_clock_ && random_.one_in(40)) return advance_to_deadline();
            if (often ? random_.below(100) < (in_hours_era() ? 30 : 86)
                      : day_ >= date(2019, 11, 1) && random_.one_in(5))
                return with_dossiers();
        }
        if (settings_.clock && random_.one_in(settings_.dossiers ? 120 : 250)) return adopt_rules();
        if (settings_.clock && settings_.dossiers && random_.one_in(50)) return close_year();
        Json request{{"on", day_of_request()}, {"account", account()}};
        if (opened_ < oldest() + settings_.accounts && random_.one_in(3)) {
            request.update({{"type", "OpenAccount"}, {"account", uuid('a', opened_++)}});
            return request;
        }
        const Weights of = weights();
        std::uint64_t roll = random_.below(100);  // what the weights add up to
        const auto falls = [&roll](std::uint64_t weight) {
            if (roll < weight) return true;
            roll -= weight;
            return false;
        };
        if (falls(of.open))
            request["type"] = "OpenAccount";
        else if (falls(of.qualification))
            qualification(request);
        else if (falls(of.activity))
            declare_activity(request);
        else if (falls(of.credit))
            credit_hours(request);
        else if (falls(of.convert))
            convert_hours(request);
        else if (falls(of.civic))
            credit_civic(request);
        else if (falls(of.end))
            frozen_or_closed(request);
        else if (falls(of.claim))
            request.update(
                {{"type", "ClaimFromHolder"}, {"cents", amount({1, 200'00, 500'00, 5000'00})}, {"cause", "undue_use"}});
        else if (falls(of.debit))
            debit(request);
        else if (falls(of.reserve))
            reserve(request);
        else
            move(request);
        if (random_.one_in(10)) request["actor"] = random_.of({"agent-7", "batch", ""});
        if (random_.one_in(10)) request["trace"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        return request;
    }

    Json advance_clock() {
        const Date before = clock_;
        Date to = random_.one_in(4) ? turning_days[random_.below(turning_days.size())] : day_ - Days(random_.below(4));
        if (random_.one_in(5)) to = before - Days(random_.below(2));
        if (to > day_ + Days(life_ == Life::around_migration ? 20 : 400)) to = day_;
        clock_ = std::max(clock_, to);
        day_ = std::max(day_, clock_);
        return {{"type", "AdvanceClock"}, {"on", to_text(to)}};
    }

    std::vector<std::string> accounts() const {
        std::vector<std::string> ids;
        // those that were left alone just now have dossiers to end
        for (std::uint64_t i = oldest() > 2 ? oldest() - 2 : 0; i < oldest() + settings_.accounts; ++i)
            if (i < opened_) ids.push_back(uuid('a', i));
        if (ids.empty()) ids.push_back(uuid('a', 0));
        return ids;
    }

    Json open() { return {{"type", "OpenAccount"}, {"on", day_of_request()}, {"account", uuid('a', opened_++)}}; }

    Json with_dossiers() {
        Choice choice(random_);
        const std::uint64_t payments = providers_.is_busy() ? 36 : 3;
        Json request = choice.falls(16)         ? funders_.next(accounts(), to_text(day_))
                       : choice.falls(payments) ? providers_.next(to_text(day_))
                                                : dossiers_.next(accounts(), to_text(day_));
        if (random_.one_in(15)) request["actor"] = random_.of({"agent-7", "batch", ""});
        return request;
    }

    Json advance_to_deadline() {
        const auto day =
            parse_date(std::min(dossiers_.day_of_a_deadline(accounts()), dossiers_.day_of_a_deadline(accounts())));
        if (!day || *day < clock_ || *day > day_ + Days(120)) return advance_clock();
        clock_ = *day;
        day_ = std::max(day_, clock_);
        return {{"type", "AdvanceClock"}, {"on", to_text(clock_)}};
    }

    Json adopt_rules() {
        const std::string text(default_rule_book_text());
        return {{"type", "AdoptRules"},
                {"on", day_of_request()},
                {"text", random_.one_in(2) ? text + "# adopted again\n" : broken_rule_book()}};
    }

    /// Of last year, or of one that is not over or was closed before.
    Json close_year() {
        const int year = static_cast<int>(year_of(day_)) - random_.of({0, 0, 1, 1, 1, 2, 4});
        return {{"type", "CloseYear"}, {"on", to_text(std::max(day_, clock_))}, {"year", year}};
    }

    void qualification(Json& request) {
        if (random_.one_in(3))
            request.update({{"type", "RevokeQualification"}, {"from_year", some_year() - random_.from(0, 2)}});
        else
            request.update({{"type", "DeclareQualification"}, {"low_qualified", !random_.one_in(4)}});
    }

    void declare_activity(Json& request) {
        const auto category =
            random_.of({"employee", "employee", "employee", "esat", "self_employed", "public_agent", "public_agent"});
        const std::int64_t of_year =
            life_ == Life::near_ceilings ? random_.from(2018, static_cast<int>(year_of(day_))) : some_year();
        request.update(
            {{"type", "DeclareActivity"}, {"year", of_year}, {"employer", employer()}, {"category", category}});
        std::string unit = random_.of({"hours", "hours", "days", "pay"});
        std::int64_t worked =
            random_.of<std::int64_t>({0, 1, 7, 17, 400, 600, 803, 804, 1607, 2000, random_.from(1, 1700)});
        if (life_ == Life::near_ceilings && random_.one_in(2)) worked = 1607;
        if (unit == "days") worked = random_.of<std::int64_t>({50, 108, 109, 218, random_.from(1, 220)});
        if (unit == "pay") worked = random_.from(1, 4'000'000);
        if (category == std::string("self_employed")) unit = "months", worked = random_.from(0, 13);
        request["unit"] = unit;
        request["worked"] = worked;
        if (unit == "pay" || random_.one_in(4))
            request["reference"] = random_.of<std::int64_t>({100, 250, 1600, 1607, 1820, 4'000'000});
        if (random_.one_in(6)) request["disability"] = true;
        if (unit == "months" ? !random_.one_in(5) : random_.one_in(20)) request["contribution_paid"] = true;
    }

    void credit_hours(Json& request) {
        request.update({{"type", "CreditHours"},
                        {"kind", random_.of({"cpf", "cpf", "dif", "dif", "cec", "cec", "public"})},
                        {"centihours", amount({1, 20'00, 24'00, 48'00, 60'00, 70'00, 96'00, 120'00, 150'00, 150'01})},
                        {"year", random_.from(2014, random_.one_in(5) ? 2021 : 2018)}});
    }

    void convert_hours(Json& request) {
        request.update(
            {{"type", "ConvertHours"}, {"kind", random_.of({"cpf", "dif", "cec", "public", "public", "public"})}});
    }

    void debit(Json& request) {
        request.update({{"type", "DebitWithoutPayment"},
                        {"cents", amount({1, 100'00, 500'00, 800'00, 5000'00})},
                        {"cause", random_.of({"ptp", "bought_by_funder"})}});
    }

    void credit_civic(Json& request) {
        request.update({{"type", "CreditCivic"},
                        {"activity", uuid('c', random_.below(20))},
                        {"category", random_.of({"service_civique", "reserve", "maire", "pompier", "tuteur"})},
                        {"year", some_year()},
                        {"cents", amount({100, 240'00, 240'00, 239'99, 100'00})}});
        if (request["cents"] > 240'00 || request["cents"] < 100) request["cents"] = 240'00;
    }

    void frozen_or_closed(Json& request) {
        if (random_.one_in(life_ == Life::dossiers ? 2 : 4))
            request["type"] = "CloseAccount";
        else
            request.update({{"type", "FreezeAccount"}, {"cause", random_.of({"retirement", "retirement", "death"})}});
    }

    /// A recent request of a kind, to build upon; null if there is none.
    Json recent(const char* type) {
        for (std::size_t tries = 0; tries < 40 && !requests_.empty(); ++tries) {
            const Json& earlier =
                requests_[requests_.size() - 1 - random_.below(std::min<std::size_t>(requests_.size(), 100))];
            if (earlier["type"] == type) return earlier;
        }
        return {};
    }

    /// Ids of dossiers are unique in the whole ledger, by upstream's word.
    std::string dossier_of(const std::string& account) {
        return uuid('d', std::stoull(account.substr(24), nullptr, 16) * 16 + random_.below(12));
    }

    void hours_of_dossier(Json& request, const char* of) {
        request.update({{"kind", random_.of({"cpf", "cpf", "dif", "cec"})},
                        {"centihours", amount({1, 6'00, 7'51, 10'00, 20'00})}});
        const Json earlier = random_.one_in(6) ? Json() : recent(of);
        for (const char* field : {"account", "dossier", "kind"})
            if (earlier.contains(field) && earlier.value("kind", "") != "public") request[field] = earlier[field];
        if (!request.contains("dossier")) request["dossier"] = dossier_of(request["account"]);
        if (earlier.contains("dossier") && random_.one_in(2)) request["centihours"] = earlier["centihours"];
        // Most on a day on which hours may move.
        if (request["on"] >= "2020-01-01" && day_ < date(2020, 1, 1) && !random_.one_in(6))
            request["on"] = to_text(day_);
    }

    void reserve(Json& request) {
        hours_of_dossier(request, "CreditHours");
        const auto near_migration = [&] {
            return to_text(random_.one_in(2) ? date(2019, 11, 20) + Days(random_.below(2)) : day_);
        };
        request.update({{"type", "ReserveHours"},
                        {"provider", employer()},
                        {"validated_on", near_migration()},
                        {"session_start", near_migration()}});
    }

    void move(Json& request) {
        hours_of_dossier(request, "ReserveHours");
        request["type"] = random_.of({"DebitHours", "ReleaseHours"});
        if (settings_.dossiers && !random_.one_in(3)) move_what_is_held(request);
    }

    /// Of a dossier that holds hours, if one does: all, a part, or more than that.
    void move_what_is_held(Json& request) {
        for (const auto& [account, holder] : model_.accounts())
            for (const auto& [id, dossier] : holder.dossiers)
                if (dossier.held > 0 && random_.one_in(2))
                    request.update(
                        {{"account", account},
                         {"dossier", id},
                         {"kind", dossier.kind},
                         {"centihours", random_.of({dossier.held, (dossier.held + 1) / 2, dossier.held + 1})},
                         {"on", to_text(std::max(std::min(day_, date(2019, 12, 31)), clock_))}});
    }

    std::int64_t amount(std::initializer_list<std::int64_t> choices) {
        return random_.one_in(4) ? random_.from(1, 200'00) : random_.of(choices);
    }

    /// An id that came before: the same content in another dress, or other content.
    void again() {
        Json request = requests_[random_.below(requests_.size())];
        const auto dress = random_.below(6);
        if (dress == 0) request["trace"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        if (dress == 1) request["signature"] = nullptr;
        for (const char* id : {"account", "run", "dossier"})
            if (dress == 2 && request.contains(id)) request[id] = in_capitals(request[id]);
        if (dress == 3 && request["type"] == "DeclareActivity" && !request.contains("disability"))
            request["disability"] = false;
        if (dress == 4) request["actor"] = "another";
        if (dress == 3) dress_inside(request);
        if (dress == 5) request["on"] = to_text(day_);
        send(random_.one_in(2) ? request.dump() : request.dump(1, ' '));
    }

    static std::string in_capitals(std::string text) {
        std::transform(text.begin(), text.end(), text.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return text;
    }

    /// What an object inside does not say, said as nothing; fields in another order.
    static void dress_inside(Json& request) {
        if (request["type"] == "CallFunds")
            for (Json& line : request["lines"]) {
                line["grant"] = in_capitals(line["grant"]);
                for (const auto& [name, nothing] : {std::pair<const char*, Json>{"restriction", Json::array()},
                                                    {"use_by", nullptr},
                                                    {"refund_unused", false}})
                    if (!line.contains(name)) line[name] = nothing;
            }
        if (request["type"] == "AcceptProposal" && !request.contains("credit_note_cents"))
            request["credit_note_cents"] = 0;
        if (request["type"] == "CloseControl" && !request.contains("rate")) request["rate"] = nullptr;
        if (request["type"] == "DeclareEnd" && !request.contains("ended_on")) request["ended_on"] = nullptr;
        for (const auto& [type, field, nothing] :
             {std::tuple<const char*, const char*, Json>{"RefundFunder", "grant", nullptr},
              {"RefundFunder", "dossier", nullptr},
              {"ReceiveContribution", "deducted_cents", 0},
              {"SetBankDetails", "bic", ""},
              {"IssuePayment", "due_by", nullptr},
              {"RecordBankStatus", "reason", ""}})
            if (request["type"] == type && !request.contains(field)) request[field] = nothing;
    }

    /// No request: a field missing, wrong, unknown or twice, or no JSON.
    std::string spoilt(Json request) {
        const std::string type = request["type"];
        switch (random_.below(9)) {
            case 0: request.erase("on"); break;
            case 1: request["on"] = "2019-02-29"; break;
            case 2: request["acount"] = 1; break;
            case 3: request["source"] = "relay"; break;
            case 4: request["type"] = "OpenAcount"; break;
            case 5: return request.dump().substr(0, 40);
            case 6: return "{\"id\":\"" + uuid('e', 1) + "\"," + request.dump().substr(1);
            case 7: request.erase("source"); break;
            default: spoil_own_field(request, type);
        }
        return request.dump();
    }

    void spoil_own_field(Json& request, const std::string& type) {
        const bool of_hours = type == "ReserveHours" || type == "DebitHours" || type == "ReleaseHours";
        if (!of_hours && (request.contains("funder") || request.contains("provider") || request.contains("dossier")))
            return spoil_step(request, random_);
        if (type == "SealRun") return spoil_payment(request, random_);
        if (type == "CloseYear") return request.update({{"year", random_.of({0, 10'000})}});
        request["account"] = "no-uuid";
        if (type.ends_with("Hours") && type != "ConvertHours")
            request.update({{"centihours", 0}, {"account", uuid('a', 0)}});
        if (type == "ReserveHours" || type == "DebitHours") request.update({{"kind", "public"}, {"centihours", 100}});
        if (type == "CreditCivic") request.update({{"cents", random_.of({99, 240'01})}, {"account", uuid('a', 0)}});
        if (type == "DeclareActivity") {
            request["account"] = uuid('a', 0);
            if (request["unit"] == "pay")
                request.erase("reference");
            else if (random_.one_in(2))
                request["unit"] = request["unit"] == "months" ? "hours" : "months";
            else
                request["employer"] = "55208131766523";
        }
    }
};

}  // namespace

std::string uuid(char of, std::uint64_t number) {
    return fmt::format("{0}{0}{0}{0}{0}{0}{0}{0}-0000-4000-8000-{1:012x}", of, number);
}

std::vector<std::string> random_history(std::uint64_t seed, const HistorySettings& settings) {
    return History(seed, settings).lines();
}

std::vector<AccountId> accounts_of_history(const HistorySettings& settings) {
    std::vector<AccountId> accounts;
    for (std::uint64_t i = 0; i <= settings.accounts + settings.requests / requests_an_account; ++i)
        accounts.push_back(AccountId::parse(uuid('a', i)).value());
    return accounts;
}

std::vector<Siren> funders_of_history() {
    std::vector<Siren> funders;
    for (const char* siren : funders_of_steps) funders.push_back(Siren::parse(siren).value());
    return funders;
}

std::vector<Siret> providers_of_history() {
    std::vector<Siret> providers;
    for (const char* siret : providers_of_steps) providers.push_back(Siret::parse(siret).value());
    return providers;
}

std::string broken_rule_book() { return "[credit.employee]\nentries = 3\n"; }

std::uint64_t seed_of_run(const std::string& what) {
    const char* const given = std::getenv("GRANDLIVRE_SEED");
    constexpr std::uint64_t every_run = 20191121;  // the same in every run, unless asked for another
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : every_run;
    MESSAGE(what, ": GRANDLIVRE_SEED=", seed);
    return seed;
}

}  // namespace grandlivre::test
