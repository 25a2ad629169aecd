#include "tools/formats/fec.h"

#include <fmt/format.h>

#include <algorithm>

#include "events/chart.h"
#include "events/codec/record_lines.h"
#include "tools/formats/ascii_text.h"
#include "tools/formats/decimal.h"
#include "tools/formats/fec_wording.h"

namespace grandlivre::tools {
namespace {

/// Names and order of the order of 2013-07-29.
constexpr const char* header_line =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\t"
    "PieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n";

/// AAAAMMJJ.
std::string compact(Date date) {
    std::string text = to_text(date);
    std::erase(text, '-');
    return text;
}

bool is_money(const wire::Posting& line) { return info(line.account()).book == Book::money; }

/// Of classes 6 and 7: expense and income of the year.
bool is_result(LedgerAccount account) { return info(account).pcg.front() == '6' || info(account).pcg.front() == '7'; }

bool is_of(LedgerAccount account, std::string_view subject) { return info(account).name.starts_with(subject); }

/// UTC, as `recorded_at` is.
Date booked_on(const wire::Record& record) {
    return std::chrono::floor<Days>(Instant(std::chrono::microseconds(record.header()->recorded_at())));
}

/// What a line concerns that its event does not say of all of them.
std::string concerned(const wire::Record& record, const wire::Posting& line) {
    const Dimensions of = codec::dimensions_of(record, line);
    if (of.dossier) return ", dossier " + to_text(*of.dossier);
    return of.grant ? ", grant " + to_text(*of.grant) : std::string();
}

}  // namespace

std::string fec_file_name(Siren siren, Year year) {
    return fmt::format("{}FEC{}.txt", to_text(siren), compact(date(static_cast<int>(year), 12, 31)));
}

void FecOpening::add(const wire::Record& record) {
    const Year of(record.header()->fiscal_year());
    if (const auto* registered = record.event_as_ProviderRegistered())
        names_[flatbuffers::UnPack(record.header()->stream()).siret()] = registered->name()->str();
    if (const auto* closed = record.event_as_YearClosed())
        if (flatbuffers::UnPack(*closed->year()) >= year_) closed_.insert(record.header()->partition());
    codec::each_line(record, [&](const wire::Posting& line) {
        if (!is_money(line)) return;
        if (of == year_) first_booked_ = std::min(first_booked_.value_or(booked_on(record)), booked_on(record));
        if (of >= year_) return;
        const auto* dimensions = codec::dimensions_at(record, line);
        std::uint64_t subsidiary = 0;
        if (dimensions && dimensions->funder() && is_of(line.account(), "funder:"))
            subsidiary = flatbuffers::UnPack(*dimensions->funder()).digits();
        if (dimensions && dimensions->provider() && is_of(line.account(), "provider:"))
            subsidiary = flatbuffers::UnPack(*dimensions->provider()).digits();
        sums_[{line.account(), subsidiary}] += Cents(line.amount());
    });
}

Cents FecOpening::result() const {
    Cents sum;
    for (const auto& [key, cents] : sums_)
        if (is_result(key.first)) sum += cents;
    return sum;
}

FecAccount FecOpening::result_account() const {
    if (result() > Cents()) return {"129", "Result of earlier years, deficit", "", ""};
    return {"120", "Result of earlier years, surplus", "", ""};
}

std::map<FecAccount, Cents> FecOpening::balances() const {
    std::map<FecAccount, Cents> balances;
    for (const auto& [key, cents] : sums_)
        if (cents != Cents() && !is_result(key.first)) balances[account_of(key)] += cents;
    if (result() != Cents()) balances[result_account()] += result();
    return balances;
}

std::string FecOpening::provider_label(Siret provider) const {
    const auto name = names_.find(provider);
    return name == names_.end() ? "Provider " + to_text(provider) : ascii_text(name->second);
}

FecAccount FecOpening::account_of(const Key& key) const {
    const auto& [account, subsidiary] = key;
    FecAccount of{info(account).pcg, ascii_text(info(account).label), "", ""};
    if (subsidiary == 0) return of;
    if (is_of(account, "funder:")) {
        of.auxiliary_number = to_text(Siren(static_cast<std::uint32_t>(subsidiary)));
        of.auxiliary_label = "Funder " + of.auxiliary_number;
    } else {
        of.auxiliary_number = to_text(Siret(subsidiary));
        of.auxiliary_label = provider_label(Siret(subsidiary));
    }
    return of;
}

FecAccount FecOpening::account_of(const wire::Record& record, const wire::Posting& line) const {
    const Dimensions dimensions = codec::dimensions_of(record, line);
    const LedgerAccount account = line.account();
    if (is_of(account, "funder:")) return account_of({account, dimensions.funder.value_or(Siren()).digits()});
    if (is_of(account, "provider:")) return account_of({account, dimensions.provider.value_or(Siret()).digits()});
    FecAccount of = account_of({account, 0});
    if (!is_of(account, "holder:")) return of;
    // Pseudonyms: who the holder is, the ledger does not know.
    of.auxiliary_number = dimensions.dossier ? to_text(*dimensions.dossier)
                                             : to_text(flatbuffers::UnPack(record.header()->stream()).account_id());
    of.auxiliary_label = (dimensions.dossier ? "Dossier " : "Account ") + of.auxiliary_number;
    return of;
}

struct FecWriter::Entry {
    FecJournal journal;
    std::string reference;
    Date date, piece_date, validated;
};

struct FecWriter::Line {
    FecAccount account;
    std::string concerns;
    Cents amount;  ///< a debit is positive
};

FecWriter::FecWriter(const FecOpening& opening, Sink sink) : opening_(opening), out_(std::move(sink)) {
    out_.text() = header_line;
    write_opening();
}

/// Dated on the first day, and validated no later than what follows it.
void FecWriter::write_opening() {
    const auto balances = opening_.balances();
    if (balances.empty()) return;
    const Date first = opening_.first_day();
    const int year = static_cast<int>(opening_.year());
    const Entry entry{opening_journal, fmt::format("AN{}", year), first, first,
                      std::min(first, opening_.first_booked().value_or(first))};
    ++totals_.entries;
    for (const auto& [account, cents] : balances)
        write_line(entry, account, fmt::format("Balances brought forward from {}", year - 1), cents);
}

void FecWriter::add(const wire::Record& record) {
    if (Year(record.header()->fiscal_year()) != opening_.year()) return;
    const std::vector<Line> lines = lines_of(record);
    if (lines.empty()) return;
    const codec::RecordHeader header = codec::header_of(record);
    const Date on = header.on.value();
    // What is booked late, for a year that is closed, has a date of that year.
    const Date entered = year_of(on) == opening_.year() ? on : opening_.first_day();
    const Entry entry{journal_of(record), to_text(header.position), entered, on, booked_on(record)};
    const std::string label = label_of(record);
    ++totals_.entries;
    for (const Line& line : lines) write_line(entry, line.account, label + line.concerns, line.amount);
}

/// Of the money book. A closing has one line for all the result that it moves, which the
/// year began with on an account of its own.
std::vector<FecWriter::Line> FecWriter::lines_of(const wire::Record& record) const {
    const bool closing = record.event_type() == EventKind::YearClosed;
    std::vector<Line> lines;
    Cents closed;
    codec::each_line(record, [&](const wire::Posting& line) {
        const Cents amount(line.amount());
        if (closing && is_result(line.account()))
            closed += amount;
        else if (is_money(line))
            lines.push_back({opening_.account_of(record, line), concerned(record, line), amount});
    });
    if (closed != Cents()) lines.push_back({opening_.result_account(), "", closed});
    return lines;
}

void FecWriter::write_line(const Entry& entry, const FecAccount& account, const std::string& label, Cents amount) {
    const Cents debit = std::max(amount, Cents()), credit = std::max(-amount, Cents());
    out_.text() +=
        fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t\t\t{}\t\t\n", entry.journal.code,
                    entry.journal.label, totals_.entries, compact(entry.date), account.number, account.label,
                    account.auxiliary_number, account.auxiliary_label, entry.reference, compact(entry.piece_date),
                    label, decimal(debit.count(), ','), decimal(credit.count(), ','), compact(entry.validated));
    out_.line_ended();
    ++totals_.lines;
    totals_.debit += debit;
    totals_.credit += credit;
}

FecTotals FecWriter::end() {
    out_.flush();
    return totals_;
}

}  // namespace grandlivre::tools
