#include "engine/runtime/recorded_event.h"

#include "events/values/native.h"

namespace grandlivre {
namespace {

Dimensions dimensions_of(const wire::Dimensions& source) {
    Dimensions dimensions;
    if (source.dossier()) dimensions.dossier = flatbuffers::UnPack(*source.dossier());
    if (source.provider()) dimensions.provider = flatbuffers::UnPack(*source.provider());
    if (source.funder()) dimensions.funder = flatbuffers::UnPack(*source.funder());
    if (source.grant()) dimensions.grant = flatbuffers::UnPack(*source.grant());
    return dimensions;
}

/// Lines come in the order in which they were booked, and the list of dimensions in
/// the order of their first lines: the same lines make the same list.
Postings postings_of(const wire::Record& record) {
    std::vector<Dimensions> of{Dimensions{}};  // 0: none
    if (record.dimensions())
        for (const auto* source : *record.dimensions()) of.push_back(dimensions_of(*source));
    Postings postings;
    if (!record.postings()) return postings;
    for (const auto* line : *record.postings()) {
        postings.of(of.at(line->dimensions()));
        if (line->unit() == Unit::EUR)
            postings.debit(line->account(), line->resource_class(), Cents(line->amount()));
        else
            postings.debit(line->account(), line->resource_class(), Centihours(line->amount()));
    }
    return postings;
}

}  // namespace

Event event_of(const wire::Record& record) {
    const codec::RecordHeader header = codec::header_of(record);
    RuleNames rules;
    if (record.rule())
        for (const auto* name : *record.rule()) rules.push_back(name->string_view());
    return {header.stream, header.on.value_or(Date()), codec::body_of(record), std::move(rules), postings_of(record)};
}

}  // namespace grandlivre
