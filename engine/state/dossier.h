#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/state/small.h"
#include "events/event.h"

namespace grandlivre {

/// A funder's promise for one dossier, as committed.
struct TopUp {
    Siren funder;
    TopUpKind kind{};
    Cents cents;

    bool operator==(const TopUp&) const = default;
};

/// A line of the concluded price, and what became of it: once it is settled the five
/// parts sum to what was reserved.
struct SplitPart {
    SplitSource source{};
    std::optional<GrantId> grant;   ///< of a grant
    std::optional<Siren> funder;    ///< of a grant or a top-up
    std::optional<TopUpKind> kind;  ///< of a top-up
    Cents reserved, debited, released, forfeited, refunded, credit_note;

    bool operator==(const SplitPart&) const = default;
};

/// A training bought with euros, from the request to the money (CT L6323-9).
struct Dossier {
    DossierState state{};
    PaymentState payment{};
    ControlState control{};

    Siret provider;
    TrainingKind training{};
    std::string certification;
    Cents price;  ///< asked, then proposed
    Date start, end;
    bool job_seeker = false;

    Date requested_on;
    bool acknowledged = false;
    std::optional<Date> last_day;  ///< of the step that somebody has to take
    std::vector<TopUp> top_ups;    ///< in order of commitment, one a funder
    SmallSet<Siren> asked;         ///< funders who were asked
    std::optional<Siren> awaited;

    Date accepted_on, withdraw_by;
    std::string cgu;  ///< version of the terms of use at acceptance: it rules the order
    Cents participation;
    std::vector<SplitPart> split;

    std::optional<Date> started_on, ended_on;
    int rate = 0;  ///< whole percent, as declared, or corrected by a control
    EndMotive motive{};
    bool force_majeure = false;
    bool refused = false;  ///< by a control: it settles as one that the provider stopped
    std::optional<Date> control_closed_on;

    Cents due;  ///< what the provider may invoice
    /// Money to be paid back to the holder. Below zero where a bank took back what a
    /// provider had given back, and the holder had it already: later shares fill it.
    Cents refundable;
    std::string invoice;
    /// Transfers that paid it, less those that came back: they are told in any order.
    std::int32_t payments = 0;

    bool operator==(const Dossier&) const = default;

    /// What the service settles by.
    EndMotive settles_as() const { return refused ? EndMotive::provider_stopped : motive; }
    /// Neither ended nor accepted: it counts against the open requests.
    bool open_request() const;
    /// Holds up the closing of its account.
    bool under_way() const;
    bool settled() const { return !split.empty() && state > DossierState::service_declared; }
    /// What the holder pays himself: card and credit note.
    Cents holder() const;
};

/// The dossier in euros that an event of an account's stream is about.
std::optional<DossierId> dossier_of(const EventBody& body);

/// The dossier after the event. Figures are taken from the event: no rule is asked.
void apply(Dossier& dossier, const EventBody& body, Date on);

}  // namespace grandlivre
