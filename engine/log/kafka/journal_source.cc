#include "engine/log/kafka/journal_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "events/codec/record.h"

namespace grandlivre::kafka {
namespace {

constexpr int wait_ms = 200;
constexpr std::size_t most_idle = 8;
constexpr std::size_t most_chunks = 64;
constexpr std::size_t records_a_chunk = 512;

/// The sequence that the last of the records says it has.
Sequence sequence_of_last(const RecordBuffer& records, const Position& near) {
    const auto position = codec::position_of(records[records.size() - 1]);
    if (!position) throw CorruptRecord(near, "the journal topic holds bytes that are no record");
    return position->sequence;
}

class StreamReader final : public JournalReader {
public:
    StreamReader(JournalSource& source, const Position& from, Sequence end)
        : source_(source), position_(from), end_(end) {
        if (from.sequence >= end) return;
        reader_ = source_.borrow(from.partition);
        approach();
    }
    ~StreamReader() override {
        if (reader_) source_.give_back(std::move(reader_));
    }

    std::span<const std::uint8_t> next() override {
        current_.clear();
        const Position position = position_;
        read(current_, 1);
        if (current_.empty()) return {};
        if (!codec::verify_record(current_[0])) throw CorruptRecord(position, "bytes that are no record");
        return current_[0];
    }

    void read(RecordBuffer& into, std::size_t most) override {
        while (most > 0 && position_.sequence < end_) {
            const std::int64_t offset = fetch(into);
            const Sequence found = sequence_of_last(into, position_);
            if (found < position_.sequence) {  // on the way to the first
                into.pop_back();
                continue;
            }
            if (found > position_.sequence) throw CorruptRecord(position_, "it is missing in the journal topic");
            if (number(found) % 4096 == 0) source_.index().learn(position_, offset);
            position_.sequence = grandlivre::next(found);
            --most;
        }
    }

private:
    JournalSource& source_;
    Position position_;  ///< of the next record
    const Sequence end_;
    std::unique_ptr<TopicReader> reader_;
    RecordBuffer current_;

    /// Appends the topic's next record; returns its offset.
    std::int64_t fetch(RecordBuffer& into) {
        for (int waited_ms = 0; waited_ms < 2 * answer_ms; waited_ms += wait_ms) {
            if (const Message message = reader_->next(wait_ms)) {
                const auto value = value_of(*message);
                into.append({reinterpret_cast<const std::uint8_t*>(value.data()), value.size()});
                return message->offset;
            }
            // Committed, and not yet to be seen: its markers are on the way.
        }
        throw LogError(fmt::format("kafka: record {} is committed and cannot be read", to_text(position_)));
    }

    /// Seeks to a place shortly before the first record. From a known place, as many
    /// offsets on as records are wanted is never too far, for offsets have gaps and
    /// sequences have none; each step leaves the gaps of the one before.
    void approach() {
        constexpr std::uint64_t near = 2048;
        OffsetIndex::Place place = source_.index().before(position_);
        while (number(position_.sequence) - number(place.sequence) > near) {
            const auto wanted = static_cast<std::int64_t>(number(position_.sequence) - number(place.sequence));
            reader_->seek(place.offset + wanted);
            current_.clear();
            const std::int64_t offset = fetch(current_);
            const Sequence found = sequence_of_last(current_, position_);
            if (found > position_.sequence || found <= place.sequence) break;  // a journal unlike ours: walk
            place = {found, offset};
            source_.index().learn({position_.partition, found}, offset);
        }
        const bool here = reader_->position() > place.offset &&
                          static_cast<std::uint64_t>(reader_->position()) <= number(position_.sequence);
        if (!here) reader_->seek(place.offset);
    }
};

}  // namespace

/// First what is kept, then the topic.
class ChunkReader final : public JournalReader {
public:
    ChunkReader(JournalSource& source, std::shared_ptr<const JournalSource::Chunk> chunk, const Position& from,
                Sequence end)
        : source_(source), chunk_(std::move(chunk)), position_(from), end_(end) {}

    std::span<const std::uint8_t> next() override {
        if (position_.sequence >= end_) return {};
        const std::uint64_t place = number(position_.sequence) - number(chunk_->first.sequence);
        if (place < chunk_->records.size()) {
            position_.sequence = grandlivre::next(position_.sequence);
            return chunk_->records[place];
        }
        if (!rest_) rest_ = source_.read(position_, end_);
        return rest_->next();
    }

private:
    JournalSource& source_;
    std::shared_ptr<const JournalSource::Chunk> chunk_;
    Position position_;
    const Sequence end_;
    std::unique_ptr<JournalReader> rest_;
};

std::unique_ptr<JournalReader> JournalSource::read(const Position& from, Sequence end) {
    return std::make_unique<StreamReader>(*this, from, end);
}

std::unique_ptr<JournalReader> JournalSource::look_up(const Position& from, Sequence end) {
    auto chunk = find_chunk(from);
    if (!chunk) chunk = fetch_chunk(from, end);
    return std::make_unique<ChunkReader>(*this, std::move(chunk), from, end);
}

std::shared_ptr<const JournalSource::Chunk> JournalSource::find_chunk(const Position& from) {
    const std::lock_guard lock(mutex_);
    for (auto chunk = chunks_.begin(); chunk != chunks_.end(); ++chunk) {
        const Position& first = (*chunk)->first;
        if (first.partition != from.partition || first.sequence > from.sequence ||
            number(from.sequence) - number(first.sequence) >= (*chunk)->records.size())
            continue;
        chunks_.splice(chunks_.begin(), chunks_, chunk);
        return chunks_.front();
    }
    return nullptr;
}

std::shared_ptr<const JournalSource::Chunk> JournalSource::fetch_chunk(const Position& from, Sequence end) {
    auto chunk = std::make_shared<Chunk>();
    chunk->first = from;
    const auto reader = read(from, end);
    for (std::size_t i = 0; i < records_a_chunk; ++i) {
        const auto record = reader->next();
        if (record.empty()) break;
        chunk->records.append(record);
    }
    const std::lock_guard lock(mutex_);
    chunks_.push_front(chunk);
    if (chunks_.size() > most_chunks) chunks_.pop_back();
    return chunk;
}

std::unique_ptr<TopicReader> JournalSource::borrow(Partition partition) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(idle_.begin(), idle_.end(),
                                        [&](const auto& reader) { return reader->partition() == partition; });
        if (found != idle_.end()) {
            auto reader = std::move(*found);
            idle_.erase(found);
            return reader;
        }
    }
    return std::make_unique<TopicReader>(settings_, settings_.journal(), partition);
}

void JournalSource::give_back(std::unique_ptr<TopicReader> reader) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < most_idle) idle_.push_back(std::move(reader));
}

}  // namespace grandlivre::kafka
