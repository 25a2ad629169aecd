#include "engine/log/kafka/kafka_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/log/batch_check.h"
#include "engine/log/kafka/cloud_events.h"
#include "engine/log/kafka/group_members.h"
#include "engine/log/kafka/topics.h"

namespace grandlivre {

using namespace kafka;

namespace {

const Properties asking{{"enable.auto.commit", "false"}, {"isolation.level", "read_committed"}};

constexpr std::string_view remedy = "`grandlivre init --recover` finds the heads in the journal again";

[[noreturn]] void throw_unfinished(const KafkaSettings& settings) {
    throw LogError(fmt::format("the ledger in topics {}.* is a copy that was not finished: run `grandlivre copy` again",
                               settings.prefix));
}

std::vector<Partition> first_partitions(std::size_t count) {
    std::vector<Partition> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(Partition{static_cast<std::uint16_t>(i)});
    return all;
}

}  // namespace

std::unique_ptr<KafkaLog> KafkaLog::open(const KafkaSettings& settings, Access access) {
    std::unique_ptr<KafkaLog> log(new KafkaLog(settings));
    log->load(access);
    return log;
}

KafkaLog::KafkaLog(const KafkaSettings& settings)
    : settings_(settings),
      source_(settings),
      queries_(make_client(RD_KAFKA_CONSUMER, settings, with_group(asking, settings))) {}

void KafkaLog::begin_to_write() { transactions_ = std::make_unique<Transactions>(settings_, source_.index()); }

void KafkaLog::load(Access access) {
    // Topics that the first append completes are verified by it.
    const bool writes = access != Access::read;
    may_be_unfinished_ = access == Access::copy;
    const int count = writes ? partitions_of(*queries_, settings_.journal()) : verify_topics(*queries_, settings_);
    if (writes) begin_to_write();
    if (count == 0) return check_that_nothing_was();
    auto places = committed(first_partitions(static_cast<std::size_t>(count)));
    const bool created =
        std::all_of(places.begin(), places.end(), [](const auto& p) { return p.head.next > Sequence{}; });
    if (!created) {
        // Topics that were made for a ledger that was not created are no ledger.
        for (const auto& place : places)
            if (place.head.next == Sequence{} &&
                end_offset(*queries_, settings_.journal(), number(place.partition)) > 0)
                throw LogError(
                    fmt::format("topic {}/{} has records, but group {} has no head of it: its offsets "
                                "expired or were deleted; {}",
                                settings_.journal(), number(place.partition), settings_.group(), remedy));
        return;
    }
    if (writes) verify_topics(*queries_, settings_);
    written_here_.resize(places.size());
    places_ = std::move(places);
}

/// A journal that was deleted is no ledger to be made: what belongs to it is there.
void KafkaLog::check_that_nothing_was() {
    const int others = partitions_of(*queries_, settings_.requests());
    if (others == 0) return;
    for (const auto& one : committed_offsets(*queries_, settings_, first_partitions(static_cast<std::size_t>(others))))
        if (one.head)
            throw LogError(
                fmt::format("topic {} is gone, and group {} has the head of {} records of its partition {}: "
                            "bring it back, or make a ledger under another prefix",
                            settings_.journal(), settings_.group(), number(one.head->next), number(one.partition)));
}

KafkaLog::~KafkaLog() { rd_kafka_consumer_close(queries_.get()); }

std::vector<CommittedPlace> KafkaLog::committed(std::span<const Partition> partitions) {
    std::vector<CommittedPlace> places;
    for (const CommittedOffsets& one : committed_offsets(*queries_, settings_, partitions)) {
        if (one.requests && !one.head)
            throw LogError(
                fmt::format("group {} was moved by someone else: the offset of {}/{} carries no head, "
                            "but \"{}\"; {}",
                            settings_.group(), settings_.requests(), number(one.partition), one.metadata, remedy));
        if (one.copying && !may_be_unfinished_) throw_unfinished(settings_);
        places.push_back(
            {one.partition, one.requests.value_or(0), one.relays.value_or(0), one.head.value_or(Head{}), one.copying});
    }
    return places;
}

std::vector<Head> KafkaLog::heads() const {
    const std::lock_guard lock(mutex_);
    std::vector<Head> heads;
    for (const auto& place : places_) heads.push_back(place.head);
    return heads;
}

std::uint16_t KafkaLog::partitions() const {
    const std::lock_guard lock(mutex_);
    return static_cast<std::uint16_t>(places_.size());
}

Head KafkaLog::head(Partition partition) const {
    const std::lock_guard lock(mutex_);
    check_partition(partition, places_.size());
    return places_[number(partition)].head;
}

std::vector<CommittedPlace> KafkaLog::claim(std::span<const Partition> partitions) {
    auto places = committed(partitions);
    const std::lock_guard lock(mutex_);
    written_here_.assign(places_.size(), false);
    for (const CommittedPlace& place : places) {
        places_.at(number(place.partition)) = place;
        written_here_[number(place.partition)] = true;
    }
    return places;
}

void KafkaLog::refresh() {
    const auto places = committed(first_partitions(partitions()));
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!written_here_[i]) places_[i] = places[i];
}

