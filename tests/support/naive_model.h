#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The ledger a second time, written from the public rules alone and as plainly as
/// can be: texts, maps and exact fractions; one request at a time; nothing of the
/// engine, its rule book, its codec or its state. What both say is worth believing.
///
/// naive_shape what a request is, naive_calendar the days; the decisions stand in
/// naive_account, naive_dossier, naive_financing, naive_settlement and naive_funder,
/// the clock in naive_clock, what must hold at rest in naive_check.
namespace grandlivre::test {

struct NaivePart {
    std::int64_t available = 0, reserved = 0;
    bool operator==(const NaivePart&) const = default;
    std::int64_t both() const { return available + reserved; }
};

/// What an account holds, as an outcome's `balance` says it.
struct NaiveBalance {
    std::int64_t available = 0, reserved = 0, debited = 0, forfeited = 0, debt = 0;
    std::map<std::string, NaivePart> hours;  ///< kinds that hold something
    bool operator==(const NaiveBalance&) const = default;
};

/// What a funder has, as an outcome's `balance` says it.
struct NaiveTotals {
    std::int64_t granted = 0, receivable = 0, suspense = 0, refundable = 0, contributed = 0;
    bool operator==(const NaiveTotals&) const = default;
};

struct NaiveAnswer {
    bool accepted = false;
    bool duplicate = false;
    std::string reason;                   ///< empty if accepted
    std::vector<std::string> events;      ///< kinds; none for the clock's requests
    std::uint64_t fired = 0;              ///< deadlines, over all partitions
    std::size_t relays = 0;               ///< over all partitions
    std::optional<NaiveBalance> balance;  ///< of an account
    std::optional<NaiveTotals> totals;    ///< of a funder
};

// --- Accounts --------------------------------------------------------------------

struct NaiveYear {
    std::map<std::string, nlohmann::json> declarations;  ///< by employer
    std::int64_t given = 0, truncated = 0;               ///< cents
    std::int64_t hours_given = 0, hours_truncated = 0;   ///< centihours, public
};

struct NaiveGrant {
    std::string funder, kind, use_by, arrived;  ///< `use_by` is empty if it has none
    std::vector<std::string> restriction;       ///< training kinds; empty: any
    bool refund_unused = false;
    NaivePart part;
};

/// A line of a split, in cents, and what its settlement made of it.
struct NaiveLine {
    std::string source, grant, funder;  ///< source as in `dossier ID`
    std::int64_t reserved = 0, debited = 0, released = 0, forfeited = 0, refunded = 0, credit_note = 0;
    bool operator==(const NaiveLine&) const = default;
};

struct NaiveTopUp {
    std::string funder, kind;
    std::int64_t cents = 0;
};

struct NaiveDossier {
    std::string state, payment_state = "not_billable", control_state = "none";

    // managed in hours
    std::string kind;       ///< empty: managed in euros
    std::int64_t held = 0;  ///< centihours
    bool in_euros = false;

    // asked for and proposed
    std::string provider, certification, training, requested_on, start, end;
    std::int64_t price = 0;
    bool job_seeker = false, acknowledged = false;
    std::string last_day;  ///< of what is awaited in this state; empty: nothing is
    std::string awaited;   ///< the funder whose answer is
    std::set<std::string> asked;
    std::vector<NaiveTopUp> top_ups;  ///< in order of commitment

    // agreed and rendered
    std::string accepted_on, declared_on, control_closed_on, motive;
    std::vector<NaiveLine> split;
    std::int64_t rate = 0, due = 0, refundable = 0;  ///< due to the provider
    bool force_majeure = false, corrected = false, refused = false;

    bool in_hours() const { return !kind.empty(); }
    bool settled() const;  ///< after it was accepted
};

struct NaiveAccount {
    std::string status = "open", frozen_for;
    std::map<std::string, NaivePart> euros, hours;
    std::map<std::string, NaiveGrant> grants;  ///< every one that ever came
    std::int64_t credit_note = 0;
    std::int64_t debt = 0, debited = 0, forfeited = 0;
    std::map<std::string, std::int64_t> converted;  ///< centihours by kind
    std::vector<std::pair<int, bool>> flags;        ///< low-qualified or not from a year on, as told
    std::map<int, NaiveYear> years;
    std::set<std::string> activities;
    std::set<std::pair<int, std::string>> categories;
    std::map<std::string, NaiveDossier> dossiers;

