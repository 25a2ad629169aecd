#pragma once

#include <atomic>
#include <chrono>

#include "engine/log/kafka/client.h"

namespace grandlivre::kafka {

/// Members of the engines' group now. Throws KafkaError.
int group_members(rd_kafka_t& client, const KafkaSettings& settings);

/// Whether another process lives in the group under this one's instance name. A member
/// that nobody runs, such as one whose joining was answered too late, is gone when its
/// session is over: so it takes a session to know. False also when `stop` ends it.
bool name_is_taken(const KafkaSettings& settings, std::chrono::milliseconds session, const std::atomic<bool>& stop);

}  // namespace grandlivre::kafka
