#pragma once

#include <vector>

#include "engine/runtime/archive_state.h"
#include "events/catalog.h"
#include "projections/rows.h"

/// Dossiers: bought in euros, or managed in hours (until 2019-12-31).
namespace grandlivre::projection {

/// A dossier in hours: what it holds, what the provider took and what came back; and
/// the euros that moved.
struct HoursRow {
    Siret provider;
    HourKind kind{};
    Centihours reserved, debited, released;
    Cents reserved_cents, debited_cents, released_cents;
    Date validated_on, session_start, last_day;

    DossierState state() const {
        return reserved == Centihours() ? DossierState::hours_ended : DossierState::hours_reserved;
    }

    template <class Archive>
    friend void fields(Archive& ar, HoursRow& row) {
        archive_all(ar, row.provider, row.kind, row.reserved, row.debited, row.released, row.reserved_cents,
                    row.debited_cents, row.released_cents, row.validated_on, row.session_start, row.last_day);
    }
};

/// What the holder was told when the training was invoiced.
struct RecapRow {
    int rate = 0;
    Cents invoiced, others, holder, remaining;
    std::vector<std::pair<SplitSource, Cents>> rights;

    template <class Archive>
    friend void fields(Archive& ar, RecapRow& row) {
        archive_all(ar, row.rate, row.invoiced, row.others, row.holder, row.remaining, row.rights);
    }
};

struct DossierRow {
    struct Step {
        Sequence sequence{};
        EventKind kind{};
        Date on;

        template <class Archive>
        friend void fields(Archive& ar, Step& step) {
            archive_all(ar, step.sequence, step.kind, step.on);
        }
    };
    AccountId account;
    std::optional<HoursRow> in_hours;
    Dossier bought;  ///< the engine's own, by the same apply; nothing in it for one in hours
    std::optional<RecapRow> recap;
    std::vector<Step> history;

    DossierState state() const { return in_hours ? in_hours->state() : bought.state; }
    Siret provider() const { return in_hours ? in_hours->provider : bought.provider; }

    template <class Archive>
    friend void fields(Archive& ar, DossierRow& row) {
        archive_all(ar, row.account, row.in_hours, row.bought, row.recap, row.history);
    }
};

}  // namespace grandlivre::projection
