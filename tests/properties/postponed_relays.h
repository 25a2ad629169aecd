#pragma once

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/ledger.h"

/// A ledger in memory whose streams hear of each other late, in any order, and more
/// often than once.
namespace grandlivre::test {

/// A log that keeps relays to itself.
class PostponingLog final : public Log {
public:
    std::uint16_t partitions() const override { return log_.partitions(); }
    Head head(Partition partition) const override { return log_.head(partition); }
    void append(std::span<const Batch> batches) override {
        log_.append(batches);
        for (const Batch& batch : batches)
            for (const Forwarded& relay : batch.forwarded) relays.push_back(relay);
    }
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override {
        return log_.read(partition, from);
    }
    void each_dead_letter(
        const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override {
        log_.each_dead_letter(visit);
    }

    std::vector<Forwarded> relays;  ///< all that were sent

private:
    MemoryLog log_;
};

class PostponedLedger {
public:
    explicit PostponedLedger(std::uint16_t partitions) {
        create_ledger(log_,
                      {.partitions = partitions, .rules = std::string(default_rule_book_text()), .now = new_year});
        projector_ = std::make_unique<projection::Projector>(log_, projections_, projection::Projector::Settings{});
        engine_ =
            std::make_unique<Engine>(log_, state_, EngineSettings{.now = [] { return new_year; }}, projector_.get());
    }

    Outcome submit(const std::string& line) {
        const Outcome outcome = engine_->submit(std::vector{incoming(reader_, line, 1)}).front();
        take();
        return outcome;
    }

    std::size_t waiting() const { return waiting_.size(); }
    /// One of those that wait.
    void deliver(std::size_t place) {
        const std::size_t relay = waiting_.at(place);
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(place));
        decide(relay);
        delivered_.push_back(relay);
    }
    /// In the order in which they were sent, and what they ask in turn.
    void deliver_all() {
        while (waiting() > 0) deliver(0);
    }
    std::size_t delivered() const { return delivered_.size(); }
    /// One that was decided before.
    void deliver_again(std::size_t place) { decide(delivered_.at(place)); }

    std::uint64_t records() const {
        std::uint64_t count = 0;
        for (std::uint16_t i = 0; i < log_.partitions(); ++i) count += number(log_.head(Partition{i}).next);
        return count;
    }
    projection::Reader reads() {
        projector_->sync();
        return {projections_, log_.partitions()};
    }

private:
    PostponingLog log_;
    MemoryStore state_{state_table::specs}, projections_{projection::tables};
    std::unique_ptr<projection::Projector> projector_;
    std::unique_ptr<Engine> engine_;
    codec::RequestReader reader_;
    std::size_t taken_ = 0;
    std::vector<std::size_t> waiting_, delivered_;  ///< places among all that were sent

    void take() {
        for (; taken_ < log_.relays.size(); ++taken_) waiting_.push_back(taken_);
    }
    void decide(std::size_t place) {
        const Forwarded relay = log_.relays[place];
        const std::span bytes(reinterpret_cast<const std::uint8_t*>(relay.value.data()), relay.value.size());
        Delivery delivery{relay.to, reader_.read_flatbuffer(bytes, codec::Origin::ledger), {}, {}, {}};
        REQUIRE(delivery.request);
        engine_->process({&delivery, 1});
        take();
    }
};

}  // namespace grandlivre::test
