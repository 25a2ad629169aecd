#pragma once

#include <optional>

#include "events/chart.h"
#include "events/codec/record.h"
#include "tools/formats/sink.h"

namespace grandlivre::tools {

/// The books as a journal of plain text accounting, which hledger and ledger read, with
/// strict checks too: what it uses it declares. A transaction an event: its date is the
/// business date, its code the record's position, its payee the kind of event; accounts
/// are `<book>:<ledger account>`. What a line can be read by stands in hledger's tags
/// (`; dossier:…, funder:…`), which are notes to ledger. Text is ASCII, so that no
/// reader's locale matters.
class HledgerWriter {
public:
    /// Of one book, or of all. Writes the declarations.
    HledgerWriter(std::optional<Book> book, Sink sink);

    /// Events without a line in the book are left out.
    void add(const wire::Record& record);
    void end() { out_.flush(); }

private:
    std::optional<Book> book_;
    SinkBuffer out_;

    bool has(LedgerAccount account) const { return !book_ || info(account).book == *book_; }
    void declare();
    void write_line(const wire::Record& record, const wire::Posting& line);
};

}  // namespace grandlivre::tools
