#pragma once

#include <array>
#include <nlohmann/json.hpp>

#include "tests/support/histories.h"
#include "tests/support/naive_model.h"

/// What random histories do with dossiers, funders and providers: most often something that the
/// naive model, run alongside, takes; now and then something wrong in one respect.
namespace grandlivre::test {

/// `aaaaaaaa-0000-4000-8000-000000000001`: whose it is can be seen.
std::string uuid(char of, std::uint64_t number);

/// One of several, the first with the weight that it says, and so on.
class Choice {
public:
    explicit Choice(Random& random, std::uint64_t of = 100) : roll_(random.below(of)) {}
    bool falls(std::uint64_t weight) {
        const bool is = roll_ < weight;
        roll_ = is ? ~std::uint64_t{0} : roll_ - weight;
        return is;
    }

private:
    std::uint64_t roll_;
};

class DossierSteps {
public:
    DossierSteps(Random& random, const NaiveModel& model) : random_(random), model_(model) {}

    /// The next request on a dossier of one of these accounts, or a new one.
    nlohmann::json next(const std::vector<std::string>& accounts, const std::string& day);

    /// A day near one on which a dossier's or a grant's time runs out; empty if there is none.
    std::string day_of_a_deadline(const std::vector<std::string>& accounts);

private:
    using Json = nlohmann::json;
    struct Case {
        std::string account, id;
        const NaiveAccount* holder = nullptr;
        const NaiveDossier* dossier = nullptr;
    };

    Random& random_;
    const NaiveModel& model_;
    std::uint64_t made_ = 0;
    std::map<std::string, std::string> last_on_;  ///< by dossier
    std::optional<Json> burst_;                   ///< the same enrolment asked for again and again
    std::uint64_t burst_left_ = 0;
    std::string focus_;               ///< the dossier of the last time
    std::set<std::string> straight_;  ///< dossiers that as a rule come to an invoice on the shortest way

    std::vector<Case> cases(const std::vector<std::string>& accounts, bool living) const;
    const Case& one_of(const std::vector<Case>& candidates);
    std::string status_of(const std::string& account) const;
    Json enrol(const std::vector<std::string>& accounts, const std::string& day);
    Json step(const Case& of);
    Json wrong_step(const Case& of);
    bool goes_straight(const Case& of) { return straight_.contains(of.id) && !random_.one_in(6); }
    Json requested(const Case& of);
    Json proposed(const Case& of);
    Json awaiting(const Case& of);
    Json accepted(const Case& of);
    Json in_training(const Case& of);
    Json declared(const Case& of);
    Json after(const Case& of);

    Json on_dossier(const Case& of, const char* type, std::string on);
    Json simple(const Case& of, const char* type) { return on_dossier(of, type, soon(of)); }
    Json refuse_enrolment(const Case& of);
    Json propose(const Case& of);
    Json top_up(const Case& of, const char* type);
    Json accept(const Case& of);
    Json cancel_by_holder(const Case& of);
    Json cancel_by_funder(const Case& of);
    Json no_show(const Case& of);
    Json start(const Case& of);
    Json end(const Case& of);
    Json close_control(const Case& of);
    Json invoice(const Case& of);
    Json refund(const Case& of);

    std::string last_on(const Case& of) const;
    std::string soon(const Case& of);
    std::string in_time(const Case& of);
    std::string around(const std::string& day);
    Json session(const std::string& on);
    std::int64_t price();
    std::string some_funder();
};

class FunderSteps {
public:
    FunderSteps(Random& random, const NaiveModel& model) : random_(random), model_(model) {}

    nlohmann::json next(const std::vector<std::string>& accounts, const std::string& day);

private:
    using Json = nlohmann::json;

    Random& random_;
    const NaiveModel& model_;
    std::uint64_t called_ = 0, received_ = 0, granted_ = 0, contributed_ = 0;
    std::vector<std::array<std::string, 3>> grants_;  ///< funder, account, id

    Json stranger(const std::string& siren, const std::string& day);
    Json call(const std::string& siren, const std::vector<std::string>& accounts, const std::string& day);
    Json line(const std::string& siren, const std::vector<std::string>& accounts, const std::string& day);
    Json receive(const std::string& siren, const NaiveFunder& funder);
    Json allocate(const NaiveFunder& funder);
    Json refund(const NaiveFunder& funder);
    Json contribute(const NaiveFunder& funder, const std::string& day);
    std::string some_call(const NaiveFunder& funder, bool waiting);
};

class ProviderSteps {
public:
    ProviderSteps(Random& random, const NaiveModel& model) : random_(random), model_(model) {}

    /// The next request of a provider, of its payments or of a run.
    nlohmann::json next(const std::string& day);
    /// Somebody has an invoice.
    bool is_busy() const;

private:
    using Json = nlohmann::json;
    struct Case {
        const std::string& siret;
        const NaiveProvider& provider;
        const std::string& day;
    };

    Random& random_;
    const NaiveModel& model_;
    std::uint64_t runs_ = 0;
    std::string focus_;  ///< the provider of the last time

    Json step(const Case& of);
    Json register_it(const Case& of);
    Json set_bank_details(const Case& of);
    Json suspend_or_resume(const Case& of);
    Json issue(const Case& of);
    Json seal(const Case& of);
    Json tell_status(const Case& of);
    Json claim(const Case& of);
    Json recover(const Case& of);

    std::string on_time(const std::string& day);
    std::string run_for(const NaiveProvider& provider);
};

/// Funders of histories: SIRENs. The last one never calls funds.
extern const std::array<const char*, 5> funders_of_steps;
extern const std::array<const char*, 3> providers_of_steps;

/// Spoils one field of a request of a dossier, a funder or a provider, so that it is
/// malformed.
void spoil_step(nlohmann::json& request, Random& random);
void spoil_payment(nlohmann::json& request, Random& random);

}  // namespace grandlivre::test
