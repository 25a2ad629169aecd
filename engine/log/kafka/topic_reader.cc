#include "engine/log/kafka/topic_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace grandlivre::kafka {
namespace {

const Properties reading{
    {"enable.auto.commit", "false"},
    {"enable.auto.offset.store", "false"},
    {"enable.partition.eof", "true"},
    {"auto.offset.reset", "error"},
    {"isolation.level", "read_committed"},
    {"check.crcs", "true"},
    {"fetch.wait.max.ms", "50"},
    {"fetch.error.backoff.ms", "20"},
    // Little at a time: memory that is used again at once is still in the
    // processor's cache, and a reader that is slower than the broker needs no more.
    {"queued.min.messages", std::to_string(FetchWaker::enough)},
    {"queued.max.messages.kbytes", "65536"},
    {"fetch.message.max.bytes", std::to_string(2 << 20)},
    {"socket.receive.buffer.bytes", "4194304"},
};

}  // namespace

TopicReader::TopicReader(const KafkaSettings& settings, std::string topic, Partition partition)
    : topic_(std::move(topic)),
      partition_(partition),
      client_(make_client(RD_KAFKA_CONSUMER, settings, with_group(reading, settings))),
      queue_(rd_kafka_queue_get_consumer(client_.get())) {
    waker_.emplace([this] {
        constexpr int most_ms = 1000;
        std::int64_t low = 0, high = 0;  // no matter, nor is an error: reading tells of it
        rd_kafka_query_watermark_offsets(client_.get(), topic_.c_str(), number(partition_), &low, &high, most_ms);
    });
}

TopicReader::~TopicReader() {
    waker_.reset();
    fetched_.clear();
    queue_.reset();
    rd_kafka_consumer_close(client_.get());
}

void TopicReader::seek(std::int64_t offset) {
    fetched_.clear();
    taken_ = 0;
    at_end_ = false;
    position_ = offset;
    const auto list = make_list(1);
    rd_kafka_topic_partition_list_add(list.get(), topic_.c_str(), number(partition_))->offset = offset;
    check(rd_kafka_assign(client_.get(), nullptr), "reading " + topic_);  // forgets what was fetched
    check(rd_kafka_assign(client_.get(), list.get()), "reading " + topic_);
}

/// What is there, or else the first message that comes: the call for many waits its
/// whole time when there are fewer than it could take.
void TopicReader::fetch(int wait_ms) {
    fetched_.clear();
    taken_ = 0;
    std::array<rd_kafka_message_t*, 512> batch;
    const std::size_t queued = rd_kafka_queue_length(queue_.get());
    const auto result = rd_kafka_consume_batch_queue(queue_.get(), 0, batch.data(), batch.size());
    if (result < 0) throw KafkaError("reading " + topic_, rd_kafka_last_error());
    const auto count = static_cast<std::size_t>(result);
    for (std::size_t i = 0; i < count; ++i) fetched_.emplace_back(batch[i]);
    waker_->saw(queued);
    waker_->saw(queued - std::min(queued, count));
    if (count > 0) return;
    if (Message first{rd_kafka_consume_queue(queue_.get(), wait_ms)}) fetched_.push_back(std::move(first));
}

Message TopicReader::next(int wait_ms) {
    at_end_ = false;
    while (true) {
        if (taken_ == fetched_.size()) fetch(wait_ms);
        if (fetched_.empty()) return nullptr;
        Message message = std::move(fetched_[taken_++]);
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
            if (message->offset < position_) continue;  // of before a seek
            at_end_ = true;
            return nullptr;
        }
        if (message->err)
            throw KafkaError(fmt::format("reading {}/{}", topic_, number(partition_)), message->err,
                             rd_kafka_message_errstr(message.get()));
        if (message->offset < position_) continue;
        position_ = message->offset + 1;
        return message;
    }
}

}  // namespace grandlivre::kafka
