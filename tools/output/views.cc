#include "tools/output/views.h"

#include "events/chart.h"
#include "events/values/instant.h"
#include "tools/output/statement_bucket.h"

namespace grandlivre::tools {
namespace {

const char* status_name(AccountStatus status) {
    switch (status) {
        case AccountStatus::unknown: return "unknown";
        case AccountStatus::open: return "open";
        case AccountStatus::frozen: return "frozen";
        case AccountStatus::closed: return "closed";
    }
    return "";
}

/// One line of a split, as every answer shows it.
Json split_line(const SplitPart& part) {
    Json line{{"source", wire::EnumNameSplitSource(part.source)}};
    if (part.grant) line["grant"] = to_text(*part.grant);
    if (part.funder) line["funder"] = to_text(*part.funder);
    if (part.kind) line["kind"] = wire::EnumNameTopUpKind(*part.kind);
    line["reserved_cents"] = part.reserved.count();
    line["debited_cents"] = part.debited.count();
    line["released_cents"] = part.released.count();
    line["forfeited_cents"] = part.forfeited.count();
    line["refunded_cents"] = part.refunded.count();
    line["credit_note_cents"] = part.credit_note.count();
    return line;
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
    for (const auto& [grant, part] : holdings.grants)
        view["buckets"].push_back({{"bucket", "grant:" + to_text(grant)},
                                   {"available_cents", part.available},
                                   {"reserved_cents", part.reserved}});
    view["buckets"].push_back(
        {{"bucket", "credit_note"}, {"available_cents", holdings.credit_note.count()}, {"reserved_cents", 0}});
    view["hours"] = Json::array();
    for (const auto& hours : balance.hours)
        view["hours"].push_back({{"kind", wire::EnumNameHourKind(hours.kind)},
                                 {"available_centihours", hours.available.count()},
                                 {"reserved_centihours", hours.reserved.count()}});
    view["dossiers"] = Json::array();
    for (const DossierId& dossier : answer.row.dossiers)
        if (const auto row = reader.dossier(dossier))
            view["dossiers"].push_back({{"dossier", to_text(dossier)},
                                        {"state", wire::EnumNameDossierState(row->row.state())},
                                        {"price_cents", row->row.bought.price.count()}});
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
                        {"bucket", statement_bucket(line.row.account, line.row.grant)},
                        {"unit", to_text(line.row.unit)},
                        {"amount", line.row.amount},
                        {"balance", line.row.balance}});
    return view;
}

namespace {

/// What a dossier managed in hours holds in place of a price.
void show_hours(const projection::HoursRow& row, Json& view) {
    SplitPart part{};
    part.source = bucket_of(row.kind) == Bucket::annual ? SplitSource::annual
                  : bucket_of(row.kind) == Bucket::dif  ? SplitSource::dif
                                                        : SplitSource::cec;
    part.reserved = row.reserved_cents;
    part.debited = row.debited_cents;
    part.released = row.released_cents;
    view["split"].push_back(split_line(part));
    view["hours"] = {{"kind", wire::EnumNameHourKind(row.kind)},
                     {"reserved_centihours", row.reserved.count()},
                     {"debited_centihours", row.debited.count()},
                     {"released_centihours", row.released.count()}};
    view["validated_on"] = to_text(row.validated_on);
    view["session_start"] = to_text(row.session_start);
    if (row.state() == DossierState::hours_reserved)
        view["deadlines"].push_back({{"what", "hours_ended"}, {"on", to_text(row.last_day)}});
}

/// The last days that run: of an answer, of the validation, of a withdrawal.
void show_deadlines(const Dossier& dossier, Json& deadlines) {
    if (dossier.last_day && dossier.state != DossierState::service_declared)
        deadlines.push_back({{"what", "lapsed"}, {"on", to_text(*dossier.last_day)}});
    if (dossier.last_day && dossier.state == DossierState::service_declared && dossier.control != ControlState::open)
        deadlines.push_back(
            {{"what", "service_validated"},
             {"on", to_text(std::max(*dossier.last_day, dossier.control_closed_on.value_or(*dossier.last_day)))}});
    if (dossier.state == DossierState::accepted)
        deadlines.push_back({{"what", "withdrawal"}, {"on", to_text(dossier.withdraw_by)}});
}

void show_bought(const Dossier& dossier, Json& view) {
    for (const SplitPart& part : dossier.split) view["split"].push_back(split_line(part));
    view["training"] = {{"kind", wire::EnumNameTrainingKind(dossier.training)},
                        {"certification", dossier.certification}};
    view["session"] = {{"start", to_text(dossier.start)}, {"end", to_text(dossier.end)}};
    view["job_seeker"] = dossier.job_seeker;
    view["top_ups"] = Json::array();
    for (const TopUp& top_up : dossier.top_ups)
        view["top_ups"].push_back({{"funder", to_text(top_up.funder)},
                                   {"kind", wire::EnumNameTopUpKind(top_up.kind)},
                                   {"cents", top_up.cents.count()}});
    if (dossier.awaited) view["awaited_funder"] = to_text(*dossier.awaited);
    if (!dossier.split.empty()) {
        view["accepted_on"] = to_text(dossier.accepted_on);
        view["cgu"] = dossier.cgu;
        view["participation_cents"] = dossier.participation.count();
    }
    if (dossier.ended_on) {
        view["rate"] = dossier.rate;
        view["motive"] = wire::EnumNameEndMotive(dossier.motive);
        view["force_majeure"] = dossier.force_majeure;
    }
    if (!dossier.invoice.empty()) view["invoice"] = dossier.invoice;
    show_deadlines(dossier, view["deadlines"]);
}

Json recap_view(const projection::RecapRow& row) {
    Json rights = Json::array();
    for (const auto& [source, cents] : row.rights)
        rights.push_back({{"source", wire::EnumNameSplitSource(source)}, {"cents", cents.count()}});
    return {{"rate", row.rate},
            {"invoiced_cents", row.invoiced.count()},
            {"rights", std::move(rights)},
            {"others_cents", row.others.count()},
            {"holder_cents", row.holder.count()},
            {"remaining_cents", row.remaining.count()}};
}

}  // namespace

