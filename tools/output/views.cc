#include "tools/output/views.h"

#include "events/chart.h"
#include "events/values/instant.h"

namespace grandlivre::tools {
namespace {

using projection::DossierState;

const char* status_name(AccountStatus status) {
    switch (status) {
        case AccountStatus::unknown: return "unknown";
        case AccountStatus::open: return "open";
        case AccountStatus::frozen: return "frozen";
        case AccountStatus::closed: return "closed";
    }
    return "";
}

/// `annual:available` is the bucket `annual`; its reserved half stands apart.
std::string statement_bucket(LedgerAccount account) {
    if (account == LedgerAccount::holder_debt) return "debt";
    std::string name = info(account).name;
    constexpr std::string_view available = ":available";
    if (name.ends_with(available)) name.resize(name.size() - available.size());
    return name;
}

Bucket bucket_of(HourKind kind) {
    switch (kind) {
        case HourKind::dif: return Bucket::dif;
        case HourKind::cec: return Bucket::cec;
        case HourKind::cpf:
        case HourKind::public_: break;
    }
    return Bucket::annual;
}

}  // namespace

Json account_view(const AccountId& id, const projection::Reader::AccountAnswer& answer,
                  const projection::Reader& reader) {
    const Holdings& holdings = answer.row.holdings;
    const Balance balance = balance_of(holdings);
    Json view;
    view["account"] = to_text(id);
    view["status"] = status_name(answer.row.status);
    view["position"] = to_text(answer.position);
    view["rights"] = {{"available_cents", balance.available.count()},
                      {"reserved_cents", balance.reserved.count()},
                      {"debited_cents", balance.debited.count()},
                      {"forfeited_cents", balance.forfeited.count()},
                      {"debt_cents", balance.debt.count()}};
    view["buckets"] = Json::array();
    for (const Bucket bucket : euro_buckets) {
        Json line{{"bucket", wire::EnumNameBucket(bucket)},
                  {"available_cents", holdings.available(bucket).count()},
                  {"reserved_cents", holdings.reserved(bucket).count()}};
        const auto& ceiling = bucket == Bucket::annual ? answer.row.annual_ceiling : answer.row.civic_ceiling;
        if (bucket != Bucket::dif && ceiling) line["ceiling_cents"] = ceiling->count();
        view["buckets"].push_back(std::move(line));
    }
    view["buckets"].push_back({{"bucket", "credit_note"}, {"available_cents", 0}, {"reserved_cents", 0}});
    view["hours"] = Json::array();
    for (const auto& hours : balance.hours)
        view["hours"].push_back({{"kind", wire::EnumNameHourKind(hours.kind)},
                                 {"available_centihours", hours.available.count()},
                                 {"reserved_centihours", hours.reserved.count()}});
    view["dossiers"] = Json::array();
    for (const DossierId& dossier : answer.row.dossiers)
        if (const auto row = reader.dossier(dossier))
            view["dossiers"].push_back(
                {{"dossier", to_text(dossier)}, {"state", to_text(row->row.state)}, {"price_cents", 0}});
    return view;
}

Json statement_view(const std::vector<projection::Reader::StatementLine>& lines) {
    Json view = Json::array();
    for (const auto& line : lines)
        view.push_back({{"position", to_text(line.position)},
                        {"version", line.row.version},
                        {"on", to_text(line.row.on)},
                        {"recorded_at", to_text(Instant(std::chrono::microseconds(line.row.recorded_at)))},
                        {"type", wire::EnumNameEventBody(line.row.kind)},
                        {"request", to_text(line.row.request)},
                        {"bucket", statement_bucket(line.row.account)},
                        {"unit", to_text(line.row.unit)},
                        {"amount", line.row.amount},
                        {"balance", line.row.balance}});
    return view;
}

Json dossier_view(const DossierId& id, const projection::Reader::DossierAnswer& answer) {
    const auto& row = answer.row;
    Json view;
    view["dossier"] = to_text(id);
    view["account"] = to_text(row.account);
    view["provider"] = to_text(row.provider);
    view["position"] = to_text(answer.position);
    view["state"] = to_text(row.state);
    view["payment_state"] = "not_billable";
    view["control_state"] = "none";
    view["price_cents"] = 0;
    view["split"] = Json::array();
    view["split"].push_back({{"source", wire::EnumNameBucket(bucket_of(row.kind))},
                             {"reserved_cents", row.reserved_cents.count()},
                             {"debited_cents", row.debited_cents.count()},
                             {"released_cents", row.released_cents.count()},
                             {"forfeited_cents", 0},
                             {"refunded_cents", 0},
                             {"credit_note_cents", 0}});
    view["holder_cents"] = 0;
    view["provider_due_cents"] = 0;
    view["refundable_cents"] = 0;
    view["hours"] = {{"kind", wire::EnumNameHourKind(row.kind)},
                     {"reserved_centihours", row.reserved.count()},
                     {"debited_centihours", row.debited.count()},
                     {"released_centihours", row.released.count()}};
    view["validated_on"] = to_text(row.validated_on);
    view["session_start"] = to_text(row.session_start);
    view["deadlines"] = Json::array();
    if (row.state == DossierState::hours_reserved)
        view["deadlines"].push_back({{"what", "hours_ended"}, {"on", to_text(row.last_day)}});
    view["history"] = Json::array();
    for (const auto& step : row.history)
        view["history"].push_back({{"position", to_text(Position{answer.position.partition, step.sequence})},
                                   {"type", wire::EnumNameEventBody(step.kind)},
                                   {"on", to_text(step.on)}});
    return view;
}

Json trial_balance_view(const std::vector<projection::Reader::LedgerTotal>& totals) {
    Json view = Json::array();
    for (const auto& line : totals) {
        const LedgerAccountInfo& account = info(line.account);
        view.push_back({{"book", to_text(account.book)},
                        {"ledger_account", account.name},
                        {"unit", to_text(line.unit)},
                        {"debit", line.total.debit},
                        {"credit", line.total.credit}});
    }
    return view;
}

Json stats_view(const projection::Reader& reader) {
    Json view;
    std::uint64_t records = 0;
    Json events = Json::array(), requests = Json::array();
    for (const auto& [key, count] : reader.counts()) {
        using Of = projection::CountKey::Of;
        if (key.of == Of::event) {
            records += count;
            events.push_back({{"type", wire::EnumNameEventBody(key.event)}, {"count", count}});
        } else {
            Json line{{"type", wire::EnumNameRequestBody(key.request)},
                      {"outcome", key.of == Of::accepted ? "accepted" : "rejected"}};
            if (key.of == Of::rejected) line["reason"] = wire::EnumNameReason(key.reason);
            line["count"] = count;
            requests.push_back(std::move(line));
        }
    }
    view["position"] = reader.cut();
    view["partitions"] = reader.partitions;
    view["records"] = records;
    view["accounts"] = reader.rows(projection::table::accounts);
    view["statement_lines"] = reader.rows(projection::table::statements);
    view["dossiers"] = reader.rows(projection::table::dossiers);
    view["events"] = std::move(events);
    view["requests"] = std::move(requests);
    return view;
}

}  // namespace grandlivre::tools
