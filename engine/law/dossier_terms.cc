#include "engine/law/dossier_terms.h"

#include "engine/law/calendar.h"

namespace grandlivre {

Date Delay::last_day(Date from) const {
    return working ? nth_working_day_after(from, static_cast<int>(days)) : from + Days(days);
}

std::optional<Cents> UsageCeilings::of(wire::TrainingKind kind) const {
    switch (kind) {
        case wire::TrainingKind::rs: return rs;
        case wire::TrainingKind::bilan: return bilan;
        case wire::TrainingKind::light_licence: return light_licence;
        case wire::TrainingKind::rncp:
        case wire::TrainingKind::clea:
        case wire::TrainingKind::vae:
        case wire::TrainingKind::heavy_licence:
        case wire::TrainingKind::volunteer: break;
    }
    return std::nullopt;
}

}  // namespace grandlivre
