#pragma once

#include "tools/session.h"

namespace grandlivre::tools {

/// Whoever decides the requests of a command: an engine of this process, the one
/// that `serve` runs, or the group of a Kafka ledger.
class Decider {
public:
    virtual ~Decider() = default;
    /// One outcome a line, in order.
    virtual std::vector<Outcome> submit(std::span<const Incoming> lines) = 0;
    /// Stores the lines and does not wait for their outcomes, where the log keeps
    /// requests; decides them otherwise.
    virtual void store(std::span<const Incoming> lines) { submit(lines); }
    /// Hears of deadlines fired, where they are fired here.
    virtual void on_fired(std::function<void(std::uint64_t)>) {}
    virtual void close() {}
};

/// `birth`: what an embedded ledger is that the command may create.
std::unique_ptr<Decider> open_decider(const Common& common, const std::optional<Birth>& birth);

}  // namespace grandlivre::tools