Json dossier_view(const DossierId& id, const projection::Reader::DossierAnswer& answer) {
    const auto& row = answer.row;
    Json view;
    view["dossier"] = to_text(id);
    view["account"] = to_text(row.account);
    view["provider"] = to_text(row.provider());
    view["position"] = to_text(answer.position);
    view["state"] = wire::EnumNameDossierState(row.state());
    view["payment_state"] = wire::EnumNamePaymentState(row.bought.payment);
    view["control_state"] = wire::EnumNameControlState(row.bought.control);
    view["price_cents"] = row.bought.price.count();
    view["split"] = Json::array();
    view["holder_cents"] = row.bought.holder().count();
    view["provider_due_cents"] = row.bought.due.count();
    view["refundable_cents"] = row.bought.refundable.count();
    view["deadlines"] = Json::array();
    row.in_hours ? show_hours(*row.in_hours, view) : show_bought(row.bought, view);
    if (row.recap) view["recap"] = recap_view(*row.recap);
    view["history"] = Json::array();
    for (const auto& step : row.history)
        view["history"].push_back({{"position", to_text(Position{answer.position.partition, step.sequence})},
                                   {"type", wire::EnumNameEventBody(step.kind)},
                                   {"on", to_text(step.on)}});
    return view;
}

Json funder_view(Siren siren, const projection::Reader::FunderAnswer& answer) {
    const Funder& funder = answer.funder;
    Json view;
    view["funder"] = to_text(siren);
    view["position"] = to_text(answer.position);
    view["calls"] = Json::array();
    for (const auto& [label, call] : funder.calls)
        view["calls"].push_back({{"call", label},
                                 {"cents", call.cents.count()},
                                 {"received_cents", call.received.count()},
                                 {"state", call.funded ? "funded" : "called"}});
    view["suspense"] = Json::array();
    for (const auto& [reference, receipt] : funder.receipts) {
        if (receipt.in_suspense == Cents()) continue;
        Json line{{"bank_reference", reference}, {"cents", receipt.in_suspense.count()}};
        if (!receipt.call.empty()) line["call"] = receipt.call;
        line["cause"] = wire::EnumNameReason(receipt.cause);
        view["suspense"].push_back(std::move(line));
    }
    view["refundable"] = Json::array();
    for (const auto& [grant, cents] : funder.refundable)
        if (cents != Cents()) view["refundable"].push_back({{"grant", to_text(grant)}, {"cents", cents.count()}});
    for (const auto& [dossier, cents] : funder.recovered)
        if (cents != Cents()) view["refundable"].push_back({{"dossier", to_text(dossier)}, {"cents", cents.count()}});
    view["granted_cents"] = funder.totals.granted.count();
    view["receivable_cents"] = funder.totals.receivable.count();
    view["suspense_cents"] = funder.totals.suspense.count();
    view["refundable_cents"] = funder.totals.refundable.count();
    view["contributed_cents"] = funder.totals.contributed.count();
    return view;
}

Json financing_view(const DossierId& id, const Dossier& dossier, Date on, const Financing& financing) {
    Json view{{"dossier", to_text(id)},
              {"on", to_text(on)},
              {"price_cents", dossier.price.count()},
              {"participation_cents", financing.participation.count()}};
    view["eligible"] = financing.not_eligible.empty();
    if (!financing.not_eligible.empty()) view["detail"] = financing.not_eligible;
    view["split"] = Json::array();
    for (const FinancingLine& part : financing.lines) {
        Json line{{"source", wire::EnumNameSplitSource(part.source)}};
        if (part.grant) line["grant"] = to_text(*part.grant);
        if (part.funder) line["funder"] = to_text(*part.funder);
        line["reserved_cents"] = part.cents.count();
        view["split"].push_back(std::move(line));
    }
    view["holder_cents"] = financing.holder.count();
    view["rules"] = Json::array();
    for (const RuleEntry* entry : financing.rules) view["rules"].push_back(entry->name);
    return view;
}

Json stats_view(const projection::Reader& reader) {
    Json view;
    std::uint64_t records = 0, sent = 0, decided = 0;
    Json events = Json::array(), requests = Json::array();
    for (const auto& [key, count] : reader.counts()) {
        using Of = projection::CountKey::Of;
        if (key.of == Of::relays_sent || key.of == Of::relays_decided) {
            (key.of == Of::relays_sent ? sent : decided) += count;
        } else if (key.of == Of::event) {
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
    view["funders"] = reader.rows(projection::table::funders);
    view["providers"] = reader.rows(projection::table::providers);
    view["runs"] = reader.rows(projection::table::runs);
    projection::QuarterRow orders;
    for (const auto& [quarter, row] : reader.quarters()) orders.add(row);
    view["orders"] = {{"accepted_gross", orders.accepted},
                      {"cancelled", orders.cancelled},
                      {"accepted_net", orders.accepted - orders.cancelled},
                      {"services_validated", orders.validated}};
    view["relays"] = {{"sent", sent}, {"decided", decided}, {"in_flight", sent - decided}};
    view["events"] = std::move(events);
    view["requests"] = std::move(requests);
    return view;
}

}  // namespace grandlivre::tools
