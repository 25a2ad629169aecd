#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/log/record_buffer.h"
#include "events/outcome.h"
#include "events/values/position.h"

/// What a partition hands over to the log at once.
namespace grandlivre {

using Hash = std::array<std::uint8_t, 32>;

/// Where a partition ends: the sequence that its next record gets, and the running
/// chain (SHA-256 of head and record bytes, from 32 zero bytes) over all records
/// before it.
struct Head {
    Sequence next{0};
    Hash chain{};

    auto operator<=>(const Head&) const = default;
};

/// Names and values that travel beside a message's bytes.
using MessageHeaders = std::vector<std::pair<std::string, std::string>>;

/// How a request came, and so how its outcome goes.
enum class Encoding : std::uint8_t { flatbuffers, json };

/// What a sender wants to see again on the outcome.
struct ReplyTo {
    Encoding encoding = Encoding::flatbuffers;
    std::string correlation;  ///< header `correlation-id`; empty: none
    std::string message;      ///< `topic/partition/offset` of the request, where it came on a topic

    bool operator==(const ReplyTo&) const = default;
};

/// An outcome on its way to who asked.
struct Answer {
    Outcome outcome;
    StreamId stream;  ///< of the request; of the partition's clock where none could be read
    ReplyTo reply;

    bool operator==(const Answer&) const = default;
};

/// What goes to the queue of relays of a partition: a relay, which a decision sends to
/// another stream, or a request that came on a partition which is not its stream's and
/// goes to the right one as it is.
struct Forwarded {
    Partition to{};
    std::string key;
    std::string value;
    MessageHeaders headers;
};

/// The same where it waits. Offsets of a queue are dense, from 0, in the order in
/// which messages were handed over, and never go back.
struct QueuedRelay {
    std::int64_t offset = 0;
    std::string key;
    std::string value;
    MessageHeaders headers;

    bool operator==(const QueuedRelay&) const = default;
};

/// Bytes that are no request, untouched, with why and where from. Of more than
/// 1 MiB the beginning, with length and hash in `headers`.
struct DeadLetter {
    std::optional<std::string> key;
    std::string value;
    MessageHeaders headers;
    std::string detail;  ///< what, where, what was expected
    std::string origin;  ///< `topic/partition/offset`, or `line 7 of FILE`

    bool operator==(const DeadLetter&) const = default;
};

/// Offsets of the next messages of the input queues after a batch; nothing where it
/// took none.
struct Consumed {
    std::optional<std::int64_t> requests, relays;

    bool operator==(const Consumed&) const = default;
};

/// What one partition hands over at once: records, the answers to the requests
/// that they decide, what goes elsewhere, and the head after them.
struct Batch {
    Partition partition{};
    RecordBuffer records;
    std::vector<Answer> answers;
    std::vector<Forwarded> forwarded;
    std::vector<DeadLetter> dead_letters;
    Consumed consumed;
    Head after;

    bool empty() const {
        return records.empty() && answers.empty() && forwarded.empty() && dead_letters.empty() &&
               consumed == Consumed{};
    }
};

}  // namespace grandlivre
