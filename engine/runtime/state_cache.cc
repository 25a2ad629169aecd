#include "engine/runtime/state_cache.h"

#include <algorithm>

#include "engine/store/archive.h"

namespace grandlivre {
namespace {

std::uint32_t sortable(Date date) { return static_cast<std::uint32_t>(date.time_since_epoch().count()) ^ 0x8000'0000u; }

void append_stream(RowKey& key, const StreamId& stream) {
    key.number(static_cast<std::uint8_t>(stream.kind)).id(stream.key);
}

}  // namespace

StateCache::StateCache(Partition partition, WriteBehind& state, std::size_t most_streams)
    : partition_(partition), state_(state), most_streams_(most_streams) {}

RowKey StateCache::stream_key(const StreamId& stream) const {
    RowKey key(partition_);
    append_stream(key, stream);
    return key;
}

RowKey StateCache::deadline_key(const Deadline& deadline) const {
    RowKey key(partition_);
    key.number(sortable(deadline.due));
    append_stream(key, deadline.stream);
    return key.number(static_cast<std::uint8_t>(deadline.kind)).id(deadline.object);
}

StreamEntry StateCache::read(const std::optional<std::string>& row, const StreamId& stream,
                             const RuleBook& rules) const {
    StreamEntry entry;
    if (!row) {
        entry.state = fresh_state(stream.kind);
        return entry;
    }
    entry = stream_from_row(*row);
    entry.indexed = deadlines(entry.state, stream, rules);
    return entry;
}

void StateCache::prefetch(std::span<const StreamId> streams, const RuleBook& rules) {
    std::vector<StreamId> missing;
    std::vector<std::string> keys;
    for (const StreamId& stream : streams) {
        if (kept_.find(stream)) continue;
        missing.push_back(stream);
        keys.emplace_back(stream_key(stream));
    }
    if (missing.empty()) return;
    const auto rows = store().get(state_table::streams, keys);
    for (std::size_t i = 0; i < missing.size(); ++i) kept_.keep(missing[i], read(rows[i], missing[i], rules));
}

StreamEntry& StateCache::draft(const StreamId& stream, const RuleBook& rules) {
    if (const auto found = drafts_.find(stream); found != drafts_.end()) return *found->second.entry;
    StreamEntry* kept = kept_.find(stream);
    if (!kept) kept = &kept_.keep(stream, read(store().get(state_table::streams, stream_key(stream)), stream, rules));
    return *drafts_.emplace(stream, Draft{std::make_unique<StreamEntry>(*kept), kept}).first->second.entry;
}

void StateCache::commit_drafts() {
    for (auto draft = drafts_.begin(); draft != drafts_.end(); ++draft) {
        StreamEntry& kept = *draft->second.kept;
        kept = std::move(*draft->second.entry);
        kept_.mark_changed(kept);
    }
    drafts_.clear();
}

void StateCache::drop_drafts() { drafts_.clear(); }

std::vector<Sequence> StateCache::seen(const StreamId& stream, const StreamEntry& entry, const RequestId& id) const {
    const std::uint64_t wanted = fingerprint(id);
    std::vector<Sequence> places;
    for (auto seen = entry.seen.rbegin(); seen != entry.seen.rend(); ++seen)
        if (seen->fingerprint == wanted) places.push_back(seen->sequence);
    if (!entry.spilled) return places;
    const RowKey key = stream_key(stream).number(wanted);
    const std::string_view prefix = key;
    for (auto row = store().scan(state_table::requests, prefix, {}); row->valid(); row->next())
        places.push_back(Sequence{big_endian<std::uint64_t>(row->key().substr(prefix.size()))});
    return places;
}

void StateCache::spill(const StreamId& stream, StreamEntry& entry, WriteSet& writes) const {
    if (entry.seen.size() <= most_seen_inline) return;
    const auto oldest_kept = entry.seen.end() - static_cast<std::ptrdiff_t>(kept_inline);
    for (auto seen = entry.seen.begin(); seen != oldest_kept; ++seen)
        writes.put(state_table::requests, stream_key(stream).number(seen->fingerprint).number(number(seen->sequence)),
                   {});
    entry.seen.erase(entry.seen.begin(), oldest_kept);
    entry.spilled = true;
}

void StateCache::write(const StreamId& stream, StreamEntry& entry, const RuleBook& rules, WriteSet& writes) const {
    spill(stream, entry, writes);
    auto running = deadlines(entry.state, stream, rules);
    if (running != entry.indexed) {
        for (const Deadline& gone : entry.indexed) writes.remove(state_table::deadlines, deadline_key(gone));
        for (const Deadline& deadline : running) writes.put(state_table::deadlines, deadline_key(deadline), {});
        entry.indexed = std::move(running);
    }
    writes.put(state_table::streams, stream_key(stream), to_row(entry));
}

void StateCache::flush(const PartitionRow& partition, const RuleBook& rules) {
    GL_INVARIANT(drafts_.empty(), "a flush in the middle of a batch");
    WriteSet writes;
    kept_.write_back([&](const StreamId& stream, StreamEntry& entry) { write(stream, entry, rules, writes); });
    writes.put(state_table::meta, RowKey(partition_), to_row(partition));
    written_ = state_.write(std::move(writes));
    kept_.age(most_streams_);
}

void StateCache::reindex(const PartitionRow& partition, const RuleBook& rules) {
    GL_INVARIANT(drafts_.empty() && changed() == 0, "the index is rebuilt from what is not flushed");
    WriteSet writes;
    for (auto row = store().scan(state_table::deadlines, RowKey(partition_), {}); row->valid(); row->next())
        writes.remove(state_table::deadlines, row->key());
    for (auto row = store().scan(state_table::streams, RowKey(partition_), {}); row->valid(); row->next()) {
        const std::string_view key = row->key().substr(sizeof(Partition));
        StreamId stream{static_cast<StreamKind>(key.front()), {}};
        std::copy_n(key.begin() + 1, stream.key.size(), stream.key.begin());
        for (const Deadline& deadline : deadlines(stream_from_row(row->value()).state, stream, rules))
            writes.put(state_table::deadlines, deadline_key(deadline), {});
    }
    writes.put(state_table::meta, RowKey(partition_), to_row(partition));
    written_ = state_.write(std::move(writes));
    kept_ = {};  // they remember the index as it was
}

std::vector<Deadline> StateCache::due(Date clock, std::size_t most) const {
    std::vector<Deadline> found;
    for (auto row = store().scan(state_table::deadlines, RowKey(partition_), {}); row->valid() && found.size() < most;
         row->next()) {
        const std::string_view key = row->key().substr(sizeof(Partition));
        Deadline deadline;
        deadline.due = Date(Days(static_cast<std::int32_t>(big_endian<std::uint32_t>(key) ^ 0x8000'0000u)));
        if (deadline.due > clock) break;
        deadline.stream.kind = static_cast<StreamKind>(key[4]);
        std::copy_n(key.begin() + 5, 16, deadline.stream.key.begin());
        deadline.kind = static_cast<DeadlineKind>(key[21]);
        std::copy_n(key.begin() + 22, 16, deadline.object.begin());
        found.push_back(deadline);
    }
    return found;
}

std::optional<PartitionRow> StateCache::partition_row() const {
    const auto row = store().get(state_table::meta, RowKey(partition_));
    return row ? std::optional(partition_from_row(*row)) : std::nullopt;
}

}  // namespace grandlivre