void KafkaLog::create(std::size_t partitions) {
    create_topics(*queries_, settings_, static_cast<int>(partitions));
    const int found = verify_topics(*queries_, settings_);
    if (static_cast<std::size_t>(found) != partitions)
        throw LogError(fmt::format("topic {} has {} partitions already, and the ledger was to have {}",
                                   settings_.journal(), found, partitions));
}

void KafkaLog::append(std::span<const Batch> batches) {
    if (!failure_.empty()) throw LogError(fmt::format("an earlier append failed ({}): open the log again", failure_));
    if (!transactions_) throw LogError("this log is open for reading");
    if (batches.empty()) return;
    check_batches(batches, heads());
    const bool creates = partitions() == 0;
    if (creates) create(batches.size());

    std::vector<CommittedPlace> after;
    for (const Batch& batch : batches) {
        CommittedPlace place{batch.partition, 0, 0, {}};
        if (!creates) {
            const std::lock_guard lock(mutex_);
            place = places_[number(batch.partition)];
        }
        place.head = batch.after;
        place.copying = copying_;
        place.requests = batch.consumed.requests.value_or(place.requests);
        place.relays = batch.consumed.relays.value_or(place.relays);
        after.push_back(place);
    }
    commit(batches, after);
    const std::lock_guard lock(mutex_);
    if (creates) {
        places_.resize(batches.size());
        written_here_.assign(batches.size(), true);
    }
    for (const CommittedPlace& place : after) places_[number(place.partition)] = place;
}

void KafkaLog::commit(std::span<const Batch> batches, std::span<const CommittedPlace> places) {
    try {
        transactions_->commit(batches, places, member_);
    } catch (const LogError& error) {
        failure_ = error.what();
        throw;
    }
}

void KafkaLog::end_copy() {
    copying_ = false;
    std::vector<CommittedPlace> places;
    {
        const std::lock_guard lock(mutex_);
        if (std::none_of(places_.begin(), places_.end(), [](const auto& place) { return place.copying; })) return;
        for (CommittedPlace& place : places_) place.copying = false;
        places = places_;
    }
    commit({}, places);
}

std::vector<RecoveredPlace> KafkaLog::recover(
    const KafkaSettings& settings, WaitingMessages& messages,
    const std::function<void(double share, std::uint64_t records)>& progress) {
    KafkaLog log(settings);
    const int count = partitions_of(*log.queries_, settings.journal());
    if (count == 0) throw LogError(fmt::format("there is no topic {}: nothing to recover from", settings.journal()));
    if (const int members = group_members(*log.queries_, settings); members > 0)
        throw LogError(
            fmt::format("group {} has {} members: stop the engines first (one that was stopped is a member until "
                        "its session times out)",
                        settings.group(), members));
    create_topics(*log.queries_, settings, count);
    verify_topics(*log.queries_, settings);
    log.begin_to_write();
    const auto partitions = first_partitions(static_cast<std::size_t>(count));
    auto found = find_places(*log.queries_, settings, partitions, messages, progress);
    if (std::any_of(found.begin(), found.end(), [](const auto& one) { return one.before.copying; }))
        throw_unfinished(settings);
    if (std::none_of(found.begin(), found.end(), [](const auto& one) { return one.any_lost(); })) return found;

    std::vector<Batch> batches(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        log.places_.push_back(found[i].place);
        batches[i].partition = partitions[i];
        batches[i].after = found[i].place.head;
    }
    log.written_here_.assign(found.size(), true);
    if (std::any_of(found.begin(), found.end(), [](const auto& one) { return one.relays_lost(); }))
        batches.front().forwarded = messages.waiting(log);
    log.append(batches);
    return found;
}

std::unique_ptr<JournalReader> KafkaLog::read(Partition partition, Sequence from) const {
    return source_.read({partition, from}, head(partition).next);
}

std::unique_ptr<JournalReader> KafkaLog::look_up(Partition partition, Sequence from) const {
    return source_.look_up({partition, from}, head(partition).next);
}

void KafkaLog::each_dead_letter(const std::function<bool(Partition, std::uint64_t, const DeadLetter&)>& visit) const {
    constexpr int wait_ms = 1000;
    for (std::uint16_t p = 0; p < partitions(); ++p) {
        TopicReader reader(settings_, settings_.dead_letter(), Partition{p});
        reader.seek(0);
        while (true) {
            const Message message = reader.next(wait_ms);
            if (!message && reader.at_end()) break;
            if (!message) continue;
            DeadLetter letter;
            if (message->key) letter.key = key_of(*message);
            letter.value = value_of(*message);
            letter.headers = headers_of(*message);
            read_own_headers(letter);
            if (!visit(Partition{p}, static_cast<std::uint64_t>(message->offset), letter)) return;
        }
    }
}

}  // namespace grandlivre
