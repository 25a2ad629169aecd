#pragma once

#include <string>
#include <utility>
#include <vector>

/// Where a ledger on Kafka is, and how librdkafka is told to reach it.
namespace grandlivre {

struct KafkaSettings {
    std::string brokers;  ///< `host:port[,host:port]`
    std::string prefix = "grandlivre";
    /// Names this process in the group and in transactions: a second one of the same
    /// name fences the first.
    std::string instance = "grandlivre";
    /// Keeps its partitions over a restart, but is missed only after the session's
    /// time-out. A process that comes and goes leaves the group at once.
    bool static_member = true;
    /// librdkafka's own properties, passed through (`ssl.ca.location`, …).
    std::vector<std::pair<std::string, std::string>> properties;
    int replication = -1;          ///< of topics that are created; -1: as the brokers say
    bool journal_headers = false;  ///< CloudEvents attributes on the journal too

    std::string topic(const char* name) const { return prefix + "." + name; }
    std::string requests() const { return topic("requests"); }
    std::string relays() const { return topic("relays"); }
    std::string journal() const { return topic("journal"); }
    std::string outcomes() const { return topic("outcomes"); }
    std::string dead_letter() const { return topic("dead-letter"); }
    std::string checkpoints() const { return topic("checkpoints"); }
    /// The group of the engines, and whose offsets carry the heads.
    std::string group() const { return topic("engine"); }
};

/// Largest message of any topic: a record can carry a rule book and a request of a
/// mebibyte each.
constexpr int largest_message_bytes = 8 << 20;

}  // namespace grandlivre
