#include <stdexcept>

#include "engine/log/partitioner.h"
#include "engine/proof/chain.h"
#include "engine/runtime/engine.h"
#include "events/codec/record.h"

namespace grandlivre {

void create_ledger(Log& log, const Birth& birth) {
    constexpr std::uint16_t most_partitions = 1024;
    if (birth.partitions == 0 || birth.partitions > most_partitions)
        throw std::invalid_argument(fmt::format("{} partitions: expected 1 to {}", birth.partitions, most_partitions));
    if (birth.name.empty()) throw std::invalid_argument("a ledger needs a name");
    if (const auto book = RuleBook::parse(birth.rules); !book)
        throw std::invalid_argument(fmt::format("rule book, line {}: {}", book.error().line, book.error().message));
    if (log.partitions() != 0) throw LogError("the log has a ledger already");

    event::LedgerCreated created;
    created.name = birth.name;
    created.ledger = ledger_id(birth.name);
    created.partitions = birth.partitions;
    created.partitioner = partitioner_name;
    created.rules = birth.rules;
    flatbuffers::FlatBufferBuilder builder;
    std::vector<Batch> batches;
    for (std::uint16_t i = 0; i < birth.partitions; ++i) {
        Batch batch;
        batch.partition = Partition{i};
        const Event event{StreamId::clock(Partition{i}), Date(), created, {}, {}};
        const codec::RecordHeader header{
            .position = {Partition{i}, Sequence{0}}, .stream = event.stream, .version = 1, .recorded_at = birth.now};
        const auto bytes = codec::encode_record(builder, header, event, nullptr);
        batch.records.append(bytes);
        batch.after = {Sequence{1}, extend(Hash{}, bytes)};
        batches.push_back(std::move(batch));
    }
    log.append(batches);
}

}  // namespace grandlivre
