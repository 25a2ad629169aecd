#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "engine/log/kafka/journal_source.h"
#include "engine/log/kafka/recovery.h"
#include "engine/log/kafka/transactions.h"

namespace grandlivre {

/// The journal on Kafka: topics `<prefix>.journal` and its neighbours. An append is
/// one transaction: records, answers, forwarded requests, dead letters, and the
/// group's offsets, whose metadata are the heads. Durable on return as the topic's
/// replication is (`min.insync.replicas`), and there whole or not at all.
///
/// append(), claim() and joined() are for one thread; heads and readers may be
/// asked for on any. A reader must not outlive its log.
class KafkaLog final : public Log {
public:
    /// A writer fences the process that has the same instance name. A copy writes, and may
    /// also open what an earlier one left unfinished.
    enum class Access { read, write, copy };

    /// Connects and verifies the topics. Throws LogError: nobody answers, a setting
    /// that is wrong, no right to read.
    static std::unique_ptr<KafkaLog> open(const KafkaSettings& settings, Access access);
    ~KafkaLog() override;

    /// Of a ledger whose journal topic is whole: makes the other topics that are missing,
    /// and commits the offsets and heads that the group has lost, with the relays that are
    /// sent and not decided where their queue was lost, in one transaction. Returns what
    /// was found; where nothing was lost, nothing is written. Throws LogError: an engine
    /// runs, the journal is not whole, or the group has a head that is not its.
    static std::vector<kafka::RecoveredPlace> recover(
        const KafkaSettings& settings, WaitingMessages& messages,
        const std::function<void(double share, std::uint64_t records)>& progress);

    std::uint16_t partitions() const override;
    /// As last read or written: see claim() and refresh().
    Head head(Partition partition) const override;
    /// The first append creates the topics. After an error the object takes no more:
    /// what became of the batch is known when another is opened and reads the heads.
    void append(std::span<const Batch> batches) override;
    void begin_copy() override { copying_ = true; }
    void end_copy() override;
    bool publishes_outcomes() const override { return true; }
    std::unique_ptr<JournalReader> read(Partition partition, Sequence from) const override;
    std::unique_ptr<JournalReader> look_up(Partition partition, Sequence from) const override;
    void each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const override;

    /// Where the input queues go on, of partitions that this process decides from now
    /// on: reads offsets and heads again, which no transaction of another owner can
    /// change any more. To be called after the group has given the partitions.
    std::vector<kafka::CommittedPlace> claim(std::span<const Partition> partitions);
    /// The consumer as whose group member offsets are committed; null: none.
    void joined(rd_kafka_t* member) { member_ = member; }
    /// Reads all heads that this process does not write itself.
    void refresh();

private:
    explicit KafkaLog(const KafkaSettings& settings);

    const KafkaSettings settings_;
    mutable kafka::JournalSource source_;
    kafka::Client queries_;  ///< in the group, without joining it: reads offsets
    std::unique_ptr<kafka::Transactions> transactions_;
    rd_kafka_t* member_ = nullptr;
    std::string failure_;
    bool may_be_unfinished_ = false, copying_ = false;

    mutable std::mutex mutex_;                   // guards what follows
    std::vector<kafka::CommittedPlace> places_;  ///< by partition; empty: no ledger yet
    std::vector<bool> written_here_;

    void load(Access access);
    void begin_to_write();
    void check_that_nothing_was();
    std::vector<kafka::CommittedPlace> committed(std::span<const Partition> partitions);
    std::vector<Head> heads() const;
    void create(std::size_t partitions);
    void commit(std::span<const Batch> batches, std::span<const kafka::CommittedPlace> places);
};

}  // namespace grandlivre
