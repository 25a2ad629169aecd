#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common_generated.h"
#include "engine/law/rounding.h"
#include "events/values/cents.h"
#include "events/values/date.h"

/// What the entries of the rule book say about a dossier: its delays, who pays
/// its price, and what becomes of it at the end (terms.h holds the account's).
/// Keys of the book are these names with their unit (`rs` is `rs_cents`).
namespace grandlivre {

/// How many requests for one certification at one provider may wait at a time.
struct OpenRequests {
    std::int64_t most;
};

/// So many days from an act on; its last day is still inside.
struct Delay {
    std::int64_t days;
    bool working;  // Monday to Friday without national holidays; else every day counts

    /// The n-th (working) day after `from`.
    Date last_day(Date from) const;
    /// Whether a day lies after the last one.
    bool passed(Date from, Date on) const { return on > last_day(from); }
};

/// The terms of use (CGU) that bind a dossier: those in force at its acceptance.
struct TermsOfUse {
    std::string version;
};

/// How a dossier ended, as far as money is concerned: a row of the settlement.
enum class SettlementCase {
    without_cost,     // withdrawn, cancelled in time, by the provider, by a funder, or excused
    late,             // cancelled late, no-show
    completed,        // followed to the end
    mostly_attended,  // the trainee left, but only at the end
    partly_attended,  // the trainee left
    barely_attended,  // the trainee left at the beginning
    force_majeure,    // the trainee left and could not help it
    postponed,        // the provider interrupted and offered another session
    stopped,          // the provider interrupted for good
};
constexpr std::size_t settlement_cases = 9;

/// What the provider is due in one case, and where the rest of each line goes.
struct SettlementTerms {
    enum class Due {
        nothing,
        price,    // the whole price
        rate,     // the declared rate of the price
        percent,  // a fixed part of the price
    };
    enum class Rest {
        released,     // back to where it came from
        forfeited,    // lost to the holder or the funder
        refunded,     // the holder's own money: paid back, a credit note is available again
        credit_note,  // the holder's own money: kept, for a later training
    };

    Due due;
    std::int64_t percent;  // 0 unless `due` is percent
    Rounding rounding;     // of a rate or a percentage
    Rest rights;           // annual, dif, cec, grants: released or forfeited
    Rest top_ups;          // released or forfeited
    Rest holder;           // card and credit note: refunded or credit_note
};

/// The rates, in percent, from which a training that the trainee left is due
/// whole, and from which it is due as far as it went.
struct AttendanceBands {
    std::int64_t full_from;
    std::int64_t part_from;
};

/// The order in which sources are used; each of the five once.
struct ResourceOrder {
    std::vector<wire::SplitSource> order;
};

/// The order of the kinds of grants among themselves; each of the seven once.
struct GrantOrder {
    std::vector<wire::GrantKind> kinds;
};

/// What a holder pays of any training whatever rights there are (CT L6323-7).
struct Participation {
    Cents amount;
    bool exempt_job_seekers;
    std::vector<wire::TopUpKind> exempting;  // a commitment of theirs makes it not due
    std::vector<wire::TopUpKind> payers;     // may pay it for the holder

    bool exempts(wire::TopUpKind kind) const {
        return std::find(exempting.begin(), exempting.end(), kind) != exempting.end();
    }
    bool may_pay(wire::TopUpKind kind) const { return std::find(payers.begin(), payers.end(), kind) != payers.end(); }
};

/// What one training may use of yearly rights at most (CT D6323-1 A).
struct UsageCeilings {
    Cents rs;
    Cents bilan;
    Cents light_licence;

    /// Nothing for kinds without a ceiling.
    std::optional<Cents> of(wire::TrainingKind kind) const;
};

/// A light-vehicle licence is for job seekers, or needs other people's money (CT D6323-8).
struct LicenceEligibility {
    Cents minimum_top_ups;
    std::vector<wire::TopUpKind> not_counting;

    bool counts(wire::TopUpKind kind) const {
        return std::find(not_counting.begin(), not_counting.end(), kind) == not_counting.end();
    }
};

/// What may pay a training of volunteers (CT L6323-6 II 5°).
struct VolunteerSources {
    std::vector<wire::SplitSource> sources;
};

}  // namespace grandlivre
