#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/naive_books.h"
#include "tests/support/naive_state.h"

/// The ledger a second time, written from the public rules alone and as plainly as
/// can be: texts, maps and exact fractions; one request at a time; nothing of the
/// engine, its rule book, its codec or its state. What both say is worth believing.
///
/// naive_shape what a request is, naive_calendar the days; the decisions stand in
/// naive_account, naive_dossier, naive_financing, naive_settlement, naive_funder,
/// naive_provider, naive_bank and naive_claim, the clock in naive_clock, the money that
/// they move in naive_books, what must hold at rest in naive_check.
namespace grandlivre::test {

struct NaiveAnswer {
    bool accepted = false;
    bool duplicate = false;
    std::string reason;                   ///< empty if accepted
    std::vector<std::string> events;      ///< kinds; none for the clock's requests
    std::uint64_t fired = 0;              ///< deadlines, over all partitions
    std::size_t relays = 0;               ///< over all partitions
    std::optional<NaiveBalance> balance;  ///< of an account
    std::optional<NaiveTotals> totals;    ///< of a funder
    std::optional<NaiveOwed> owed;        ///< of a provider
};

/// How often a model came by what; relays and the clock included.
struct NaiveReached {
    std::map<std::string, std::size_t> reasons, events, states;
    std::map<std::string, std::size_t> refusals;  ///< by kind of request and reason
    std::map<std::string, std::size_t> rows;      ///< of the settlement table, and of payments

    void add(const NaiveReached& other);
    /// Rows, states of a dossier and refusals of requests about payments that were never
    /// come by.
    std::string missing() const;
};

// --- The model -------------------------------------------------------------------

class NaiveModel {
public:
    /// `is_rule_book`: whether a text would be adopted. The model knows one law only.
    /// `partition_of` is where a stream lies: the result of a year is each partition's.
    explicit NaiveModel(
        std::function<bool(const std::string&)> is_rule_book,
        NaiveBooks::PartitionOf partition_of = [](const std::string&) { return 0u; })
        : is_rule_book_(std::move(is_rule_book)), books_(std::move(partition_of)) {}

    /// Lines that come together. Their relays are decided after the last of them, and
    /// before and after each request of the clock among them.
    std::vector<NaiveAnswer> submit(const std::vector<std::string>& lines);
    NaiveAnswer submit(const std::string& line) { return submit(std::vector{line}).front(); }

    const std::map<std::string, NaiveAccount>& accounts() const { return accounts_; }  ///< by id in lower case
    const std::map<std::string, NaiveFunder>& funders() const { return funders_; }
    const std::map<std::string, NaiveProvider>& providers() const { return providers_; }
    const std::map<std::string, NaiveRun>& runs() const { return runs_; }
    const NaiveBooks& books() const { return books_; }
    const std::string& clock() const { return clock_; }  ///< empty: none yet
    const NaiveReached& reached() const { return reached_; }

    /// What the holder would pay on a day: of the price, what no source covers.
    static std::int64_t holder_pays(const NaiveAccount& account, const NaiveDossier& dossier, const std::string& on);

    /// The first sentence of what must hold at rest and does not; empty if all does.
    std::string broken() const;

private:
    using Json = nlohmann::json;
    using Kinds = std::vector<std::string>;
    struct No {
        std::string reason;
    };
    struct Seen {
        Json content;
        NaiveAnswer answer;
    };
    /// A request on a dossier in euros, its account and the day.
    struct Step {
        NaiveAccount& account;
        const std::string& id;
        NaiveDossier& dossier;
        const Json& request;
        std::string on, holder;  ///< its account's id
    };
    /// A request of a provider and the day.
    struct Asked {
        const std::string& siret;
        NaiveProvider& provider;
        const Json& request;
        std::string on;
    };
    /// A deadline that came; in the order in which they fire.
    struct Due {
        std::string on, stream;
        int kind = 0;
        std::string id;
        auto operator<=>(const Due&) const = default;
    };

    std::function<bool(const std::string&)> is_rule_book_;
    std::map<std::string, NaiveAccount> accounts_;
    std::map<std::string, NaiveFunder> funders_;
    std::map<std::string, NaiveProvider> providers_;
    std::map<std::string, NaiveRun> runs_;
    NaiveBooks books_;
    std::map<std::pair<std::string, std::string>, Seen> seen_;  ///< by stream and id
    std::string clock_;
    std::deque<Json> relays_;  ///< that wait
    NaiveReached reached_;

