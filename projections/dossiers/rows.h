#pragma once

#include <vector>

#include "events/catalog.h"
#include "projections/rows.h"

/// Dossiers, so far those managed in hours.
namespace grandlivre::projection {

enum class DossierState : std::uint8_t { hours_reserved, hours_ended };
std::string_view to_text(DossierState state);

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
    Siret provider;
    DossierState state{};
    HourKind kind{};
    /// Hours held, taken by the provider, given back; and the euros that moved.
    Centihours reserved, debited, released;
    Cents reserved_cents, debited_cents, released_cents;
    Date validated_on, session_start, last_day;
    std::vector<Step> history;

    template <class Archive>
    friend void fields(Archive& ar, DossierRow& row) {
        archive_all(ar, row.account, row.provider, row.state, row.kind, row.reserved, row.debited, row.released,
                    row.reserved_cents, row.debited_cents, row.released_cents, row.validated_on, row.session_start,
                    row.last_day, row.history);
    }
};

}  // namespace grandlivre::projection
