#pragma once

#include "events/codec/record.h"
#include "events/values/native.h"

namespace grandlivre::projection {

/// A record as folds see it. Alive with its bytes.
struct JournalEvent {
    explicit JournalEvent(const wire::Record& source)
        : record(source),
          kind(source.event_type()),
          position{Partition{source.header()->partition()}, Sequence{source.header()->sequence()}},
          stream(flatbuffers::UnPack(source.header()->stream())) {}

    const wire::Record& record;
    EventKind kind;
    Position position;
    StreamId stream;

    std::uint32_t version() const { return record.header()->version(); }
    Date on() const { return Date(Days(record.header()->on())); }
    /// The grant that a line is of, if it is of one.
    std::optional<GrantId> grant_of(const wire::Posting& line) const {
        if (line.dimensions() == 0) return std::nullopt;
        const auto* grant = record.dimensions()->Get(line.dimensions() - 1u)->grant();
        return grant ? std::optional(flatbuffers::UnPack(*grant)) : std::nullopt;
    }
    /// The funder of a line, 0 if it is of none.
    Siren funder_of(const wire::Posting& line) const {
        if (line.dimensions() == 0) return Siren{};
        const auto* funder = record.dimensions()->Get(line.dimensions() - 1u)->funder();
        return funder ? flatbuffers::UnPack(*funder) : Siren{};
    }
    std::int16_t fiscal_year() const { return record.header()->fiscal_year(); }
    const flatbuffers::Vector<const wire::Posting*>& postings() const {
        static const auto* none = [] {
            static flatbuffers::FlatBufferBuilder builder;
            builder.Finish(builder.CreateVectorOfStructs<wire::Posting>(nullptr, 0));
            return flatbuffers::GetRoot<flatbuffers::Vector<const wire::Posting*>>(builder.GetBufferPointer());
        }();
        return record.postings() ? *record.postings() : *none;
    }
};

}  // namespace grandlivre::projection
