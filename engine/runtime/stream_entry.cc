#include "engine/runtime/stream_entry.h"

#include <cstring>

#include "engine/store/archive.h"

namespace grandlivre {

template <class Archive>
void fields(Archive& ar, SeenRequest& seen) {
    archive_all(ar, seen.fingerprint, seen.sequence);
}
template <class Archive>
void fields(Archive& ar, Declaration& d) {
    archive_all(ar, d.employer, d.category, d.worked, d.reference, d.unit, d.disability, d.contribution_paid);
}
template <class Archive>
void fields(Archive& ar, ActivityYear& year) {
    archive_all(ar, year.entitlement, year.truncated, year.public_entitlement, year.public_truncated);
}
template <class Archive>
void fields(Archive& ar, HourDossier& dossier) {
    archive_all(ar, dossier.kind, dossier.held, dossier.in_euros, dossier.provider);
}
template <class Archive>
void fields(Archive& ar, Account& account) {
    archive_all(ar, account.status, account.frozen_for, account.holdings, account.qualification, account.years,
                account.declarations, account.converted_hours, account.civic_activities, account.civic_categories,
                account.hour_dossiers);
}
template <class Archive>
void fields(Archive& ar, StreamEntry& entry) {
    archive_all(ar, entry.version, entry.last, entry.seen, entry.spilled, entry.account);
}
template <class Archive>
void fields(Archive& ar, OpenAdvance& open) {
    archive_all(ar, open.request, open.clock, open.fired, open.last_deadline, open.last_dossier);
}
template <class Archive>
void fields(Archive& ar, ClockState& clock) {
    archive_all(ar, clock.ledger_name, clock.ledger, clock.partitions, clock.rules, clock.clock, clock.open);
}
template <class Archive>
void fields(Archive& ar, PartitionRow& row) {
    archive_all(ar, row.next);
    ar.bytes(row.chain.data(), row.chain.size());
    archive_all(ar, row.recorded_at, row.clock_entry, row.clock, row.reindex);
}

std::uint64_t fingerprint(const RequestId& id) {
    std::uint64_t words[2];
    std::memcpy(words, id.bytes.data(), sizeof words);
    return words[0] ^ words[1];
}

std::string to_row(const StreamEntry& entry) {
    std::string row;
    row.reserve(512);
    append_row(row, entry);
    return row;
}
StreamEntry stream_from_row(std::string_view row) { return from_row<StreamEntry>(row); }
std::string to_row(const PartitionRow& row) {
    std::string out;
    append_row(out, row);
    return out;
}
PartitionRow partition_from_row(std::string_view row) { return from_row<PartitionRow>(row); }

}  // namespace grandlivre
