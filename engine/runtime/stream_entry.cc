#include "engine/runtime/stream_entry.h"

#include <cstring>

#include "engine/runtime/archive_state.h"

namespace grandlivre {

template <class Archive>
void fields(Archive& ar, SeenRequest& seen) {
    archive_all(ar, seen.fingerprint, seen.sequence);
}
/// The kind first, by its place in the variant.
template <class Archive>
void fields(Archive& ar, StreamState& state) {
    std::size_t kind = state.index();
    archive(ar, kind);
    if constexpr (!Archive::writing) {
        switch (kind) {
            case 0: state.emplace<0>(); break;
            case 1: state.emplace<1>(); break;
            case 2: state.emplace<2>(); break;
            case 3: state.emplace<3>(); break;
            default: throw CorruptRow("a stream of no kind");
        }
        static_assert(std::variant_size_v<StreamState> == 4);
    }
    std::visit([&](auto& of_kind) { archive(ar, of_kind); }, state);
}
template <class Archive>
void fields(Archive& ar, StreamEntry& entry) {
    archive_all(ar, entry.version, entry.last, entry.seen, entry.spilled, entry.state);
}
template <class Archive>
void fields(Archive& ar, OpenAdvance& open) {
    archive_all(ar, open.request, open.clock, open.fired, open.relays, open.last_deadline, open.last_object);
}
template <class Archive>
void fields(Archive& ar, YearResult& result) {
    archive_all(ar, result.resources, result.expense);
}
template <class Archive>
void fields(Archive& ar, FiscalYears& years) {
    archive_all(ar, years.closed, years.results);
}
template <class Archive>
void fields(Archive& ar, ClockState& clock) {
    archive_all(ar, clock.ledger_name, clock.ledger, clock.partitions, clock.rules, clock.clock, clock.open,
                clock.fiscal);
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
