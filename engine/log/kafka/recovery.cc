#include "engine/log/kafka/recovery.h"

#include <fmt/format.h>

#include "engine/log/kafka/topic_reader.h"
#include "engine/proof/chain.h"
#include "events/codec/record.h"

namespace grandlivre::kafka {
namespace {

/// Whether a queue can be read on from there.
bool contains(const OffsetRange& range, std::optional<std::int64_t> next) {
    return next && *next >= range.low && *next <= range.high;
}

/// What is there once no transaction is open: readers of committed messages then see
/// as far as readers of all.
OffsetRange settled_range(rd_kafka_t& committed_only, rd_kafka_t& sees_all, const std::string& topic,
                          Partition partition) {
    constexpr int pause_ms = 200;
    for (int waited_ms = 0; waited_ms < 2 * answer_ms; waited_ms += pause_ms) {
        const OffsetRange all = offsets_of(sees_all, topic, number(partition));
        if (offsets_of(committed_only, topic, number(partition)).high == all.high) return all;
        rd_kafka_poll(&sees_all, pause_ms);
    }
    throw LogError(fmt::format("a transaction is open on {}/{}: somebody still writes", topic, number(partition)));
}

/// Reads the committed records of one partition of the journal to their end.
class Walk {
public:
    Walk(const KafkaSettings& settings, Partition partition, const OffsetRange& range)
        : topic_(settings.journal()), reader_(settings, topic_, partition), partition_(partition), range_(range) {
        reader_.seek(range.low);
    }

    /// One more record; false: that was all.
    bool step(WaitingMessages& messages) {
        while (range_.low < range_.high) {
            const Message message = reader_.next(wait_ms);
            if (!message && reader_.at_end()) return false;
            if (!message && ++silent_ == most_silent)
                throw LogError(fmt::format("kafka: {}/{} does not answer", topic_, number(partition_)));
            if (!message) continue;
            silent_ = 0;
            take(*message, messages);
            return true;
        }
        return false;
    }

    const Head& head() const { return head_; }
    /// Offsets walked so far.
    std::int64_t walked() const { return std::max(reader_.position(), range_.low) - range_.low; }

private:
    static constexpr int wait_ms = 200, most_silent = 2 * answer_ms / wait_ms;

    const std::string topic_;
    TopicReader reader_;
    const Partition partition_;
    const OffsetRange range_;
    RecordBuffer record_;  // aligned, as messages are not
    Chain chain_;
    Head head_;
    int silent_ = 0;

    void take(const rd_kafka_message_t& message, WaitingMessages& messages) {
        const Position expected{partition_, head_.next};
        const auto value = value_of(message);
        record_.clear();
        record_.append({reinterpret_cast<const std::uint8_t*>(value.data()), value.size()});
        const auto found = codec::position_of(record_[0]);
        if (!found || *found != expected)
            throw CorruptRecord(expected, fmt::format("offset {} of {}/{} holds {}", message.offset, topic_,
                                                      number(partition_), found ? to_text(*found) : "no record"));
        messages.see(expected, record_[0]);
        head_.chain = chain_.extend(head_.chain, record_[0]);
        head_.next = next(head_.next);
    }
};

void check_known(const CommittedOffsets& known, const Head& found, const KafkaSettings& settings) {
    if (!known.head || *known.head == found) return;
    throw LogError(
        fmt::format("partition {}: group {} has the head of {} records, and {} holds {}{}: nothing is changed",
                    number(known.partition), settings.group(), number(known.head->next), settings.journal(),
                    number(found.next), known.head->next == found.next ? " others" : ""));
}

/// What the group still says of the partition, where it can be so; the rest anew.
RecoveredPlace place_of(rd_kafka_t& client, const KafkaSettings& settings, const CommittedOffsets& known,
                        const Head& head) {
    const OffsetRange requests = offsets_of(client, settings.requests(), number(known.partition));
    const OffsetRange relays = offsets_of(client, settings.relays(), number(known.partition));
    RecoveredPlace found{known, {known.partition, requests.low, relays.low, head}};
    // An offset without its head was set by somebody else.
    if (known.head && contains(requests, known.requests)) found.place.requests = *known.requests;
    if (known.head && contains(relays, known.relays)) found.place.relays = *known.relays;
    return found;
}

}  // namespace

std::vector<RecoveredPlace> find_places(rd_kafka_t& client, const KafkaSettings& settings,
                                        std::span<const Partition> partitions, WaitingMessages& messages,
                                        const std::function<void(double share, std::uint64_t records)>& progress) {
    const auto sees_all =
        make_client(RD_KAFKA_CONSUMER, settings, with_group({{"isolation.level", "read_uncommitted"}}, settings));
    std::vector<OffsetRange> ranges;
    std::int64_t before = 0, of = 0;
    for (const Partition partition : partitions) {
        ranges.push_back(settled_range(client, *sees_all, settings.journal(), partition));
        of += ranges.back().size();
    }
    const auto committed = committed_offsets(client, settings, partitions);
    std::vector<RecoveredPlace> places;
    std::uint64_t records = 0;
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        Walk walk(settings, partitions[i], ranges[i]);
        while (walk.step(messages))
            if (++records % 4096 == 0 && progress)
                progress(static_cast<double>(before + walk.walked()) / static_cast<double>(of), records);
        before += ranges[i].size();
        if (walk.head().next == Sequence{0})
            throw LogError(fmt::format("{}/{} holds no record: it is the journal of no ledger", settings.journal(),
                                       number(partitions[i])));
        check_known(committed[i], walk.head(), settings);
        places.push_back(place_of(client, settings, committed[i], walk.head()));
    }
    return places;
}

}  // namespace grandlivre::kafka
