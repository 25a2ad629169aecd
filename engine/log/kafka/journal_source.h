#pragma once

#include <list>
#include <mutex>
#include <vector>

#include "engine/log/kafka/offset_index.h"
#include "engine/log/kafka/topic_reader.h"

namespace grandlivre::kafka {

/// Reads the journal topic by sequence. Keeps idle readers, what it learned of
/// offsets, and the records that were looked up last. Any thread.
class JournalSource {
public:
    explicit JournalSource(const KafkaSettings& settings) : settings_(settings) {}

    /// Records from `from` to before `end`, all of which must be committed.
    std::unique_ptr<JournalReader> read(const Position& from, Sequence end);
    /// The same for a few records; the ones after them are kept for the next call.
    std::unique_ptr<JournalReader> look_up(const Position& from, Sequence end);

    OffsetIndex& index() { return index_; }

    /// A reader of a partition, idle or new, and its way back.
    std::unique_ptr<TopicReader> borrow(Partition partition);
    void give_back(std::unique_ptr<TopicReader> reader);

private:
    struct Chunk {
        Position first;
        RecordBuffer records;
    };
    friend class ChunkReader;

    const KafkaSettings settings_;
    OffsetIndex index_;
    std::mutex mutex_;  // guards what follows
    std::vector<std::unique_ptr<TopicReader>> idle_;
    std::list<std::shared_ptr<const Chunk>> chunks_;  ///< latest used first

    std::shared_ptr<const Chunk> find_chunk(const Position& from);
    std::shared_ptr<const Chunk> fetch_chunk(const Position& from, Sequence end);
};

}  // namespace grandlivre::kafka
