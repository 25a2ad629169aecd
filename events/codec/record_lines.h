#pragma once

#include "events/codec/record.h"
#include "events/posting.h"
#include "events/values/native.h"

/// The lines of a record read where they lie: nothing is unpacked but what is asked for.
namespace grandlivre::codec {

/// What a line of a record is of; null: of nothing.
inline const wire::Dimensions* dimensions_at(const wire::Record& record, const wire::Posting& line) {
    return line.dimensions() == 0 ? nullptr : record.dimensions()->Get(line.dimensions() - 1u);
}

/// The same as a value.
inline Dimensions dimensions_of(const wire::Record& record, const wire::Posting& line) {
    Dimensions dimensions;
    const auto* source = dimensions_at(record, line);
    if (!source) return dimensions;
    if (source->dossier()) dimensions.dossier = flatbuffers::UnPack(*source->dossier());
    if (source->provider()) dimensions.provider = flatbuffers::UnPack(*source->provider());
    if (source->funder()) dimensions.funder = flatbuffers::UnPack(*source->funder());
    if (source->grant()) dimensions.grant = flatbuffers::UnPack(*source->grant());
    return dimensions;
}

/// Calls with each line of a record, in order.
template <class Visit>
void each_line(const wire::Record& record, Visit visit) {
    if (record.postings())
        for (const wire::Posting* line : *record.postings()) visit(*line);
}

}  // namespace grandlivre::codec
