#pragma once

#include "engine/store/generation_cache.h"
#include "projections/catalog.h"
#include "projections/dossiers/rows.h"
#include "projections/journal_event.h"

namespace grandlivre::projection {

/// Dossiers of one partition. One thread.
class DossiersFold {
public:
    DossiersFold(Partition partition, const Store* store) : partition_(partition), store_(store) {}
    void fold(const JournalEvent& event);
    void write_back(WriteSet& rows);
    void age(std::size_t most) { dossiers_.age(most); }

private:
    Partition partition_;
    const Store* store_;
    GenerationCache<UuidBytes, DossierRow, UuidHash> dossiers_;

    void fold_bought(const JournalEvent& event);
    void fold_hours(const JournalEvent& event);
    DossierRow& changed(const wire::DossierId& id, const JournalEvent& event);
};

}  // namespace grandlivre::projection
