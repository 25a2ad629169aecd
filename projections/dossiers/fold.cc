#include "projections/dossiers/fold.h"

namespace grandlivre::projection {

namespace {

void take(HoursRow& row, const auto& moved) {
    row.reserved -= flatbuffers::UnPack(*moved.centihours());
    row.reserved_cents -= flatbuffers::UnPack(*moved.cents());
}

RecapRow recap_of(const wire::TrainingRecap& told) {
    RecapRow row{.rate = told.rate(),
                 .invoiced = flatbuffers::UnPack(*told.invoiced_cents()),
                 .others = flatbuffers::UnPack(*told.others_cents()),
                 .holder = flatbuffers::UnPack(*told.holder_cents()),
                 .remaining = flatbuffers::UnPack(*told.remaining_cents()),
                 .rights = {}};
    if (told.rights())
        for (const auto* line : *told.rights())
            row.rights.emplace_back(line->source(), flatbuffers::UnPack(*line->cents()));
    return row;
}

}  // namespace

DossierRow& DossiersFold::changed(const wire::DossierId& id, const JournalEvent& event) {
    const UuidBytes key = flatbuffers::UnPack(id).bytes;
    DossierRow* row = dossiers_.find(key);
    if (!row) {
        DossierRow fresh;
        if (store_)
            if (const auto stored = store_->get(table::dossiers, uuid_key(partition_, key)))
                fresh = from_row<DossierRow>(*stored);
        row = &dossiers_.keep(key, std::move(fresh));
    }
    dossiers_.mark_changed(*row);
    row->history.push_back({event.position.sequence, event.kind, event.on()});
    return *row;
}

void DossiersFold::fold(const JournalEvent& event) {
    if (event.stream.kind != StreamKind::account || !counts(event.kind)) return;
    if (event.kind >= EventKind::EnrolmentRequested)
        fold_bought(event);
    else
        fold_hours(event);
}

/// The same apply as the engine's.
void DossiersFold::fold_bought(const JournalEvent& event) {
    const EventBody body = codec::body_of(event.record);
    const auto id = dossier_of(body);
    if (!id) return;
    DossierRow& row = changed(flatbuffers::Pack(*id), event);
    row.account = event.stream.account_id();
    apply(row.bought, body, event.on());
    if (const auto* told = event.record.event_as_TrainingRecap()) row.recap = recap_of(*told);
}

void DossiersFold::fold_hours(const JournalEvent& event) {
    if (const auto* reserved = event.record.event_as_HoursReserved()) {
        DossierRow& row = changed(*reserved->dossier(), event);
        row.account = event.stream.account_id();
        HoursRow& hours = row.in_hours.emplace();
        hours.provider = flatbuffers::UnPack(*reserved->provider());
        hours.kind = reserved->kind();
        hours.reserved = flatbuffers::UnPack(*reserved->centihours());
        hours.reserved_cents = flatbuffers::UnPack(*reserved->cents());
        hours.validated_on = flatbuffers::UnPack(*reserved->validated_on());
        hours.session_start = flatbuffers::UnPack(*reserved->session_start());
        hours.last_day = flatbuffers::UnPack(*reserved->last_day());
    } else if (const auto* converted = event.record.event_as_HoursConverted(); converted && converted->reserved()) {
        const auto* dossier = event.record.dimensions()->Get(0)->dossier();
        changed(*dossier, event).in_hours.value().reserved_cents += flatbuffers::UnPack(*converted->cents());
    } else if (const auto* debited = event.record.event_as_HoursDebited()) {
        HoursRow& row = changed(*debited->dossier(), event).in_hours.value();
        row.debited += flatbuffers::UnPack(*debited->centihours());
        row.debited_cents += flatbuffers::UnPack(*debited->cents());
        take(row, *debited);
    } else if (const auto* released = event.record.event_as_HoursReleased()) {
        HoursRow& row = changed(*released->dossier(), event).in_hours.value();
        row.released += flatbuffers::UnPack(*released->centihours());
        row.released_cents += flatbuffers::UnPack(*released->cents());
        take(row, *released);
    }
}

void DossiersFold::write_back(WriteSet& rows) {
    dossiers_.write_back([&](const UuidBytes& id, const DossierRow& row) {
        rows.put(table::dossiers, uuid_key(partition_, id), to_row(row));
    });
}

}  // namespace grandlivre::projection
