#include "tools/account_history.h"

#include "engine/log/partitioner.h"
#include "engine/runtime/recorded_event.h"
#include "engine/runtime/stream_history.h"

namespace grandlivre::tools {

RecordBuffer account_records(Ledger& ledger, const projection::Reader& reader, const AccountId& id) {
    const auto answer = reader.account(id);
    if (!answer) throw UserError(fmt::format("unknown account {}", to_text(id)));
    return stream_history(ledger.log(), {partition_of(StreamId::account(id), ledger.partitions()), answer->row.last});
}

Account account_now(Ledger& ledger, const projection::Reader& reader, const AccountId& id) {
    const RecordBuffer records = account_records(ledger, reader, id);
    Account account;
    for (std::size_t i = 0; i < records.size(); ++i) apply(account, event_of(codec::record(records[i])));
    return account;
}

RuleBook adopted_rules(const projection::Reader& reader) { return RuleBook::parse(reader.rule_books().back()).value(); }

}  // namespace grandlivre::tools
