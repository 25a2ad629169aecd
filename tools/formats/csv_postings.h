#pragma once

#include "events/codec/record.h"
#include "tools/formats/sink.h"

namespace grandlivre::tools {

/// All books as one table for spreadsheets and databases (RFC 4180): a line a posting,
/// with all that is known of it. Amounts are integers in cents or hundredths of an hour,
/// a debit positive; `rule` has the rule book's entries with a space between them.
class CsvPostingsWriter {
public:
    /// Writes the names of the columns.
    explicit CsvPostingsWriter(Sink sink);

    void add(const wire::Record& record);
    void end() { out_.flush(); }

private:
    SinkBuffer out_;
};

}  // namespace grandlivre::tools
