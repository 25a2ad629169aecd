#include "tools/formats/hledger.h"

#include <fmt/format.h>

#include "events/codec/record_lines.h"
#include "tools/formats/ascii_text.h"
#include "tools/formats/decimal.h"

namespace grandlivre::tools {
namespace {

std::string account_name(const LedgerAccountInfo& account) {
    return fmt::format("{}:{}", to_text(account.book), account.name);
}

/// `dossier:…, funder:…`; empty for a line of nothing.
std::string tags_of(const wire::Record& record, const wire::Posting& line) {
    const Dimensions of = codec::dimensions_of(record, line);
    std::string tags;
    const auto add = [&](const char* name, const std::string& value) {
        tags += fmt::format("{}{}:{}", tags.empty() ? "" : ", ", name, value);
    };
    if (of.dossier) add("dossier", to_text(*of.dossier));
    if (of.provider) add("provider", to_text(*of.provider));
    if (of.funder) add("funder", to_text(*of.funder));
    if (of.grant) add("grant", to_text(*of.grant));
    if (line.resource_class() != ResourceClass::none) add("class", wire::EnumNameResourceClass(line.resource_class()));
    return tags;
}

}  // namespace

HledgerWriter::HledgerWriter(std::optional<Book> book, Sink sink) : book_(book), out_(std::move(sink)) { declare(); }

void HledgerWriter::declare() {
    std::string& text = out_.text();
    for (const Unit unit : wire::EnumValuesUnit())
        text += fmt::format("commodity {0}\n    format 1000.00 {0}\n", to_text(unit));
    text += '\n';
    for (const LedgerAccountInfo& account : chart())
        if (has(account.account))
            text += fmt::format("account {}\n    note {} {}\n", account_name(account), account.pcg,
                                ascii_text(account.label));
    text += '\n';
    for (const EventKind kind : wire::EnumValuesEventBody())
        if (kind != EventKind::NONE) text += fmt::format("payee {}\n", wire::EnumNameEventBody(kind));
}

void HledgerWriter::add(const wire::Record& record) {
    bool concerned = false;
    codec::each_line(record, [&](const wire::Posting& line) { concerned = concerned || has(line.account()); });
    if (!concerned) return;
    const codec::RecordHeader header = codec::header_of(record);
    out_.text() += fmt::format("\n{} ({}) {}\n    ; stream:{}, fiscal_year:{}\n", to_text(header.on.value()),
                               to_text(header.position), wire::EnumNameEventBody(record.event_type()),
                               to_text(header.stream), static_cast<int>(header.fiscal_year));
    codec::each_line(record, [&](const wire::Posting& line) {
        if (has(line.account())) write_line(record, line);
    });
    out_.line_ended();
}

void HledgerWriter::write_line(const wire::Record& record, const wire::Posting& line) {
    const std::string tags = tags_of(record, line);
    out_.text() += fmt::format("    {:<36} {:>16} {}{}{}\n", account_name(info(line.account())),
                               decimal(line.amount(), '.'), to_text(line.unit()), tags.empty() ? "" : "  ; ", tags);
}

}  // namespace grandlivre::tools