    NaiveBalance balance() const;
};

// --- Funders and providers -------------------------------------------------------

struct NaiveCall {
    std::int64_t cents = 0, received = 0;
    std::string state = "called";
    nlohmann::json lines;
};

/// Money that came under a reference, or that a refused grant gave back under its id.
struct NaiveReceipt {
    std::int64_t suspense = 0;  ///< cents that still wait
    std::string call, cause;    ///< `call` is empty for a refused grant
};

struct NaiveFunder {
    std::map<std::string, NaiveCall> calls;
    std::map<std::string, NaiveReceipt> receipts;     ///< by bank reference
    std::map<std::string, std::int64_t> receivables;  ///< by dossier; 0 once it is paid
    std::map<std::string, std::int64_t> refundable;   ///< by grant

    // sums over all time
    std::int64_t received = 0, funded = 0, refused = 0, used = 0, forfeited = 0;
    std::int64_t raised = 0, paid_for_top_ups = 0;
    std::int64_t funds = 0;  ///< the account `funder:funds`

    NaiveTotals totals() const;
    /// References with money that waits.
    std::map<std::string, NaiveReceipt> suspense() const;
};

struct NaivePayable {
    std::int64_t cents = 0;
    std::string due_on;
};

struct NaiveProvider {
    std::map<std::string, NaivePayable> payables;  ///< by dossier
};

/// How often a model came by what; relays and the clock included.
struct NaiveReached {
    std::map<std::string, std::size_t> reasons, events, states;
    std::map<std::string, std::size_t> rows;  ///< of the settlement table

    void add(const NaiveReached& other);
    /// The first row, or state of a dossier, that was never come by; empty if all were.
    std::string missing() const;
};

// --- The model -------------------------------------------------------------------

class NaiveModel {
public:
    /// `is_rule_book`: whether a text would be adopted. The model knows one law only.
    explicit NaiveModel(std::function<bool(const std::string&)> is_rule_book)
        : is_rule_book_(std::move(is_rule_book)) {}

    /// Lines that come together. Their relays are decided after the last of them, and
    /// before and after each request of the clock among them.
    std::vector<NaiveAnswer> submit(const std::vector<std::string>& lines);
    NaiveAnswer submit(const std::string& line) { return submit(std::vector{line}).front(); }

    const std::map<std::string, NaiveAccount>& accounts() const { return accounts_; }  ///< by id in lower case
    const std::map<std::string, NaiveFunder>& funders() const { return funders_; }
    const std::map<std::string, NaiveProvider>& providers() const { return providers_; }
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
    void enter(NaiveDossier& dossier, const std::string& state);
    Kinds accept_proposal(Step& step);

    Kinds settle_end(Step& step, const std::string& state, bool lost, const std::string& row);
    Kinds settle_service(Step& step);
    Kinds settle(Step& step, std::int64_t due, bool lost);
    static void settle_right(NaiveAccount& account, NaiveLine& line, std::int64_t rest, bool lost);
    static void settle_payment(Step& step, NaiveLine& line, std::int64_t rest, bool lost);
    void tell_funder_of(const Step& step, const NaiveLine& line);
    Kinds expire_what_came_back(Step& step);
    std::string expire(const std::string& id, NaiveAccount& account, std::int64_t cents, const std::string& on);

    Kinds decide_for_funder(const Json& request);
    Kinds call_funds(NaiveFunder& funder, const Json& request);
    Kinds receive_funds(NaiveFunder& funder, const Json& request);
    Kinds allocate_suspense(NaiveFunder& funder, const Json& request);
    Kinds fund(NaiveCall& call, NaiveFunder& funder, const Json& request);
    void tell_funder(const Json& relay);

    NaiveAnswer advance_clock(const std::string& on);
    std::optional<Due> next_deadline(bool passes_migration, bool passes_hours_end) const;
    void fire(const Due& due);
};

}  // namespace grandlivre::test
