#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

/// What the naive model knows of each stream.
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

/// What a provider is owed and owes, as an outcome's `balance` says it.
struct NaiveOwed {
    std::int64_t payable = 0, in_transit = 0, paid = 0, undue = 0;
    bool operator==(const NaiveOwed&) const = default;
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

    // paid
    int times_paid = 0;                         ///< less those that came back
    std::int64_t recovered = 0, paid_back = 0;  ///< what its holder got to be refunded later, and was refunded

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

// --- Funders ---------------------------------------------------------------------

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
    std::map<std::string, std::int64_t> recovered;    ///< by dossier: refundable, too; below 0 if it was returned
    std::set<std::string> grants, dossiers;           ///< that a call named, that a relay named
    std::set<std::string> contributions;              ///< bank references

    // sums over all time
    std::int64_t received = 0, funded = 0, refused = 0, used = 0, forfeited = 0;
    std::int64_t raised = 0, paid_for_top_ups = 0, contributed = 0;
    std::int64_t shares = 0, refunded = 0;
    std::int64_t funds = 0;  ///< the account `funder:funds`

    NaiveTotals totals() const;
    /// References with money that waits.
    std::map<std::string, NaiveReceipt> suspense() const;
};

// --- Providers and runs ----------------------------------------------------------

/// Whose money it is: `mutualised`, `grant`, `top_up` or `holder`.
struct NaiveShare {
    std::string resource_class, funder, grant;
    std::int64_t cents = 0;
};

struct NaivePayable {
    std::int64_t cents = 0;
    std::string due_on, account, state = "open";
    std::vector<NaiveShare> shares;
};

/// Money claimed back; its parts are what each who paid has not got back.
struct NaiveClaim {
    std::string dossier;
    std::int64_t cents = 0, undue = 0;
    std::vector<NaiveShare> parts;
};

/// A sum that belongs to a claim, or to one of its parts.
struct NaiveOfClaim {
    std::size_t claim = 0, part = 0;
    std::int64_t cents = 0;
};

struct NaivePayment {
    std::string run, iban, state = "issued", furthest = "issued", reason;
    std::int64_t cents = 0;                ///< transferred
    std::vector<std::string> dossiers;     ///< in order
    std::vector<NaiveOfClaim> offsets;     ///< withheld, by claim
    std::vector<NaiveOfClaim> given_back;  ///< the shares of its offsets, once it is settled
};

struct NaiveProvider {
    bool registered = false, suspended = false;
    std::string iban;  ///< empty: none yet
    std::set<std::string> dead_ibans;
    std::map<std::string, NaivePayable> payables;  ///< by dossier
    std::map<std::string, NaivePayment> payments;  ///< by end-to-end id
    std::set<std::string> runs;                    ///< that paid it, an offset included
    std::vector<NaiveClaim> claims;                ///< the oldest first
    std::int64_t recovered = 0;                    ///< over all time
    std::int64_t offset = 0;                       ///< without a transfer, over all time

    NaiveOwed owed() const;
};

struct NaiveRun {
    struct Transfer {
        std::int64_t cents = 0;
        bool sealed = false;
    };
    std::map<std::string, Transfer> transfers;                       ///< by provider
    std::vector<std::pair<std::size_t, std::int64_t>> batches = {};  ///< payments and cents of each
};

}  // namespace grandlivre::test
