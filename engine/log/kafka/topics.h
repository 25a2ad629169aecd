#pragma once

#include "engine/log/kafka/client.h"

namespace grandlivre::kafka {

/// Creates the topics that are missing, with their settings, and waits until they
/// can be used. Throws KafkaError.
void create_topics(rd_kafka_t& client, const KafkaSettings& settings, int partitions);

/// Partitions of the ledger's topics; 0 if the journal's does not exist. Throws
/// LogError when a topic is missing, when counts differ, and when settings would lose
/// history or requests, or refuse messages: the message says what to change, all of it.
int verify_topics(rd_kafka_t& client, const KafkaSettings& settings);

}  // namespace grandlivre::kafka
