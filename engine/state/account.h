#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/law/declaration.h"
#include "engine/state/dossier.h"
#include "engine/state/holdings.h"
#include "events/event.h"

namespace grandlivre {

enum class AccountStatus : std::uint8_t { unknown, open, frozen, closed };

/// What a civil year's declarations gave, and how much of it the ceiling let in:
/// credited + truncated is the entitlement, always.
struct ActivityYear {
    Cents entitlement, truncated;
    Centihours public_entitlement, public_truncated;

    bool operator==(const ActivityYear&) const = default;
};

/// A dossier managed in hours (until 2019-12-31): it holds hours of one kind, or
/// if it was opened after the migration their worth. Hours held from before are
/// converted movement by movement, so the rest stays in hours.
struct HourDossier {
    HourKind kind{};
    Centihours held;        ///< still reserved, counted in hours
    bool in_euros = false;  ///< reserved after the migration
    Siret provider;

    bool ended() const { return held == Centihours(); }
    bool operator==(const HourDossier&) const = default;
};

/// A funder's money for one holder; what of it is there stands in the holdings.
struct Grant {
    Siren funder;
    GrantKind kind{};
    std::vector<TrainingKind> restriction;  ///< none: any training
    std::optional<Date> use_by;             ///< its last day
    bool refund_unused = false;
    Date arrived;

    bool operator==(const Grant&) const = default;
};

/// All that decisions about one holder need. Nothing here is more than the fold
/// of the stream's events.
struct Account {
    AccountStatus status = AccountStatus::unknown;
    std::optional<FreezeCause> frozen_for;
    Holdings holdings;
    SmallMap<Year, bool> qualification;  ///< low-qualified or not, from that year on
    SmallMap<Year, ActivityYear> years;
    std::vector<std::pair<Year, Declaration>> declarations;  ///< one a year and employer, in order of both
    std::array<Centihours, 4> converted_hours;               ///< by HourKind: ceilings of the hours era count them
    SmallSet<ActivityId> civic_activities;
    SmallSet<std::pair<Year, std::string>> civic_categories;
    SmallMap<DossierId, HourDossier> hour_dossiers;
    SmallMap<DossierId, Dossier> dossiers;
    SmallMap<GrantId, Grant> grants;  ///< every one there ever was

    bool operator==(const Account&) const = default;

    bool exists() const { return status != AccountStatus::unknown; }
    bool low_qualified(Year year) const;
    /// The latest declarations of a year, one an employer.
    std::vector<Declaration> declared(Year year) const;
    /// Rights that count under the ceiling: available and reserved of annual and DIF.
    Cents inscribed(bool with_dif, bool with_reserved) const;
};

/// The account after the event. Figures are taken from the event: no rule is asked.
void apply(Account& account, const Event& event);

}  // namespace grandlivre
