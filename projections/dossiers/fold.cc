#include "projections/dossiers/fold.h"

namespace grandlivre::projection {

std::string_view to_text(DossierState state) {
    switch (state) {
        case DossierState::hours_reserved: return "hours_reserved";
        case DossierState::hours_ended: return "hours_ended";
    }
    return {};
}

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
    const auto take = [](DossierRow& row, const auto& moved) {
        row.reserved -= flatbuffers::UnPack(*moved.centihours());
        row.reserved_cents -= flatbuffers::UnPack(*moved.cents());
        if (row.reserved == Centihours()) row.state = DossierState::hours_ended;
    };
    if (const auto* reserved = event.record.event_as_HoursReserved()) {
        DossierRow& row = changed(*reserved->dossier(), event);
        row.account = event.stream.account_id();
        row.provider = flatbuffers::UnPack(*reserved->provider());
        row.kind = reserved->kind();
        row.reserved = flatbuffers::UnPack(*reserved->centihours());
        row.reserved_cents = flatbuffers::UnPack(*reserved->cents());
        row.validated_on = flatbuffers::UnPack(*reserved->validated_on());
        row.session_start = flatbuffers::UnPack(*reserved->session_start());
        row.last_day = flatbuffers::UnPack(*reserved->last_day());
    } else if (const auto* converted = event.record.event_as_HoursConverted(); converted && converted->reserved()) {
        const auto* dossier = event.record.dimensions()->Get(0)->dossier();
        changed(*dossier, event).reserved_cents += flatbuffers::UnPack(*converted->cents());
    } else if (const auto* debited = event.record.event_as_HoursDebited()) {
        DossierRow& row = changed(*debited->dossier(), event);
        row.debited += flatbuffers::UnPack(*debited->centihours());
        row.debited_cents += flatbuffers::UnPack(*debited->cents());
        take(row, *debited);
    } else if (const auto* released = event.record.event_as_HoursReleased()) {
        DossierRow& row = changed(*released->dossier(), event);
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
