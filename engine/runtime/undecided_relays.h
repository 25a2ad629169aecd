#pragma once

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <cstring>
#include <map>

#include "engine/log/copy.h"
#include "engine/runtime/sent_relays.h"

namespace grandlivre {

/// Which relays a journal has sent and not decided: what its queues must hold,
/// wherever it is copied to. Each partition is seen from its beginning; a relay may be
/// seen decided on one before it is seen sent on another.
class UndecidedRelays final : public WaitingMessages {
public:
    void see(Position position, std::span<const std::uint8_t> record) override;
    std::vector<Forwarded> waiting(const Log& log) const override;

private:
    struct Hash {
        std::size_t operator()(const RequestId& id) const {
            std::size_t word;
            std::memcpy(&word, id.bytes.data(), sizeof word);
            return word;
        }
    };
    struct Part {
        RecordedRelays relays;
        Position decision;  ///< where the decision that is being seen begins
    };
    LedgerId ledger_;
    std::uint16_t partitions_ = 0;
    std::map<Partition, Part> parts_;
    tsl::robin_map<RequestId, Position, Hash> sent_;  ///< by the decision that begins there
    tsl::robin_set<RequestId, Hash> decided_;         ///< and not yet seen sent
};

}  // namespace grandlivre
