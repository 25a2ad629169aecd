#include "engine/runtime/stream_history.h"

#include "events/codec/record.h"

namespace grandlivre {

RecordBuffer stream_history(const Log& log, Position last) {
    RecordBuffer newest_first;
    for (Sequence place = last.sequence; place != no_sequence;) {
        const auto reader = log.look_up(last.partition, place);
        const auto bytes = reader->next();
        if (bytes.empty() || !codec::verify_record(bytes))
            throw CorruptRecord({last.partition, place}, "bytes that are no record");
        newest_first.append(bytes);
        const Sequence before = codec::header_of(codec::record(bytes)).previous;
        if (before != no_sequence && before >= place)
            throw CorruptRecord({last.partition, place}, "the record before it comes after it");
        place = before;
    }
    RecordBuffer history;
    for (std::size_t i = newest_first.size(); i-- > 0;) history.append(newest_first[i]);
    return history;
}

}  // namespace grandlivre
