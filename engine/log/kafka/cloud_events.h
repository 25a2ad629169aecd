#pragma once

#include "engine/log/batch.h"
#include "engine/log/kafka/settings.h"

/// CloudEvents 1.0 attributes as headers, in the binary mode of its Kafka binding.
namespace grandlivre::kafka {

/// Of an outcome: `id` is the request's, so that the first outcome and its duplicates are
/// one event. An outcome that the journal does not have (malformed, id_reused) is named
/// by its message: the same id may yet get another one.
MessageHeaders outcome_headers(const Answer& answer, const KafkaSettings& settings, Partition partition);

/// Of a record: its position is the id.
MessageHeaders record_headers(const Position& position, std::string_view event, std::string_view stream,
                              const KafkaSettings& settings);

/// Those that the letter came with, untouched, and behind them the ledger's own: why,
/// where from, and the attributes.
MessageHeaders dead_letter_headers(const DeadLetter& letter, const KafkaSettings& settings, Partition partition);
/// The way back: takes the ledger's own from the end of the letter's headers.
void read_own_headers(DeadLetter& letter);

}  // namespace grandlivre::kafka
