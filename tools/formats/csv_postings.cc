#include "tools/formats/csv_postings.h"

#include <fmt/format.h>

#include "events/chart.h"
#include "events/codec/record_lines.h"
#include "tools/output/csv.h"

namespace grandlivre::tools {
namespace {

constexpr const char* columns =
    "position,version,stream,type,on,recorded_at,fiscal_year,request,rule,book,ledger_account,pcg,unit,amount,"
    "dossier,provider,funder,grant,resource_class\r\n";

template <class Value>
std::string text_of(const std::optional<Value>& value) {
    return value ? to_text(*value) : std::string();
}

std::string rules_of(const wire::Record& record) {
    std::string names;
    if (record.rule())
        for (const auto* name : *record.rule()) names += (names.empty() ? "" : " ") + name->str();
    return names;
}

/// The cells that all lines of an event share.
std::string event_cells(const wire::Record& record) {
    const codec::RecordHeader header = codec::header_of(record);
    return fmt::format("{},{},{},{},{},{},{},{},{}", to_text(header.position), header.version, to_text(header.stream),
                       wire::EnumNameEventBody(record.event_type()), text_of(header.on), to_text(header.recorded_at),
                       static_cast<int>(header.fiscal_year), to_text(header.cause), csv_cell(rules_of(record)));
}

std::string line_cells(const wire::Record& record, const wire::Posting& line) {
    const LedgerAccountInfo& account = info(line.account());
    const Dimensions of = codec::dimensions_of(record, line);
    const char* resource_class =
        line.resource_class() == ResourceClass::none ? "" : wire::EnumNameResourceClass(line.resource_class());
    return fmt::format("{},{},{},{},{},{},{},{},{},{}", to_text(account.book), account.name, account.pcg,
                       to_text(line.unit()), line.amount(), text_of(of.dossier), text_of(of.provider),
                       text_of(of.funder), text_of(of.grant), resource_class);
}

}  // namespace

CsvPostingsWriter::CsvPostingsWriter(Sink sink) : out_(std::move(sink)) { out_.text() = columns; }

void CsvPostingsWriter::add(const wire::Record& record) {
    if (!record.postings()) return;
    const std::string event = event_cells(record);
    codec::each_line(record, [&](const wire::Posting& line) {
        out_.text() += fmt::format("{},{}\r\n", event, line_cells(record, line));
    });
    out_.line_ended();
}

}  // namespace grandlivre::tools
