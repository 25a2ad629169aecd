#pragma once

#include "engine/log/kafka/client.h"

namespace grandlivre::bench {

/// Sizes of what one request becomes, so that the bare loop moves the same bytes.
struct Sizes {
    std::size_t record = 0, records_a_request = 2, outcome = 0;
};

/// The floor under any engine on Kafka: consumes `requests` messages of the ledger's
/// requests topic in a group of its own and produces as many records and outcomes as
/// the ledger would, of the same sizes and with the same headers, in one transaction
/// a batch, with the offsets. Decides nothing. Returns the seconds from the first
/// message to the last commit; `latencies` gets the seconds of each transaction.
double bare_loop(const KafkaSettings& settings, const std::string& name, std::uint64_t requests, std::size_t batch,
                 const Sizes& sizes, std::vector<double>& latencies);

}  // namespace grandlivre::bench
