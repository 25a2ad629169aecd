#pragma once

#include <flatbuffers/flatbuffers.h>

#include <optional>
#include <span>

#include "events/event.h"
#include "events/outcome.h"
#include "events/values/instant.h"

namespace grandlivre::codec {

/// Where a record stands.
struct RecordHeader {
    Position position;
    StreamId stream;
    std::uint32_t version = 0;
    Sequence previous = no_sequence;  ///< the stream's record before
    Instant recorded_at;
    RequestId cause;
    std::optional<Date> on;  ///< nothing for sequence 0
    Year fiscal_year{0};
};

/// What rides on the first record of a decision.
struct DecisionPart {
    std::span<const std::uint8_t> request;  ///< canonical bytes
    const std::optional<Totals>& balance;
};

/// The bytes of a record; the same for the same arguments. Alive until the
/// builder's next use.
std::span<const std::uint8_t> encode_record(flatbuffers::FlatBufferBuilder& builder, const RecordHeader& header,
                                            const Event& event, const DecisionPart* decision);

/// Checks bytes that come from outside the process; nothing if they are no record.
const wire::Record* verify_record(std::span<const std::uint8_t> bytes);

/// The place that the bytes say they have, if their header can be read; the rest
/// of them may be anything.
std::optional<Position> position_of(std::span<const std::uint8_t> bytes);

/// A record that verify_record() has passed, or that this process wrote.
inline const wire::Record& record(std::span<const std::uint8_t> bytes) { return *wire::GetRecord(bytes.data()); }

RecordHeader header_of(const wire::Record& record);
EventBody body_of(const wire::Record& record);
std::optional<Totals> balance_of(const wire::Record& record);

std::span<const std::uint8_t> encode_outcome(flatbuffers::FlatBufferBuilder& builder, const Outcome& outcome);
/// The outcome that some other process has encoded; nothing if the bytes are none.
std::optional<Outcome> decode_outcome(std::span<const std::uint8_t> bytes);

}  // namespace grandlivre::codec
