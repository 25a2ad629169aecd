#include "projections/balances/fold.h"

#include <algorithm>

#include "events/values/invariant.h"

namespace grandlivre::projection {
namespace {

/// The balance that a statement shows for a ledger account; nothing for accounts
/// that are no bucket of the holder's.
struct Line {
    std::int64_t balance;
    bool credit_balance;  ///< more is a credit
};
std::optional<Line> line_of(const Holdings& holdings, LedgerAccount account, Unit unit,
                            const std::optional<GrantId>& grant) {
    const bool in_euros = unit == Unit::EUR;
    const auto euro = [&](Bucket bucket) { return holdings.euro_parts[Holdings::place(bucket)]; };
    const auto hour = [&](HourKind kind) { return holdings.hour_parts[Holdings::place(kind)]; };
    switch (account) {
        case LedgerAccount::annual_available: return Line{euro(Bucket::annual).available, true};
        case LedgerAccount::annual_reserved: return Line{euro(Bucket::annual).reserved, true};
        case LedgerAccount::dif_available:
            return Line{in_euros ? euro(Bucket::dif).available : hour(HourKind::dif).available, true};
        case LedgerAccount::dif_reserved:
            return Line{in_euros ? euro(Bucket::dif).reserved : hour(HourKind::dif).reserved, true};
        case LedgerAccount::cec_available:
            return Line{in_euros ? euro(Bucket::cec).available : hour(HourKind::cec).available, true};
        case LedgerAccount::cec_reserved:
            return Line{in_euros ? euro(Bucket::cec).reserved : hour(HourKind::cec).reserved, true};
        case LedgerAccount::cpf_available: return Line{hour(HourKind::cpf).available, true};
        case LedgerAccount::cpf_reserved: return Line{hour(HourKind::cpf).reserved, true};
        case LedgerAccount::public_available: return Line{hour(HourKind::public_).available, true};
        case LedgerAccount::public_reserved: return Line{hour(HourKind::public_).reserved, true};
        case LedgerAccount::grant_available: return Line{holdings.grant(grant.value()).available, true};
        case LedgerAccount::grant_reserved: return Line{holdings.grant(grant.value()).reserved, true};
        case LedgerAccount::holder_credit_note: return Line{holdings.credit_note.count(), true};
        case LedgerAccount::holder_debt: return Line{holdings.debt.count(), false};
        default: return std::nullopt;
    }
}

bool is_of_grant(LedgerAccount account) {
    return account == LedgerAccount::grant_available || account == LedgerAccount::grant_reserved;
}

}  // namespace

void BalancesFold::bring(std::span<const JournalEvent> events) {
    constexpr std::size_t line = 64;
    for (const JournalEvent& event : events) {
        if (event.stream.kind != StreamKind::account) continue;
        if (const auto* row = reinterpret_cast<const char*>(accounts_.find(event.stream.key)))
            for (std::size_t at = 0; at < sizeof(AccountRow); at += line) __builtin_prefetch(row + at, 1);
        else if (store_)
            absent_.push_back(event.stream.key);
    }
    if (!absent_.empty()) read_absent();
}

void BalancesFold::read_absent() {
    std::sort(absent_.begin(), absent_.end());
    absent_.erase(std::unique(absent_.begin(), absent_.end()), absent_.end());
    std::vector<std::string> keys;
    for (const UuidBytes& id : absent_) keys.emplace_back(std::string_view(uuid_key(partition_, id)));
    const auto rows = store_->get(table::accounts, keys);
    for (std::size_t i = 0; i < absent_.size(); ++i)
        accounts_.keep(absent_[i], rows[i] ? from_row<AccountRow>(*rows[i]) : AccountRow());
    absent_.clear();
}

AccountRow& BalancesFold::account(const UuidBytes& id) {
    if (AccountRow* kept = accounts_.find(id)) return *kept;
    GL_INVARIANT(!store_, "an account that was not brought");
    return accounts_.keep(id, AccountRow());
}

void BalancesFold::fold(const JournalEvent& event, WriteSet& rows) {
    if (event.stream.kind != StreamKind::account || !counts(event.kind)) return;
    AccountRow& row = account(event.stream.key);
    accounts_.mark_changed(row);
    row.version = event.version();
    row.last = event.position.sequence;
    std::uint16_t place = 0;
    for (const wire::Posting* posting : event.postings()) {
        const auto grant = event.grant_of(*posting);
        row.holdings.post(posting->account(), posting->unit(), posting->resource_class(), posting->amount(), grant);
        if (const auto line = line_of(row.holdings, posting->account(), posting->unit(), grant)) {
            StatementRow statement;
            statement.recorded_at = event.record.header()->recorded_at();
            statement.version = event.version();
            statement.on = event.on();
            statement.kind = event.kind;
            statement.request = flatbuffers::UnPack(event.record.header()->cause());
            statement.account = posting->account();
            statement.grant = is_of_grant(posting->account()) ? grant : std::nullopt;
            statement.unit = posting->unit();
            statement.amount = line->credit_balance ? -posting->amount() : posting->amount();
            statement.balance = line->balance;
            value_.clear();
            append_value(value_, statement);
            rows.put(table::statements, statement_key(partition_, event.stream.key, event.position.sequence, place),
                     value_);
        }
        ++place;
    }
    // Money follows postings; only what no posting tells is listed here.
    if (event.kind == EventKind::AccountOpened) row.status = AccountStatus::open;
    if (event.kind == EventKind::AccountFrozen) row.status = AccountStatus::frozen;
    if (event.kind == EventKind::AccountClosed) row.status = AccountStatus::closed;
    if (const auto* credited = event.record.event_as_RightsCredited())
        (credited->bucket() == Bucket::cec ? row.civic_ceiling : row.annual_ceiling) =
            flatbuffers::UnPack(*credited->ceiling());
    if (const auto* reserved = event.record.event_as_HoursReserved())
        row.dossiers.push_back(flatbuffers::UnPack(*reserved->dossier()));
    if (const auto* requested = event.record.event_as_EnrolmentRequested())
        row.dossiers.push_back(flatbuffers::UnPack(*requested->dossier()));
}

void BalancesFold::write_back(WriteSet& rows) {
    accounts_.write_back([&](const UuidBytes& id, const AccountRow& row) {
        value_.clear();
        append_row(value_, row);
        rows.put(table::accounts, uuid_key(partition_, id), value_);
    });
}

}  // namespace grandlivre::projection
