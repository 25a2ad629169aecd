#pragma once

#include <string>

#include "events/catalog.h"
#include "events/outcome.h"

/// FlatBuffers to JSON, driven by the schema. Appends one object, no line end.
namespace grandlivre::codec {

/// A record as `journal` shows it: header, event's fields, postings and, on a
/// decision's first record, the request and the balance.
void write_record(const wire::Record& record, std::string& json);

/// A request as upstream would have written it.
void write_request(const wire::Request& request, std::string& json);

void write_outcome(const Outcome& outcome, std::string& json);

}  // namespace grandlivre::codec