    NaiveAnswer answer(const Json& request);
    void count(const Kinds& events);
    Kinds decide(const Json& request);
    void decide_relays();
    void decide_relay(const Json& relay);

    Kinds decide_for_account(const Json& request);
    Kinds decide_on(NaiveAccount& account, const Json& request);
    Kinds declare_activity(NaiveAccount& account, const Json& request);
    Kinds credit_hours(NaiveAccount& account, const Json& request);
    Kinds convert_hours(NaiveAccount& account, const Json& request);
    Kinds credit_civic(NaiveAccount& account, const Json& request);
    Kinds freeze(NaiveAccount& account, const Json& request);
    Kinds close(NaiveAccount& account, const Json& request);
    Kinds reserve(NaiveAccount& account, const Json& request);
    Kinds move(NaiveAccount& account, const Json& request);
    /// Takes hours out of a dossier: used, or given back.
    Kinds move_hours(NaiveAccount& account, NaiveDossier& dossier, std::int64_t centihours, bool debit,
                     const std::string& on);
    void grant(const Json& relay);

    Kinds request_enrolment(NaiveAccount& account, const Json& request);
    Kinds decide_on_dossier(NaiveAccount& account, const Json& request);
    static void check_state(const Step& step);
    static void check_deadline(const Step& step);
    Kinds take_step(Step& step);
    Kinds propose(Step& step);
    Kinds commit_top_up(Step& step);
    Kinds cancel(Step& step);
    Kinds declare_end(Step& step);
    Kinds close_control(Step& step);
    Kinds submit_invoice(Step& step);
    Kinds record_holder_refund(Step& step);
    void mark(const Json& relay);
    void refund_later(const Json& relay);
    void enter(NaiveDossier& dossier, const std::string& state);
    Kinds accept_proposal(Step& step);

    Kinds settle_end(Step& step, const std::string& state, bool lost, const std::string& row);
    Kinds settle_service(Step& step);
    Kinds settle(Step& step, std::int64_t due, bool lost);
    static void settle_right(NaiveAccount& account, NaiveLine& line, std::int64_t rest, bool lost);
    void settle_payment(Step& step, NaiveLine& line, std::int64_t rest, bool lost);
    void post_due(const Step& step, const NaiveLine& line);
    void tell_funder_of(const Step& step, const NaiveLine& line);
    Kinds expire_what_came_back(Step& step);
    std::string expire(const std::string& id, NaiveAccount& account, std::int64_t cents, const std::string& on);

    Kinds decide_for_funder(const Json& request);
    Kinds call_funds(NaiveFunder& funder, const Json& request);
    Kinds receive_funds(NaiveFunder& funder, const Json& request);
    Kinds allocate_suspense(NaiveFunder& funder, const Json& request);
    Kinds fund(NaiveCall& call, NaiveFunder& funder, const Json& request);
    Kinds refund(NaiveFunder& funder, const Json& request);
    Kinds receive_contribution(NaiveFunder& funder, const Json& request);
    void post(const Json& of_funder, NaiveBooks::Lines lines);
    void tell_funder(const Json& relay);

    Kinds decide_for_provider(const Json& request, bool too_early);
    static Kinds set_bank_details(const Asked& asked);
    Kinds issue_payment(const Asked& asked);
    Kinds seal(const Json& request);
    void open_payable(const Json& relay);
    Kinds record_bank_status(const Asked& asked);
    Kinds take_status(const Asked& asked, NaivePayment& payment, const std::string& status);
    void reopen(const Asked& asked, NaivePayment& payment);
    void mark_dossiers(const Asked& asked, const char* type, const std::vector<std::string>& dossiers);

    Kinds claim(const Asked& asked);
    Kinds record_recovery(const Asked& asked);
    /// Gives money that came in for a claim to those who had paid.
    std::vector<NaiveOfClaim> give_back(const Asked& asked, std::size_t claim, std::int64_t cents);
    void move_share(const Asked& asked, const NaiveOfClaim& share, std::int64_t cents);

    Kinds close_year(const Json& request);
    NaiveAnswer advance_clock(const std::string& on);
    std::optional<Due> next_deadline(bool passes_migration, bool passes_hours_end) const;
    void fire(const Due& due);
};

}  // namespace grandlivre::test
